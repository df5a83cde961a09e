import { z } from 'zod';
import { civilDate, instant, level, pageOf, pageQuery, seen, text } from './common.js';
import { completion } from './evaluation.js';

const faults = z.array(z.strictObject({ row: z.number().int(), column: z.string(), code: z.string(), message: z.string() }));

/** A file to bring in, as text. */
export const importRequest = z.strictObject({
  kind: z.enum(['ledger', 'governments', 'calendar', 'policies', 'regions']),
  format: z.enum(['json', 'csv']),
  content: z.string().max(50_000_000),
  history: z.string().max(5_000_000).optional().describe('For governments: the csv of former names and codes.'),
  dryRun: z.boolean().default(false).describe('Tells what would be done, and does nothing.'),
  seen: seen.optional().describe('The word of the dry run that was looked at; where the file would do something else by now it is refused.'),
  limit: z.number().int().min(0).max(10_000).default(200).describe('How many rows of each kind are told.'),
});
const rowsTold = z.strictObject({
  total: z.number().int(),
  items: z.array(z.strictObject({
    what: z.enum(['agreement', 'government', 'former', 'day', 'policy', 'region']),
    row: z.number().int().nullable().describe('The place in the file, from 1; null where no row of it says this.'), id: z.string(), name: z.string(),
    fields: z.array(z.strictObject({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })).describe('What would read otherwise.'),
  })),
});
export const importView = z.strictObject({
  kind: z.string(), dryRun: z.boolean(), count: z.number().int().describe('How many rows the file has.'),
  states: z.record(z.string(), z.number().int()).describe('For a ledger: how many agreements stand in each state.'),
  superseded: z.number().int(), recomputed: z.number().int().describe('For a calendar that came in: how many running clocks were dated anew.'),
  rows: z.strictObject({ new: rowsTold, changed: rowsTold, unchanged: rowsTold, gone: rowsTold.describe('What stood there and does not any more, where the file replaces it.') }),
  seen: z.string().nullable().describe('One word for the file and all that it would do; null where it has faults.'),
  faults,
});
export type ImportView = z.infer<typeof importView>;

export const tokenRequest = z.strictObject({
  office: z.string().regex(/^(\d{6}|J\w{1,30})$/, 'A code of six digits, or the id of a joint office.'),
  name: text(200),
  admin: z.boolean().default(false).describe('May change the installation: imports, tokens, the clock.'),
});
export const tokenView = z.strictObject({ id: z.string(), office: z.string(), name: z.string(), admin: z.boolean(), createdAt: instant });
export const tokenCreated = z.strictObject({ ...tokenView.shape, token: z.string().describe('The secret; told once.') });
export const tokenPage = pageOf(tokenView);
export type TokenCreated = z.infer<typeof tokenCreated>;

export const policyView = z.strictObject({
  id: z.string(), version: z.number().int(), current: z.boolean(), title: z.strictObject({ zh: z.string(), en: z.string() }),
  match: z.strictObject({ agreement: z.string().optional(), form: z.string().optional(), domain: z.string().optional(), region: z.string().optional(), level: level.optional() }),
  rules: z.strictObject({
    signatureStalled: z.strictObject({ workingDays: z.number().int() }),
    signedNotImplemented: z.strictObject({ workingDays: z.number().int(), withoutObligations: z.number().int() }),
    reportOverdue: z.strictObject({ workingDays: z.number().int(), afterReturn: z.number().int() }),
    obligationOverdue: z.strictObject({ workingDays: z.number().int() }),
    silent: z.strictObject({ workingDays: z.number().int() }),
    evaluationOverdue: z.strictObject({ workingDays: z.number().int() }).nullable(),
    expiring: z.strictObject({ workingDays: z.number().int() }).nullable(),
    badEvaluation: z.strictObject({ marks: z.array(completion) }),
  }),
  press: z.strictObject({
    graceDays: z.array(z.number().int()), handlingDays: z.array(z.number().int()), remindEvery: z.number().int(), reviewDays: z.array(z.number().int()), strikeOffDays: z.array(z.number().int()),
    extensions: z.strictObject({ max: z.number().int(), maxDays: z.number().int().describe('Working days, each time.') }), highestRung: level.optional(),
  }),
  lights: z.strictObject({ near: z.number().int().describe('Working days before a due date from which on it is near.'), silent: z.enum(['grey', 'red']) }),
});
export type PolicyView = z.infer<typeof policyView>;
export const policyPage = pageOf(policyView);

/** Policies as they might be: versions that are added to those that stand. */
export const policiesPreviewRequest = z.strictObject({
  policies: z.array(z.looseObject({})).max(200).describe('Each as POST /api/imports takes it; none: whose dates those that apply now would change, because a recomputation was not asked for yet.'),
  limit: z.number().int().min(1).max(1000).default(200),
});
export const policiesPreviewView = z.strictObject({
  affected: z.array(z.strictObject({
    kind: z.enum(['agreement', 'followUp', 'obligation']), id: z.string(), agreement: z.string(), policy: z.string().describe('The one that would apply, id@version.'),
    clocks: z.array(z.strictObject({ timer: z.string(), dueOn: civilDate, newDueOn: civilDate })),
  })),
  more: z.boolean().describe('Whether more are affected than are told.'),
});
export const recomputedView = z.strictObject({ looked: z.number().int().describe('Records with a running clock.'), recomputed: z.number().int().describe('Those that another policy dates now.') });
export type PoliciesPreviewView = z.infer<typeof policiesPreviewView>;
export type RecomputedView = z.infer<typeof recomputedView>;

export const entryQuery = z.strictObject({ ...pageQuery, subject: z.string().max(64).optional().describe('The agreement, or the record where no agreement is concerned.') });
export const historyQuery = z.strictObject(pageQuery);
export const entryPage = pageOf(z.strictObject({ seq: z.number().int(), entry: z.looseObject({}).describe('The entry as it is stored in canonical form.') }));

export const countsView = z.strictObject({
  byStage: z.record(z.string(), z.number().int()),
  byState: z.record(z.string(), z.number().int()),
  signedNotImplemented: z.number().int(),
  pressing: z.array(z.strictObject({ office: z.string(), name: z.string(), open: z.number().int() })).describe('Who is being asked or at work, and on how many follow-ups.'),
});
export const backupView = z.strictObject({ file: z.string().describe('Where it lies on the server.'), takenAt: instant, lastEntry: z.number().int().describe('The number of the last audit entry in it.') });
export type BackupView = z.infer<typeof backupView>;
export const health = z.strictObject({
  status: z.enum(['ok', 'starting', 'failing']), version: z.string(),
  mail: z.enum(['ok', 'failing']).optional().describe('Where mail goes out from here: how the last try went. While it fails mail waits, and all else goes on.'),
  queue: z.enum(['ok', 'slow', 'full', 'unreachable']).optional().describe('Where a queue carries the messages: while it does not they wait, and all else goes on.'),
});
