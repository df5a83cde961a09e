export type { LedgerRow } from './ledger-row.js';
export { AT_WORK, isAtWork, nextTimer } from './records.js';
export type { AnyRecord, ContextOf, RecordChange, RecordKind, StoredAgreement, StoredFollowUp, StoredRecord, Timer, Timers } from './records.js';
export type { AgreementFilter, FollowUpFilter, Page, PageRequest, Reads, SignedNotImplemented, StoredEntry, SweepLog, SweepRun } from './reads.js';
export type { ReferenceChange, ReferenceRows, ReferenceStore, Region, Token, Vacancy } from './reference-store.js';
export type { Changes, EntryRow, Receipt, Tx, UnitOfWork } from './unit-of-work.js';
export type { CalendarRow } from '#libs/calendar';
export type { FormerGovernment, Government } from '#libs/hierarchy';
