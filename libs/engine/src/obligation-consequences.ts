import type { PlannedObligation } from '#libs/charts';
import { blankObligation, obligationChart, owingParties } from '#libs/charts';
import type { Consequence, Sight } from './consequence.js';
import { linkedOf, mayOwe, partyOf } from './linked-agreements.js';
import { datesAfterHold, firstDates, followingPeriod } from './obligation-dates.js';
import { isAtWork, isOpenObligation } from './ports/index.js';
import type { StoredAgreement, StoredObligation } from './ports/index.js';
import type { Stamp } from './stamp.js';
import { remainingDays } from './timers.js';

/** Each planned obligation becomes a record. What entries of old planned has no plan, and none is made of it here. */
export function planObligations(agreement: StoredAgreement, obligations: readonly PlannedObligation[], stamp: Stamp): Consequence[] {
  const bound = !agreement.state.startsWith('proposed');
  return obligations.flatMap(({ id, plan }): Consequence[] =>
    plan === undefined ? [] : [{ record: blankObligationRecord(id, stamp), event: { type: 'PLAN', payload: { ...plan, agreement: agreement.id, bound } } }],
  );
}

/** The agreement was signed: what recurs begins with its first due date from today on. */
export async function bindObligations(sight: Sight, agreement: StoredAgreement, { today }: Stamp): Promise<Consequence[]> {
  return (await obligationsOf(sight, agreement)).map((record) => ({
    record,
    event: { type: 'BIND', payload: firstDates(record.context.schedule, sight.reference.calendar, today) },
  }));
}

/** What is owed under another agreement in force goes on there; the rest ends. */
export async function endObligations(sight: Sight, agreement: StoredAgreement, reason: string, stamp: Stamp): Promise<Consequence[]> {
  const told: Consequence[] = [];
  for (const record of await obligationsOf(sight, agreement)) {
    const heir = isOpenObligation(record.state) && record.state !== 'planned' ? await inForceAmong(sight, linkedOf(record.context)) : undefined;
    told.push(...(heir === undefined ? [{ record, event: { type: 'END' as const, payload: { reason } } }] : carriedTo(sight, record, heir, stamp)));
  }
  return told;
}

async function inForceAmong(sight: Sight, agreements: readonly string[]): Promise<StoredAgreement | undefined> {
  for (const id of agreements) {
    const record = await sight.agreement(id);
    if (/^(signed|implementing)\./.test(record.state)) return record;
  }
  return undefined;
}

/** Who takes over what an agreement owed that was superseded by that one, which may have been superseded since. Undefined: it is over. */
export async function successorOf(sight: Pick<Sight, 'agreement'>, by: string): Promise<StoredAgreement | undefined> {
  const seen = new Set<string>();
  for (let next: string | undefined = by; next !== undefined && !seen.has(next); ) {
    seen.add(next);
    const record: StoredAgreement = await sight.agreement(next);
    if (mayOwe(record)) return record;
    next = record.context.end?.by;
  }
  return undefined;
}

/**
 * What is open goes to the successor, told by an entry of its own in that one's history; where that is over too, it ends. What it owed with
 * another agreement, whose clocks go on, the successor owes with that one.
 */
export async function handObligationsOver(sight: Sight, agreement: StoredAgreement, by: string, stamp: Stamp): Promise<Consequence[]> {
  const open = (await obligationsOf(sight, agreement)).filter(({ state }) => isOpenObligation(state)).map(({ id }) => id);
  const shared = (await sight.sharedBy(agreement)).filter(({ state }) => isOpenObligation(state));
  if (open.length + shared.length === 0) return [];
  const record = await successorOf(sight, by);
  if (record === undefined) return endObligations(sight, agreement, 'superseded', stamp);
  const passed = shared.map((one): Consequence => ({ record: one, event: { type: 'LINK_PASSED', payload: { agreement: record.id } } }));
  if (open.length === 0) return passed;
  const { obligations, missing } = agreement.context;
  return [...passed, {
    record, own: true,
    event: { type: 'TAKE_OVER', payload: { from: agreement.id, obligations: obligations.filter(({ id }) => open.includes(id)), missing: missing.filter((id) => open.includes(id)) } },
  }];
}

