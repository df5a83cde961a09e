import type { ObligationEventRequest, ObligationRequest } from '#libs/engine';
import type { StoredObligation } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import type { Installation } from './installation.js';
import { clerk } from './installation.js';

/** What people of many offices ask of obligations, sensible or not; `dice` tells the variants apart. */
export const OBLIGATION_EVENTS = [
  'SUBMIT_REPORT', 'ACCEPT_REPORT', 'RETURN_REPORT', 'RESCHEDULE', 'ASSIGN', 'REACH_MILESTONE', 'RECORD_VALUE', 'MEET_TERM', 'DROP_TERM', 'LINK', 'WAIVE', 'REINSTATE',
] as const;

/** An obligation to plan: now due once, now again and again, plain or with all that one can have. */
export function anObligation(leadUnit: string, today: CivilDate, dice: number): ObligationRequest {
  if (dice < 4) return { title: 'Road', leadUnit, dueOn: '2030-01-01' };
  const rich = { category: 'roads', milestones: [{ title: 'Survey', dueOn: addDays(today, 20) }], indicators: [{ name: 'Length', unit: 'km' }], terms: ['Both ends meet'] };
  if (dice < 7) return { title: 'Road', leadUnit, dueOn: addDays(today, 10 * dice), ...rich };
  const every = { n: 1, unit: dice === 7 ? ('week' as const) : ('month' as const) };
  return {
    title: 'Report', leadUnit, ...(dice === 9 ? rich : {}),
    schedule: { kind: 'recurring', every, from: addDays(today, dice), until: dice === 10 ? addDays(today, 100) : null, monthEnd: 'sameDay', leadDays: dice === 8 ? 5 : null, nonWorking: 'after' },
  };
}

/** Sends an event to one of the obligations there are, from an office that has the right to it, or from none that has. */
export async function tellObligation(world: Installation, { type, which, dice, wrong }: { type: ObligationEventRequest['type']; which: number; dice: number; wrong: boolean }): Promise<void> {
  const { items } = await world.engine.reads.obligations({}, { limit: 200 });
  const obligation = items[which % items.length];
  if (obligation === undefined) return;
  const { request, office } = requestOf(world, obligation, type, dice);
  await world.engine.transitionObligation.execute({ id: obligation.id, expected: obligation.version, request, actor: clerk(wrong ? '440000' : office, dice % 2 === 0 ? 'one' : 'two') });
}

/** A report where one is missing, a judgement where one waits for it. */
export function stepOn({ context }: StoredObligation): ObligationEventRequest['type'] {
  return context.reports.some(({ status }) => status === 'submitted') ? 'ACCEPT_REPORT' : 'SUBMIT_REPORT';
}

function requestOf({ engine }: Installation, { context, state }: StoredObligation, type: ObligationEventRequest['type'], dice: number): { request: ObligationEventRequest; office: string } {
  const today = engine.today();
  const { tree } = engine.reference;
  const [some = ''] = context.parties.slice(dice % context.parties.length);
  const open = context.reports.find(({ status }) => status === 'submitted');
  const above = (code: string): string => tree.superiors(code)[0]?.code ?? '100000';
  const common = engine.showLadder.execute({ parties: context.parties, on: today }).common?.code ?? '100000';
  switch (type) {
    case 'SUBMIT_REPORT': {
      const owes = context.parties.find((party) => !context.reports.some((report) => report.party === party && report.period === context.period && report.status !== 'returned')) ?? some;
      return { request: { type, payload: { party: owes, delivers: dice !== 11, done: 'half', next: '', problems: '', support: '', evidence: [] } }, office: owes };
    }
    case 'ACCEPT_REPORT':
      return { request: { type, payload: { report: open?.id ?? 'none' } }, office: above(open?.party ?? some) };
    case 'RETURN_REPORT':
      return { request: { type, payload: { report: open?.id ?? 'none', remark: 'no figures' } }, office: above(open?.party ?? some) };
    case 'RESCHEDULE': {
      const schedule = anObligation('', today, state === 'due' ? 8 : dice).schedule ?? { kind: 'once' as const, dueOn: addDays(today, 30), leadDays: 3, nonWorking: 'before' as const };
      return { request: { type, payload: { schedule, reason: 'flood' } }, office: context.leadUnit ?? '' };
    }
    case 'ASSIGN':
      return { request: { type, payload: { leadUnit: some, reason: 'it builds' } }, office: context.leadUnit ?? '' };
    case 'REACH_MILESTONE':
      return { request: { type, payload: { milestone: context.milestones[0]?.id ?? 'none', on: addDays(today, dice === 0 ? 1 : 0) } }, office: some };
    case 'RECORD_VALUE':
      return { request: { type, payload: { indicator: context.indicators[0]?.id ?? 'none', on: today, value: dice, party: some } }, office: some };
    case 'MEET_TERM':
      return { request: { type, payload: { term: context.terms[0]?.id ?? 'none', on: today } }, office: above(some) };
    case 'DROP_TERM':
      return { request: { type, payload: { term: context.terms[0]?.id ?? 'none', reason: 'too dear' } }, office: context.leadUnit ?? '' };
    case 'LINK':
      return { request: { type, payload: { agreement: context.agreements[0] ?? '' } }, office: context.leadUnit ?? '' };
    case 'WAIVE':
      return { request: { type, payload: { reason: 'flood', approver: common, until: addDays(today, 10 * dice) } }, office: common };
    case 'REINSTATE':
      return { request: { type, payload: {} }, office: common };
  }
}
