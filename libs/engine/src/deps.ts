import type { Clock, Instant } from '#libs/kernel';
import type { Pace } from './pace.js';
import type { Inbox, Outbox, Reads, ReferenceStore, SweepLog, SweepRun, Traces, Tx, UnitOfWork } from './ports/index.js';
import type { Reference, ReferenceHolder } from './reference.js';
import type { Stamp } from './stamp.js';
import type { Ways } from './tellings.js';

/** The adapters the engine runs on. */
export interface Ports {
  unitOfWork: UnitOfWork;
  reads: Reads;
  reference: ReferenceStore;
  sweepLog: SweepLog;
  outbox: Outbox;
  inbox: Inbox;
}

/** What every use case is built with. */
export interface Deps extends Ports {
  clock: Clock;
  holder: ReferenceHolder;
  /** Told the earliest moment a committed record is due, so that the clock can wake in time. */
  wake(at: Instant): void;
  /** Told that messages were committed that wait to leave. */
  wakeRelay(): void;
  /** The ways on which notices leave the house. */
  channels: Ways;
  /** How much the sweep takes at once. */
  pace: Pace;
  /** Told how late each timer fired, in milliseconds. */
  onFired(late: number): void;
  /** Told of each sweep that is over. */
  onSwept(run: SweepRun): void;
  /** Told of each person's command that was answered; why, where it was refused. */
  onCommand(event: string, refusal: string | null): void;
  traces: Traces;
  /** Told of a fault that nobody waits for an answer to: a row the sweep could not fire, a failed read of the clock. */
  onFault(error: unknown, where: Record<string, string>): void;
}

/** Time is stamped when a command's turn comes, and never before the record's last entry. */
export function stampNow(deps: Pick<Deps, 'clock'>, reference: Reference, who: { actor: string; office: string | null }, notBefore: Instant): Stamp {
  const at = Math.max(deps.clock.now(), notBefore);
  return { actor: who.actor, office: who.office, at, today: reference.zone.dateAt(at) };
}

/** The same for what has a history and no record that knows when it last changed: an office, a person who is told, a list. */
export async function stampAfter(deps: Pick<Deps, 'clock'>, tx: Pick<Tx, 'lastEntry'>, reference: Reference, who: { actor: string; office: string | null }, subject: string): Promise<Stamp> {
  return stampNow(deps, reference, who, await tx.lastEntry(subject));
}
