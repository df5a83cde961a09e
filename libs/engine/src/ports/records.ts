import type { AgreementContext, FollowUpContext, ObligationContext } from '#libs/charts';
import type { CivilDate, Instant } from '#libs/kernel';

/** A running timer of a record. The clock fires it at `at`. */
export interface Timer {
  at: Instant;
  /** The last day on which it is not yet late. */
  dueOn: CivilDate;
  /** Working days counted from `from`, below zero those before it; null for a timer set to a day of the calendar. */
  days: number | null;
  from: CivilDate;
  /** True while the count ran over a year whose holidays are not published yet. */
  estimated: boolean;
  /** The policy that gave the days, `id@version`; null where none did. */
  policy: string | null;
}

export type Timers = Record<string, Timer>;

export type RecordKind = 'agreement' | 'followUp' | 'obligation';

export interface ContextOf {
  agreement: AgreementContext;
  followUp: FollowUpContext;
  obligation: ObligationContext;
}

/** A record as the engine works with it and the store keeps it. */
export interface StoredRecord<K extends RecordKind> {
  kind: K;
  id: string;
  /** The version of the chart it is pinned to. */
  chart: number;
  /** 0 before the first write; every event that moves it adds one. */
  version: number;
  state: string;
  context: ContextOf[K];
  timers: Timers;
  /** When it last changed. A command is never stamped earlier. */
  at: Instant;
}

export type StoredAgreement = StoredRecord<'agreement'>;
export type StoredFollowUp = StoredRecord<'followUp'>;
export type StoredObligation = StoredRecord<'obligation'>;
export type AnyRecord = StoredAgreement | StoredFollowUp | StoredObligation;

/** A record to write: inserted when `expected` is 0, else updated where the stored version is `expected`. */
export interface RecordChange {
  record: AnyRecord;
  expected: number;
}

/** The earliest timer of a record; undefined when none runs. Ties go to the name, so that every run takes the same. */
export function nextTimer(timers: Timers): { name: string; timer: Timer } | undefined {
  let first: { name: string; timer: Timer } | undefined;
  for (const name of Object.keys(timers)) {
    const timer = timers[name];
    if (timer === undefined) continue;
    if (first === undefined || timer.at < first.timer.at || (timer.at === first.timer.at && name < first.name)) first = { name, timer };
  }
  return first;
}

/** The states of a follow-up in which somebody is at work on it: it is neither closed nor passed on. */
export const AT_WORK = ['requested.awaiting', 'handling', 'returned', 'review', 'contested', 'disputed', 'waived', 'concluded', 'concludedOnHold', 'suspended'] as const;

export function isAtWork(state: string): boolean {
  return (AT_WORK as readonly string[]).includes(state);
}

/** The states of an obligation in which something may still be owed. */
export const OPEN_OBLIGATION = ['planned', 'scheduled', 'due', 'overdue', 'reported', 'returned', 'waived', 'suspended'] as const;

export function isOpenObligation(state: string): boolean {
  return (OPEN_OBLIGATION as readonly string[]).includes(state);
}
