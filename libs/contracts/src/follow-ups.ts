import { z } from 'zod';
import { allowedView, civilDate, code, flag, followUpRule, id, instant, officeCode, pageOf, pageQuery, place, text, timerView } from './common.js';
import { evidenceView, namedEvidence } from './documents.js';
import { asOfDay, lightFilter, lightView } from './lights.js';

const event = <T extends string, P extends z.ZodType>(type: T, payload: P) => z.strictObject({ type: z.literal(type), payload });
export const followUpEvents = [
  'OPEN', 'DECLINE', 'ACKNOWLEDGE', 'RESPOND', 'REQUEST_EXTENSION', 'GRANT_EXTENSION', 'REFUSE_EXTENSION', 'CONTEST', 'DECIDE_CONTEST', 'DISPUTE', 'SETTLE', 'WAIVE', 'LIFT_WAIVER',
  'RETURN', 'CONCLUDE', 'STRIKE_OFF', 'WITHDRAW', 'PICK_UP', 'MARK_KEY', 'UNMARK_KEY',
] as const;
const reason = z.strictObject({ reason: text(4000) });

/** POST /api/follow-ups/:id/events. */
export const followUpEvent = z.discriminatedUnion('type', [
  event('OPEN', z.strictObject({}).default({})),
  event('DECLINE', reason),
  event('ACKNOWLEDGE', z.strictObject({ party: code })),
  event('RESPOND', z.strictObject({
    party: code, text: text(4000), evidence: z.array(namedEvidence).min(1, 'A response brings evidence.').max(50),
    nextOn: civilDate.optional().describe('The day by which the party will report again.'),
  })),
  event('REQUEST_EXTENSION', z.strictObject({ party: code, reason: text(4000), until: civilDate.describe('The last day asked for, a working day.') })),
  event('GRANT_EXTENSION', z.strictObject({ remark: text(4000).optional() }).default({})),
  event('REFUSE_EXTENSION', z.strictObject({ remark: text(4000) })),
  event('CONTEST', z.strictObject({ party: code, reason: text(4000) })),
  event('DECIDE_CONTEST', z.strictObject({ upheld: z.boolean().describe('True: the follow-up is withdrawn. False: it goes on.'), reason: text(4000) })),
  event('DISPUTE', z.strictObject({ party: code, with: code.describe('The unit it does not agree with.'), reason: text(4000) })),
  event('SETTLE', z.strictObject({ decision: text(4000), duties: z.array(z.strictObject({ party: code, does: text(1000) })).max(50).default([]).describe('Who does what.') })),
  event('WAIVE', z.strictObject({ reason: text(4000), approver: text(200), until: civilDate.describe('Its last day; the follow-up wakes up on the next.'), document: text(500).optional() })),
  event('LIFT_WAIVER', reason),
  event('RETURN', z.strictObject({ remark: text(4000) })),
  event('CONCLUDE', z.strictObject({ remark: text(4000).optional() }).default({})),
  event('STRIKE_OFF', z.strictObject({
    outcome: z.enum(['rectified', 'continuing', 'notRectified']),
    evidence: text(4000).describe('What it is struck off against.'),
    failureType: z.enum(['nonPerformance', 'wrongPerformance', 'weakPerformance', 'latePerformance']).optional(),
  })),
  event('WITHDRAW', reason),
  event('PICK_UP', reason),
  event('MARK_KEY', reason),
  event('UNMARK_KEY', reason),
], {
  error: (issue) => {
    if (issue.code !== 'invalid_union') return undefined;
    const { type } = (issue.input ?? {}) as { type?: unknown };
    return `There is no event ${typeof type === 'string' ? `'${type.slice(0, 80)}'` : 'without a name'} that callers may send. Events: ${followUpEvents.join(', ')}.`;
  },
});
export type FollowUpEventRequest = z.infer<typeof followUpEvent>;

export const followUpQuery = z.strictObject({
  ...pageQuery,
  agreement: id.optional(),
  office: officeCode.optional().describe('The supervising office: its inbox.'),
  party: code.optional().describe('The responsible unit: what it is pressed for.'),
  level: place.optional().describe('Whose supervising office stands at that level, or is a joint one.'),
  rule: followUpRule.optional(),
  key: flag.optional().describe('Under key supervision (重点督办), or not.'),
  state: z.enum(['open', 'requested', 'handling', 'returned', 'review', 'contested', 'disputed', 'waived', 'concluded', 'concludedOnHold', 'struckOff', 'escalated', 'declined', 'withdrawn', 'suspended', 'resolved']).optional(),
  light: lightFilter,
  asOf: asOfDay,
});

