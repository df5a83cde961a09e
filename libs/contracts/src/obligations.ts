import { z } from 'zod';
import { allowedView, civilDate, code, id, instant, pageOf, pageQuery, text, timerView } from './common.js';
import { evidenceView, namedEvidence } from './documents.js';
import { asOfDay, lightFilter, lightView } from './lights.js';

const count = (max: number) => z.number().int().min(1).max(max);
const every = z.strictObject({ n: count(1000), unit: z.enum(['day', 'week', 'month', 'quarter', 'year']) });
const leadDays = z.number().int().min(0).max(3660).nullable().default(null).describe('Days before a due date on which its period appears; null: at once.');
const nonWorking = z.enum(['keep', 'before', 'after']).default('keep').describe('What becomes of a due date on a day that is not worked.');

export const schedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), dueOn: civilDate, leadDays, nonWorking }),
  z.strictObject({
    kind: z.literal('recurring'), every, from: civilDate.describe('The first due date; the others are counted from it.'), until: civilDate.nullable().default(null),
    monthEnd: z.enum(['sameDay', 'lastDay']).default('sameDay').describe('In a shorter month sameDay is its last day; lastDay always is.'), leadDays, nonWorking,
  }),
]);

const number = z.number().min(-1e15).max(1e15);
const units = { leadUnit: code, responsibleUnit: code.optional(), supportingUnits: z.array(code).max(200).optional() };

/** An obligation as PROPOSE and PLAN ask for it. */
export const obligationRequest = z
  .strictObject({
    title: text(1000).describe('The text of the agreement 条款摘录.'),
    ...units,
    leadUnit: code.optional().describe('Absent: not known yet. An obligation without a lead or a date is shown and found by the checks; it lets no implementation begin.'),
    dueOn: civilDate.optional().describe('Due once, on this day; or give a schedule. Without either it is not known, and nobody is pressed for it.'),
    schedule: schedule.optional(),
    category: text(60).optional(),
    parties: z.array(code).min(1).max(500).optional().describe('Who owes it; every party that promised something where it is not told.'),
    milestones: z.array(z.strictObject({ title: text(200), dueOn: civilDate })).max(100).optional(),
    indicators: z.array(z.strictObject({ name: text(200), unit: text(40), baseline: number.optional(), target: number.optional(), frequency: every.optional() })).max(50).optional(),
    terms: z.array(text(1000)).max(50).optional().describe('Conditions of fulfilment; from the signing on they may be met, not dropped.'),
  })
  .superRefine((value, context) => {
    const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (value.dueOn !== undefined && value.schedule !== undefined) fault('dueOn', 'Give dueOn or a schedule, not both.');
    if (value.parties !== undefined && new Set(value.parties).size < value.parties.length) fault('parties', 'A party is named twice.');
  });

/** An obligation as its agreement shows it. */
export const obligationBrief = z.strictObject({ id, title: z.string(), ...units, leadUnit: z.string().describe('Empty where it is not known.'), dueOn: z.string().describe('Empty where it is not known.') });

const event = <T extends string, P extends z.ZodType>(type: T, payload: P) => z.strictObject({ type: z.literal(type), payload });
const told = z.string().trim().max(4000).default('');

export const obligationEvents = [
  'SUBMIT_REPORT', 'ACCEPT_REPORT', 'RETURN_REPORT', 'RESCHEDULE', 'ASSIGN', 'REACH_MILESTONE', 'RECORD_VALUE', 'MEET_TERM', 'DROP_TERM', 'LINK', 'WAIVE', 'REINSTATE',
] as const;

/** POST /api/obligations/:id/events. */
export const obligationEvent = z.discriminatedUnion('type', [
  event('SUBMIT_REPORT', z.strictObject({
    party: code,
    delivers: z.boolean().default(true).describe('Whether it delivers what is owed in the period; else it tells of progress on the way.'),
    done: text(4000), next: told, problems: told, support: told.describe('Support needed.'),
    evidence: z.array(namedEvidence).max(50).default([]),
  })),
  event('ACCEPT_REPORT', z.strictObject({ report: id, remark: text(4000).optional() })),
  event('RETURN_REPORT', z.strictObject({ report: id, remark: text(4000) })),
  event('RESCHEDULE', z.strictObject({ schedule, reason: text(4000) })),
  event('ASSIGN', z.strictObject({ leadUnit: code.optional(), responsibleUnit: code.optional(), supportingUnits: z.array(code).max(200).optional(), reason: text(4000) })),
  event('REACH_MILESTONE', z.strictObject({ milestone: id, on: civilDate })),
  event('RECORD_VALUE', z.strictObject({ indicator: id, on: civilDate, value: number, party: code })),
  event('MEET_TERM', z.strictObject({ term: id, on: civilDate })),
  event('DROP_TERM', z.strictObject({ term: id, reason: text(4000) })),
  event('LINK', z.strictObject({ agreement: id })),
  event('WAIVE', z.strictObject({ reason: text(4000), approver: text(200), until: civilDate, document: text(500).optional() })),
  event('REINSTATE', z.strictObject({}).default({})),
], {
  error: (issue) => {
    if (issue.code !== 'invalid_union') return undefined;
    const { type } = (issue.input ?? {}) as { type?: unknown };
    return `There is no event ${typeof type === 'string' ? `'${type.slice(0, 80)}'` : 'without a name'} that callers may send. Events: ${obligationEvents.join(', ')}.`;
  },
});
export type ObligationEventBody = z.infer<typeof obligationEvent>;