/** They go on under the successor, terms and reports with them. */
export async function carryObligationsOver(sight: Sight, successor: StoredAgreement, { from, obligations }: { from: string; obligations: readonly string[] }, stamp: Stamp): Promise<Consequence[]> {
  return (await sight.obligationsOf(from)).filter(({ id }) => obligations.includes(id)).flatMap((record) => carriedTo(sight, record, successor, stamp));
}

/**
 * Who is no party there owes nothing there. What stood still with the agreement that is over goes on. What was pressed for is late anew:
 * the offices that pressed were asked by the agreement that is over.
 */
function carriedTo(sight: Sight, record: StoredObligation, { id, context }: StoredAgreement, { today }: Stamp): Consequence[] {
  const { tree, calendar } = sight.reference;
  const isParty = partyOf(context, tree);
  return [
    { record, event: { type: 'CARRY_OVER', payload: { agreement: id } } },
    ...(record.state === 'suspended' ? [{ record, event: { type: 'RESUME' as const, payload: datesAfterHold(record.context, calendar, today) } }] : []),
    ...owingParties(record.context).filter((code) => !isParty(code)).map((party): Consequence => ({ record, event: { type: 'PARTY_LEFT', payload: { party, following: followingPeriod(record.context, calendar, today) } } })),
    ...(wasPressed(record) ? [{ record, event: { type: 'CASE_CLOSED' as const, payload: {} } }] : []),
  ];
}

/** Its delay was pressed for, or nobody could be asked, whether or not it stands still now. */
function wasPressed({ state, context: { hold }, timers }: StoredObligation): boolean {
  return hold === null ? state === 'overdue' && timers.PRESS === undefined : hold.from === 'overdue' && hold.remaining.PRESS === undefined;
}

/** A party withdrew: it owes none of them any more. */
export async function releaseObligations(sight: Sight, agreement: StoredAgreement, party: string, { today }: Stamp): Promise<Consequence[]> {
  return (await obligationsOf(sight, agreement)).map((record) => ({
    record,
    event: { type: 'PARTY_LEFT', payload: { party, following: followingPeriod(record.context, sight.reference.calendar, today) } },
  }));
}

/**
 * Each keeps the working days that its clocks, and its due date where that is still to come, have left. What was sent back keeps those of
 * its date as DUE_DATE: its DUE counts the days it has after a late return.
 */
export async function suspendObligations(sight: Sight, agreement: StoredAgreement, { today }: Stamp): Promise<Consequence[]> {
  const { calendar } = sight.reference;
  return (await obligationsOf(sight, agreement)).map((record) => {
    const { dueOn } = record.context;
    const left = dueOn !== null && dueOn >= today ? { [record.state === 'returned' ? 'DUE_DATE' : 'DUE']: calendar.between(today, dueOn) } : {};
    return { record, event: { type: 'SUSPEND', payload: { remaining: { ...left, ...remainingDays(record.timers, today, sight.reference) } } } };
  });
}

/** They go on. One that was pressed, and whose last office was done during the hold, is late anew: nobody else would press it. */
export async function resumeObligations(sight: Sight, agreement: StoredAgreement, { today }: Stamp): Promise<Consequence[]> {
  const obligations = await obligationsOf(sight, agreement);
  if (obligations.length === 0) return [];
  const followUps = await sight.followUpsOf(agreement.id);
  return obligations.flatMap((record): Consequence[] => {
    const goOn: Consequence = { record, event: { type: 'RESUME', payload: datesAfterHold(record.context, sight.reference.calendar, today) } };
    const isPressed = followUps.some(({ state, context }) => context.subject === record.id && isAtWork(state));
    return wasPressed(record) && !isPressed ? [goOn, { record, event: { type: 'CASE_CLOSED', payload: {} } }] : [goOn];
  });
}

/** None where the agreement knows of none: most have none, and looking for them is a way to the database. */
function obligationsOf(sight: Sight, { id, context }: StoredAgreement): Promise<StoredObligation[]> {
  return context.obligations.length === 0 ? Promise.resolve([]) : sight.obligationsOf(id);
}

/** An obligation before its first event. */
export function blankObligationRecord(id: string, { at }: Stamp): StoredObligation {
  return { kind: 'obligation', id, chart: obligationChart.version, version: 0, state: 'start', context: blankObligation, timers: {}, at };
}