const by = { on: civilDate, actor: z.string() };
const ofOffice = z.strictObject({ ...by, office: z.string(), reason: z.string() });
const response = z.strictObject({ party: code, actor: z.string(), on: civilDate, at: instant.optional(), text: z.string(), evidence: z.array(evidenceView), nextOn: civilDate.optional() });

export const followUpView = z.strictObject({
  id, version: z.number().int(), state: z.string(), case: id, agreement: id, title: z.string().describe('The agreement\'s.'),
  rule: followUpRule, subject: z.string(), waits: z.number().int(),
  office: z.strictObject({ code: z.string(), name: z.string(), vacant: z.boolean() }),
  level: place, rung: z.number().int().describe('0 is the first rung of the case.'),
  presses: z.array(z.strictObject({ code, name: z.string() })),
  skipped: z.array(z.strictObject({ office: z.string(), why: z.string() })),
  because: z.array(z.string()).describe('The derivation: why this office was asked.'),
  policy: z.strictObject({ id: z.string(), version: z.number().int(), because: z.string() }),
  notice: z.strictObject({
    requestedAt: instant, requests: z.number().int(), reminders: z.number().int(), remindedAt: instant.nullable(),
    copies: z.array(code).describe('The parties that got a copy.'),
  }),
  slip: z.strictObject({ number: z.string(), on: civilDate, actor: z.string() }).nullable(),
  receipts: z.array(z.strictObject({ party: code, actor: z.string(), at: instant, by: z.enum(['acknowledgement', 'response']) })).describe('Which party has the slip, since when.'),
  declined: z.strictObject({ reason: z.string(), on: civilDate, actor: z.string() }).nullable(),
  responses: z.array(response),
  returned: z.array(z.strictObject({
    remark: z.string(), ...by, responses: z.array(response),
    time: z.strictObject({ days: z.number().int(), because: z.enum(['remained', 'noneRemained']) }).optional().describe('The working days given: what remained, or all of them where nothing did.'),
  })),
  extensions: z.array(z.strictObject({
    party: code, reason: z.string(), ...by, dueOn: civilDate, until: civilDate, days: z.number().int(),
    decided: z.strictObject({ ...by, granted: z.boolean(), remark: z.string().optional() }).nullable(),
  })),
  contests: z.array(z.strictObject({ party: code, reason: z.string(), ...by, decided: z.strictObject({ ...by, upheld: z.boolean(), reason: z.string() }).nullable() })),
  disputes: z.array(z.strictObject({
    party: code, with: code, reason: z.string(), ...by,
    settled: z.strictObject({ ...by, decision: z.string(), duties: z.array(z.strictObject({ party: code, does: z.string() })) }).nullable(),
  })),
  waivers: z.array(z.strictObject({
    reason: z.string(), approver: z.string(), until: civilDate, ...by, document: z.string().optional(), lifted: z.strictObject({ ...by, reason: z.string() }).nullable(),
  })),
  pauses: z.array(z.strictObject({ from: instant, until: instant.nullable(), why: z.enum(['hold', 'waiver', 'contest', 'dispute', 'review']) })).describe("When the parties' time stood still, and why."),
  key: ofOffice.nullable().describe('Under key supervision since.'),
  pickedUp: ofOffice.nullable().describe('Taken over by an office above.'),
  withdrawn: z.strictObject({ ...by, reason: z.string() }).nullable(),
  concluded: z.strictObject({ on: civilDate, actor: z.string(), remark: z.string().optional() }).nullable(),
  struckOff: z.strictObject({ on: civilDate, actor: z.string(), evidence: z.string(), failureType: z.string().nullable() }).nullable(),
  silent: z.array(z.strictObject({ since: instant, during: z.enum(['requested', 'handling', 'review', 'concluded']) })),
  outcome: z.enum(['rectified', 'continuing', 'notRectified']).nullable(),
  nodes: z.array(z.strictObject({ state: z.string(), at: instant, until: instant.nullable() })).describe('The states it came by, with their times; empty where the office was asked before times were kept.'),
  light: lightView,
  timers: z.array(timerView),
  allowed: z.array(allowedView),
  updatedAt: instant,
});
export type FollowUpView = z.infer<typeof followUpView>;
export const followUpPage = pageOf(followUpView);
