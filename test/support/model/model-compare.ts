import { expect } from '@jest/globals';
import type { AnyRecord, StoredAgreement, StoredFollowUp, StoredObligation } from '#libs/engine/ports';
import type { Installation } from '../installation.js';
import { obligationsOf } from '../owed.js';
import type { ModelAgreement } from './model-agreement.js';
import type { ModelFollowUp } from './model-follow-up.js';
import type { ModelObligation } from './model-obligation.js';
import type { ModelWorld } from './model-world.js';

/** Everything that both know is the same on both sides. What the engine named bears that name in the model from here on. */
export async function compareWith(world: ModelWorld, installation: Installation, id: string): Promise<void> {
  const stored = await installation.agreement(id);
  const asked = await installation.followUpsOf(id);
  const owed = stored.context.obligations.length === 0 ? [] : (await obligationsOf(installation, id)).filter(({ context }) => context.home === id);
  bind(world, stored, asked, owed);
  const { agreement, followUps } = world;
  const obligations = agreement.obligations.filter((one) => world.carried === null || !world.carried.obligations.includes(one));
  mustBeAlike(
    { agreement: agreementOf(stored), obligations: owed.map(obligationOf).sort(inOrder), followUps: asked.map(followUpOf).sort(inOrder) },
    { agreement: agreementIn(agreement), obligations: obligations.map(obligationIn).sort(inOrder), followUps: followUps.map(followUpIn).sort(inOrder) },
  );
  if (world.carried === null || world.carried.isSeen) return;
  // It is somebody else's from here on; once it is looked at.
  world.carried.isSeen = true;
  mustBeAlike((await obligationsOf(installation, world.heir)).filter(({ context }) => context.home === world.heir).map(obligationOf).sort(inOrder), world.carried.obligations.map(obligationIn).sort(inOrder));
}

/** Compared by their texts, as that is done some fifty thousand times; a difference is told in full. */
function mustBeAlike(stored: object, modelled: object): void {
  if (JSON.stringify(stored) !== JSON.stringify(modelled)) expect(stored).toEqual(modelled);
}

function bind({ agreement, followUps }: ModelWorld, { context }: StoredAgreement, asked: readonly StoredFollowUp[], owed: readonly StoredObligation[]): void {
  name(agreement.obligations, context.obligations);
  name(agreement.evidence, context.evidence);
  name(agreement.revisions, context.revisions);
  for (const obligation of agreement.obligations) {
    const found = owed.find(({ id }) => id === obligation.id)?.context;
    if (found === undefined) continue;
    for (const list of ['reports', 'milestones', 'indicators', 'terms'] as const) name(obligation[list], found[list]);
  }
  for (const { id, context: known } of asked) {
    const followUp = followUps.find((one) => one.id === '' && one.office === known.office && one.isAbout(known));
    if (followUp !== undefined) followUp.id = id;
  }
}

/** In both in the order in which they came. */
function name(list: readonly { id: string }[], named: readonly { id: string }[]): void {
  for (const [index, one] of list.entries()) if (one.id === '') one.id = named[index]?.id ?? '';
}

interface Standing {
  state: string;
  version: number;
  /** Each clock with the last day on which it has not run out. */
  timers: string[];
}

function placeOf({ state, version, timers }: Pick<AnyRecord, 'state' | 'version' | 'timers'>): Standing {
  return { state, version, timers: Object.entries(timers).map(([timer, { dueOn }]) => `${timer} ${dueOn}`).sort() };
}

function placeIn({ state, version, timers }: ModelAgreement | ModelObligation | ModelFollowUp): Standing {
  return { state, version, timers: Object.entries(timers).map(([timer, dueOn]) => `${timer} ${dueOn}`).sort() };
}

const inOrder = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
const gone = (parties: readonly { code: string; left?: object | undefined }[]): string[] => parties.flatMap(({ code, left }) => (left === undefined ? [] : [code])).sort();

function agreementOf(stored: StoredAgreement) {
  const { context } = stored;
  return {
    ...placeOf(stored), waits: context.waits, lead: context.lead, termEnd: context.term.to, title: context.title, signedOn: context.signedOn?.to ?? null, left: gone(context.parties),
    evidence: context.evidence.map(({ id, status, file }) => [id, status, file?.sha256]), missing: [...context.missing].sort(), reopened: context.pastEvaluations.length,
    selfEvaluated: context.selfEvaluations.map(({ party }) => party).sort(), revisions: context.revisions.map(({ id, status, signatures }) => [id, status, signatures.length]),
    contacts: context.parties.flatMap(({ code, contact }) => (contact === undefined ? [] : [`${code} ${contact}`])).sort(),
  };
}

function agreementIn(agreement: ModelAgreement): ReturnType<typeof agreementOf> {
  const { waits, lead, termEnd, title, signedOn, left, evidence, missing, reopened, selfEvaluated, revisions, contacts } = agreement;
  return {
    ...placeIn(agreement), waits, lead, termEnd, title, signedOn, left: [...left].sort(),
    evidence: evidence.map(({ id, status, sha256 }) => [id, status, sha256]), missing: missing.map(({ id }) => id).sort(), reopened,
    selfEvaluated: [...selfEvaluated].sort(), revisions: revisions.map(({ id, status, signed }) => [id, status, signed.size]),
    contacts: Object.entries(contacts).map(([code, contact]) => `${code} ${contact}`).sort(),
  };
}

function obligationOf(stored: StoredObligation) {
  const { id, context } = stored;
  return {
    id, ...placeOf(stored), period: context.period, dueOn: context.dueOn, appearsOn: context.appearsOn, waits: context.waits, left: context.left.map(({ party }) => party).sort(),
    reports: context.reports.map((report) => [report.id, report.party, report.period, report.status]), milestones: context.milestones.map(({ doneOn }) => doneOn !== null), late: context.lateMilestones.length,
    terms: context.terms.map(({ met }) => met !== null), values: context.indicators.map(({ values }) => values.length),
  };
}

function obligationIn(owed: ModelObligation): ReturnType<typeof obligationOf> {
  const { id, period, dates: { dueOn, appearsOn }, waits, left, reports, milestones, terms, indicators } = owed;
  return {
    id, ...placeIn(owed), period, dueOn, appearsOn, waits, left: [...left].sort(),
    reports: reports.map((report) => [report.id, report.party, report.period, report.status]), milestones: milestones.map(({ isDone }) => isDone), late: milestones.filter(({ isLate }) => isLate).length,
    terms: terms.map(({ isMet }) => isMet), values: indicators.map(({ values }) => values),
  };
}

function followUpOf(stored: StoredFollowUp) {
  const { id, context: { office, subject, waits, presses, requests, reminders, rung } } = stored;
  const rule: string = stored.context.rule;
  return { id, office, rule, subject, waits, presses, requests, reminders, rung, ...placeOf(stored) };
}

function followUpIn(followUp: ModelFollowUp): ReturnType<typeof followUpOf> {
  const { id, office, about: { rule, subject, waits }, presses, requests, reminders, rung } = followUp;
  return { id, office, rule, subject, waits, presses, requests, reminders, rung, ...placeIn(followUp) };
}