export const obligationStates = ['planned', 'scheduled', 'due', 'overdue', 'reported', 'returned', 'waived', 'suspended', 'accepted', 'ended'] as const;

const filters = {
  party: code.optional().describe('A party that owes it.'),
  unit: code.optional().describe('The unit that leads it or is responsible for it.'),
  state: z.enum(['open', ...obligationStates]).optional(),
  category: z.string().trim().max(60).optional(),
  dueBefore: civilDate.optional().describe('The present period is due before that day.'),
};
export const obligationQuery = z.strictObject({ ...pageQuery, agreement: id.optional(), ...filters, light: lightFilter, asOf: asOfDay });
export const obligationsOfQuery = z.strictObject({ ...pageQuery, ...filters });

const assignedUnits = z.strictObject({ leadUnit: code.nullable(), responsibleUnit: code.nullable(), supportingUnits: z.array(code) });
const judged = z.strictObject({ office: z.string(), actor: z.string(), on: civilDate, remark: z.string().nullable() });
const partyState = z.enum(['owed', 'submitted', 'returned', 'accepted', 'left']);

export const obligationView = z.strictObject({
  id, version: z.number().int(), state: z.string(),
  agreements: z.array(id).describe('The first one planned it.'), home: id.describe('The agreement whose clocks and follow-ups it shares.'), homeTitle: z.string().describe('The title of that agreement.'),
  title: z.string(), category: z.string().nullable(),
  leadUnit: code.nullable(), responsibleUnit: code.nullable(), supportingUnits: z.array(code),
  schedule: schedule.nullable(), period: z.number().int(), dueOn: civilDate.nullable(), appearsOn: civilDate.nullable(), boundOn: civilDate.nullable().describe('The day its terms became fixed.'),
  parties: z.array(z.strictObject({ code, name: z.string(), state: partyState })).describe('Who owes it, and what each gave in the present period.'),
  fulfilment: z.strictObject({ delivered: z.number().int(), owed: z.number().int() }).describe('How many of the parties that owe it delivered in the present period.'),
  reports: z.array(z.strictObject({
    id, party: code, period: z.number().int(), delivers: z.boolean(), done: z.string(), next: z.string(), problems: z.string(), support: z.string(), evidence: z.array(evidenceView),
    status: z.enum(['submitted', 'accepted', 'returned']), actor: z.string(), on: civilDate, judged: judged.nullable(),
  })),
  periods: z.array(z.strictObject({ period: z.number().int(), dueOn: civilDate.nullable(), on: civilDate, delivered: z.array(code), outcome: z.enum(['accepted', 'missed']) })),
  milestones: z.array(z.strictObject({ id, title: z.string(), dueOn: civilDate, doneOn: civilDate.nullable(), late: z.boolean() })),
  indicators: z.array(z.strictObject({
    id, name: z.string(), unit: z.string(), baseline: z.number().nullable(), target: z.number().nullable(), frequency: every.nullable(),
    values: z.array(z.strictObject({ on: civilDate, value: z.number(), party: code, actor: z.string() })), stale: z.boolean().describe('No value came for as long as one is expected.'),
  })),
  terms: z.array(z.strictObject({ id, text: z.string(), met: z.strictObject({ on: civilDate, office: z.string(), actor: z.string() }).nullable() })),
  rescheduled: z.array(z.strictObject({ on: civilDate, actor: z.string(), reason: z.string(), from: schedule.nullable(), to: schedule, dueOn: civilDate.nullable() })),
  assigned: z.array(z.strictObject({ on: civilDate, actor: z.string(), reason: z.string(), from: assignedUnits, to: assignedUnits })).describe('Who does what in it, where that was told or changed after the plan.'),
  nobodyAsked: z.string().nullable(),
  waiver: z.strictObject({ reason: z.string(), approver: z.string(), until: civilDate, document: z.string().nullable(), on: civilDate, actor: z.string() }).nullable(),
  light: lightView,
  end: z.strictObject({ reason: z.string(), on: civilDate }).nullable(),
  timers: z.array(timerView),
  allowed: z.array(allowedView),
  updatedAt: instant,
});
export type ObligationView = z.infer<typeof obligationView>;
export const obligationPage = pageOf(obligationView);
