import type { Reads, ReferenceStore, SweepLog, UnitOfWork } from '#libs/engine/ports';

/** An open database behind the engine's ports. */
export interface Store {
  unitOfWork: UnitOfWork;
  reads: Reads;
  reference: ReferenceStore;
  sweepLog: SweepLog;
  /** True when the database was made by this opening. */
  isNew: boolean;
  /** Finishes the commands that wait, refuses later ones (`store.closed`), and lets go of the file. */
  close(): Promise<void>;
}
