import type { ContextOf, EntryRow, RecordChange, StoredAgreement, StoredFollowUp, Timer } from '#libs/engine/ports';
import { blankAgreement, blankFollowUp } from '#libs/charts';

/** 2025-11-25T08:00 in Shanghai. */
export const MORNING = Date.UTC(2025, 10, 25);

export function aTimer(at: number, overrides: Partial<Timer> = {}): Timer {
  return { at, dueOn: '2025-11-25', days: 60, from: '2025-09-01', estimated: false, policy: 'default@1', ...overrides };
}

type Overrides<Stored, Context> = Partial<Omit<Stored, 'context' | 'kind'>> & { context?: Partial<Context> };

/** A signed agreement of two prefectures at version 1; its clock waits where `timers` says so. */
export function anAgreement(id: string, { context, ...overrides }: Overrides<StoredAgreement, ContextOf['agreement']> = {}): StoredAgreement {
  return {
    kind: 'agreement', id, chart: 1, version: 1, state: 'signed.waiting', timers: {}, at: MORNING, ...overrides,
    context: {
      ...blankAgreement, title: `Agreement ${id}`, form: 'framework', domains: ['water'], waits: 1,
      parties: [{ code: '511900', role: 'lead' }, { code: '610700', role: 'participant' }],
      signedOn: { from: '2025-09-01', to: '2025-09-01', precision: 'day' }, ...context,
    },
  };
}

/** A follow-up of an agreement that waits for its office, at version 1. */
export function aFollowUp(id: string, agreement: string, { context, ...overrides }: Overrides<StoredFollowUp, ContextOf['followUp']> = {}): StoredFollowUp {
  return {
    kind: 'followUp', id, chart: 1, version: 1, state: 'requested.awaiting', timers: {}, at: MORNING, ...overrides,
    context: {
      ...blankFollowUp, case: `case of ${agreement}`, agreement, subject: agreement, waits: 1, office: '510000', officeName: '四川省',
      level: 'province', presses: ['511900'], requests: 1, requestedAt: MORNING, ...context,
    },
  };
}

export function anEntry(subject: string, overrides: Partial<EntryRow> = {}): EntryRow {
  return { at: MORNING, subject, actor: 'clerk', outcome: 'done', body: `{"subject":"${subject}"}`, ...overrides };
}

/** The first write of a record. */
export function inserting(record: StoredAgreement | StoredFollowUp): RecordChange {
  return { record, expected: 0 };
}

/** The next write of a record, over the version it has. */
export function updating(record: StoredAgreement | StoredFollowUp): RecordChange {
  return { record: { ...record, version: record.version + 1 }, expected: record.version };
}
