import type { Inbox, Outbox, Reads, ReferenceStore, SweepLog, UnitOfWork } from '#libs/engine/ports';
import type { Clock, Instant } from '#libs/kernel';
import type { BackupContent } from './sqlite-backup.js';

/** An open database behind the engine's ports. */
export interface Store {
  unitOfWork: UnitOfWork;
  reads: Reads;
  reference: ReferenceStore;
  sweepLog: SweepLog;
  outbox: Outbox;
  inbox: Inbox;
  /** True when the database was made by this opening. */
  isNew: boolean;
  /** The clock that all who write to it share; null where this process is the only one. */
  clock: Clock | null;
  /** Calls `changed` when another process changed the reference data, or may have. */
  onReferenceChanged(changed: () => void): void;
  /** Runs it while no other process of this installation runs another such work. */
  once<T>(work: () => Promise<T>): Promise<T>;
  /** Copies everything committed to a file, while commands go on. @throws LuoshiError `store.full`, `store.read_only`, `backup.by_database` */
  backUp(file: string, at: Instant): Promise<BackupContent>;
  /** When the backup was taken from which these data were restored; null when they never were. */
  restoredFrom(): Promise<Instant | null>;
  /** Finishes the commands that wait, refuses later ones (`store.closed`), and lets go of the database. */
  close(): Promise<void>;
}
