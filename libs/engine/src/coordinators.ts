import type { AgreementContext, ClockRanOut, FollowUpContext } from '#libs/charts';
import { signatories } from '#libs/charts';
import type { Asked, Ladder, Place } from '#libs/hierarchy';
import { ask, computeLadder, levelRank, mergeByOffice } from '#libs/hierarchy';
import type { CivilDate } from '#libs/kernel';
import type { Policy } from '#libs/policy';
import { policyOf } from './applied-policy.js';
import type { Reference } from './reference.js';

/** The ladder of an agreement as it stands today (DESIGN 1.3), under the policy that applies to it. */
export function ladderOf(reference: Reference, id: string, context: AgreementContext, on: CivilDate): Ladder {
  return ladderUnder(policyOf(reference, id, context).policy, reference, context, on);
}

function ladderUnder({ press: { highestRung } }: Policy, reference: Reference, context: AgreementContext, on: CivilDate): Ladder {
  return computeLadder(reference.tree, {
    parties: signatories(context),
    partiesComplete: context.partiesComplete,
    on,
    vacant: reference.vacant,
    joint: context.joint,
    vertical: context.parties.some((party) => party.left === undefined && party.department?.vertical === true),
    ...(highestRung === undefined ? {} : { highestRung }),
  });
}

/** One office asked to press some of the parties, as the ladder named it when a clock ran out. */
export interface AskedOffice {
  office: string;
  name: string;
  /** The level of the rung the office was found on, or `joint`. */
  level: string;
  presses: string[];
  vacant: boolean;
  skipped: { office: string; why: string }[];
  /** The derivation, a sentence a party. */
  because: string[];
}

/**
 * Whom the first rung names when a clock of an agreement ran out, and what its event records of that. The ladder is that of
 * all its parties; with `among`, offices are asked for those alone.
 */
export function askFirst(reference: Reference, id: string, context: AgreementContext, on: CivilDate, among: readonly string[] | null = null): { ranOut: ClockRanOut; asked: AskedOffice[] } {
  const { policy, applied } = policyOf(reference, id, context);
  const ladder = ladderUnder(policy, reference, context, on);
  const asked = ask(ladder, null, only(reference, ladder.parties, among)).map(asAskedOffice);
  return {
    asked,
    ranOut: {
      ask: asked.map(({ office }) => office),
      none: ladder.none ?? (asked.length === 0 ? 'nobody_pressable' : null),
      policy: applied,
    },
  };
}

/**
 * Whom the ladder, computed anew, names above a silent office: the office over each party it presses, and over parties
 * that stood too high for every rung so far, which nobody presses yet.
 */
export function askAbove(reference: Reference, agreement: AgreementContext, silent: FollowUpContext, inCase: readonly FollowUpContext[], on: CivilDate, among: readonly string[] | null = null): AskedOffice[] {
  const ladder = ladderOf(reference, silent.agreement, agreement, on);
  const pressed = new Set(inCase.flatMap((followUp) => followUp.presses));
  const parties = only(reference, ladder.parties, among).filter((code) => silent.presses.includes(code) || !pressed.has(code));
  return askOthers(ladder, silent.level as Place, parties, silent.office).map(asAskedOffice);
}

/** Those of today's parties that are meant. */
function only({ tree }: Reference, parties: readonly string[], among: readonly string[] | null): string[] {
  const meant = among?.map((code) => tree.current(code));
  return parties.filter((code) => meant === undefined || meant.includes(code));
}

/**
 * An office that stands on two rungs ({Hubei, Shiyan} then {Hubei}) is not asked again for its own silence. Its parties
 * may come to an office that is asked for others already.
 */
function askOthers(ladder: Ladder, above: Place, parties: readonly string[], silent: string): Asked[] {
  return mergeByOffice(ask(ladder, above, parties).flatMap((asked) => (asked.office === silent ? askOthers(ladder, asked.level, asked.presses, silent) : [asked])));
}

/**
 * An office that takes a follow-up over (越级督办), with all its parties: one that the ladder names above the supervising
 * one. Empty where the ladder does not.
 */
export function askAsPicked(reference: Reference, agreement: AgreementContext, followUp: FollowUpContext, office: string, reason: string, on: CivilDate): AskedOffice[] {
  const { rungs } = ladderOf(reference, followUp.agreement, agreement, on);
  const found = rungs.filter(({ level }) => isHigher(level, followUp.level as Place)).flatMap((rung) => rung.offices.filter(({ code }) => code === office).map(({ name }) => ({ name, level: rung.level })));
  return found.slice(0, 1).map(({ name, level }) => ({ office, name, level, presses: followUp.presses, vacant: false, skipped: [], because: [`taken over from ${followUp.officeName} ${followUp.office}: ${reason}`] }));
}

/** A joint office stands before all levels. */
function isHigher(one: Place, other: Place): boolean {
  if (one === 'joint' || other === 'joint') return one !== 'joint' && other === 'joint';
  return levelRank(one) > levelRank(other);
}

function asAskedOffice({ office, name, level, presses, vacant, skipped, because }: Asked): AskedOffice {
  return { office, name, level, presses, vacant, skipped, because: because.map((line) => line.text) };
}
