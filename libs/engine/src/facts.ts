import type { AgreementEvent, AgreementFact, AppliedPolicy, FollowUpEvent, FollowUpFact, PressTimes, RequestPayload } from '#libs/charts';
import { blankFollowUp, followUpChart } from '#libs/charts';
import { never, newId } from '#libs/kernel';
import type { Policy } from '#libs/policy';
import { graceDays, handlingDays, reviewDays, strikeOffDays } from '#libs/policy';
import type { AskedOffice } from './coordinators.js';
import { isAtWork } from './ports/index.js';
import type { StoredAgreement, StoredFollowUp } from './ports/index.js';
import type { Reference } from './reference.js';
import type { Stamp } from './stamp.js';
import { remainingDays } from './timers.js';

/** What follows from a fact: an event for one record. */
export type Consequence =
  | { record: StoredAgreement; event: Pick<AgreementEvent, 'type' | 'payload'> }
  | { record: StoredFollowUp; event: Pick<FollowUpEvent, 'type' | 'payload'> };

/** What a handler sees of the transaction under way. */
export interface Sight {
  reference: Reference;
  /** Whom the ladder named for the timer that ran out; empty for a person's command. */
  asked: readonly AskedOffice[];
  agreement(id: string): Promise<StoredAgreement>;
  /** All follow-ups of an agreement, those opened in this transaction among them. */
  followUpsOf(agreement: string): Promise<StoredFollowUp[]>;
}

/** The facts the engine handles, each with exactly one handler below. Boot refuses a chart with a fact that is not here. */
export const HANDLED_FACTS: { agreement: readonly AgreementFact['type'][]; followUp: readonly FollowUpFact['type'][] } = {
  agreement: ['followUpDue', 'movedOn', 'partyLeft', 'held', 'resumed'],
  followUp: ['climbed', 'closed'],
};

export async function followAgreement(sight: Sight, agreement: StoredAgreement, fact: AgreementFact, stamp: Stamp): Promise<Consequence[]> {
  switch (fact.type) {
    case 'followUpDue':
      return openCase(sight, agreement, fact, stamp);
    case 'movedOn':
      return (await sight.followUpsOf(agreement.id)).map((record) => ({ record, event: { type: 'RESOLVE', payload: { outcome: fact.outcome } } }));
    case 'partyLeft':
      return (await sight.followUpsOf(agreement.id)).map((record) => ({ record, event: { type: 'RELEASE', payload: { party: fact.party } } }));
    case 'held':
      return (await sight.followUpsOf(agreement.id)).map((record) => ({
        record,
        event: { type: 'SUSPEND', payload: { remaining: remainingDays(record.timers, stamp.today, sight.reference) } },
      }));
    case 'resumed':
      return resume(sight, agreement);
    default:
      return never(fact);
  }
}

export async function followFollowUp(sight: Sight, followUp: StoredFollowUp, fact: FollowUpFact, stamp: Stamp): Promise<Consequence[]> {
  switch (fact.type) {
    case 'climbed':
      return climb(sight, followUp, stamp);
    case 'closed':
      return closeCase(sight, followUp);
    default:
      return never(fact);
  }
}

/** The follow-ups go on. Where the last office at work was done during the hold, the agreement waits anew: nobody else would press it. */
async function resume(sight: Sight, agreement: StoredAgreement): Promise<Consequence[]> {
  const followUps = await sight.followUpsOf(agreement.id);
  const goOn = followUps.map((record): Consequence => ({ record, event: { type: 'RESUME', payload: {} } }));
  const isPressed = followUps.some(({ state, context }) => context.waits === agreement.context.waits && isAtWork(state));
  return agreement.state !== 'signed.overdue' || isPressed ? goOn : [...goOn, { record: agreement, event: { type: 'CASE_CLOSED', payload: {} } }];
}

/** A clock of the agreement ran out: the offices of the first rung are asked, in one case. */
function openCase(sight: Sight, agreement: StoredAgreement, fact: Extract<AgreementFact, { type: 'followUpDue' }>, stamp: Stamp): Consequence[] {
  const { rule, waits, policy } = fact;
  const matter = { case: newId(stamp.at), agreement: agreement.id, rule, subject: 'agreement', waits, rung: 0 };
  return sight.asked.map((office) => request(sight.reference, blank(stamp), matter, office, policy));
}

/** The parties of a silent office pass to the next rung; offices that meet at the same superior join there. */
async function climb(sight: Sight, silent: StoredFollowUp, stamp: Stamp): Promise<Consequence[]> {
  const { context } = silent;
  const inCase = (await sight.followUpsOf(context.agreement)).filter((other) => other.context.case === context.case);
  const matter = { case: context.case, agreement: context.agreement, rule: context.rule, subject: context.subject, waits: context.waits, rung: context.rung + 1 };
  return sight.asked.map((office) => {
    const known = inCase.find((other) => other.context.office === office.office);
    return request(sight.reference, known ?? blank(stamp), matter, office, context.policy);
  });
}

/** When no other office of the case is at work, the agreement, if it still stands where it was, waits anew. */
async function closeCase(sight: Sight, closed: StoredFollowUp): Promise<Consequence[]> {
  const { context } = closed;
  const followUps = await sight.followUpsOf(context.agreement);
  if (followUps.some((other) => other !== closed && other.context.case === context.case && isAtWork(other.state))) return [];
  const agreement = await sight.agreement(context.agreement);
  return agreement.context.waits === context.waits ? [{ record: agreement, event: { type: 'CASE_CLOSED', payload: {} } }] : [];
}

type Matter = Pick<RequestPayload, 'case' | 'agreement' | 'rule' | 'subject' | 'waits' | 'rung'>;

function request(reference: Reference, record: StoredFollowUp, matter: Matter, asked: AskedOffice, applied: AppliedPolicy): Consequence {
  const { office, name, level, presses, vacant, skipped, because } = asked;
  const times = pressTimes(reference.policyVersion(applied), matter.rung);
  const payload: RequestPayload = {
    agreement: matter.agreement, because, case: matter.case, level, office, officeName: name, policy: applied, presses,
    rule: matter.rule, rung: matter.rung, skipped, subject: matter.subject, times, vacant, waits: matter.waits,
  };
  return { record, event: { type: 'REQUEST', payload } };
}

/** The times that a policy gives a rung. */
export function pressTimes(policy: Policy, rung: number): PressTimes {
  const { remindEvery, extensions } = policy.press;
  return { grace: graceDays(policy, rung), handling: handlingDays(policy, rung), remindEvery, review: reviewDays(policy, rung), strikeOff: strikeOffDays(policy, rung), extensions };
}

function blank(stamp: Stamp): StoredFollowUp {
  return { kind: 'followUp', id: newId(stamp.at), chart: followUpChart.version, version: 0, state: 'start', context: blankFollowUp, timers: {}, at: stamp.at };
}
