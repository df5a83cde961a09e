import type { CivilDate, Instant } from '#libs/kernel';
import type { Inbox, Notice, NoticeReading, NoticeReceipt } from './inbox.js';
import type { DigestNews, DigestTurn, DueDigest, MailPlan } from './mail.js';
import type { CheckRun, Examined, Finding } from './findings.js';
import type { NewDocument, StoredDocument } from './documents.js';
import type { LightWalk, LitKind, StoredLight, Unlit } from './lights.js';
import type { Message } from './outbox.js';
import type { Recipient, ReferenceChange } from './reference-store.js';
import type { AnyRecord, RecordChange, StoredAgreement, StoredFollowUp, StoredObligation } from './records.js';

/** The answer of a command, kept under its Idempotency-Key so that a replay gets the same. */
export interface Receipt {
  key: string;
  /** SHA-256 of what was asked; another body under the same key is refused. */
  fingerprint: string;
  body: string;
  at: Instant;
}

/** An audit entry on its way into the store: its canonical text and the record whose history it belongs to. */
export interface EntryRow {
  at: Instant;
  /** The agreement concerned, or the id of the record where no agreement is. */
  subject: string;
  actor: string;
  outcome: 'done' | 'refused';
  body: string;
}

/** What is written together. */
export interface Changes {
  records: RecordChange[];
  entries: EntryRow[];
  reference?: ReferenceChange[];
  receipt?: Receipt;
  messages?: Message[];
  notices?: Notice[];
  receipts?: NoticeReceipt[];
  readings?: NoticeReading[];
  documents?: NewDocument[];
  mails?: MailPlan[];
  /** When persons get their next digest; where one is due already it stays so, unless `digestsTurned` says that this is the turn itself. */
  digests?: DigestTurn[];
  digestsTurned?: boolean;
  /** Lights that differ from those told last, and how far the day's run has come with them. */
  lights?: { told: StoredLight[]; walk: LightWalk };
  /** Findings that are new or changed, and such as stand no more. */
  findings?: { found: Finding[]; gone: Finding[] };
  checked?: CheckRun;
  /** Agreements of which obligations planned before these were records have records now. */
  replanned?: string[];
}

/** What a use case may do inside one transaction. Every read sees what the transaction wrote. */
export interface Tx {
  /** The version of the reference data that no one changes before the end; null where this process made all changes. */
  readonly referenceVersion: number | null;
  /** Reads the agreement and locks it until the end: the first lock of every command. */
  agreement(id: string): Promise<StoredAgreement | undefined>;
  /** The follow-up and its agreement, the agreement locked first. */
  followUp(id: string): Promise<{ followUp: StoredFollowUp; agreement: StoredAgreement } | undefined>;
  /** All follow-ups of these agreements, whatever their state. */
  followUpsOf(agreements: readonly string[]): Promise<StoredFollowUp[]>;
  /** The obligation and the agreement whose clocks it shares, the agreement locked first. */
  obligation(id: string): Promise<{ obligation: StoredObligation; agreement: StoredAgreement } | undefined>;
  /** All obligations that share the clocks of these agreements, whatever their state. */
  obligationsOf(agreements: readonly string[]): Promise<StoredObligation[]>;
  /** At most `limit` records of a kind whose earliest timer is due, earliest first, claimed for this transaction. */
  due(kind: AnyRecord['kind'], at: Instant, limit: number): Promise<AnyRecord[]>;
  /** At most `limit` agreements behind that id, which planned obligations before these were records, claimed for this transaction. */
  oldObligations(after: string, limit: number): Promise<string[]>;
  /** Records of a kind with an estimated timer. */
  estimated(kind: AnyRecord['kind']): Promise<AnyRecord[]>;
  document(id: string): Promise<StoredDocument | undefined>;
  /** The latest version of a file of that name; 0 where there is none. The agreement is locked by then. */
  lastVersion(agreement: string, name: string): Promise<number>;
  /** The next slip number of an office in a year, from 1, without gaps among committed ones. */
  nextSlip(office: string, year: number): Promise<number>;
  /** When the last entry of a history was made; 0 where it has none yet. */
  lastEntry(subject: string): Promise<Instant>;
  receipt(key: string): Promise<Receipt | undefined>;
  /** Removes at most `limit` receipts from before that moment; returns how many there were. */
  forgetReceipts(before: Instant, limit: number): Promise<number>;
  /** Lets messages that were given up wait again, all or one; returns how many there were. */
  replay(at: Instant, id?: string): Promise<number>;
  /** What lies before an office, as the transaction sees it. */
  readonly inbox: Inbox;
  /** At most `limit` digests that are due, earliest first, claimed for this transaction. */
  dueDigests(at: Instant, limit: number): Promise<DueDigest[]>;
  /**
   * Writes that this mail tells the person what a digest has to tell: notices from `since` on that no mail told, and what an undelivered
   * one told. Answers how many that are, and at most `limit` of them.
   */
  tellNews(person: Pick<Recipient, 'id' | 'office'>, since: Instant, mail: string, limit: number): Promise<DigestNews>;
  /**
   * The run of the lights of a day, begun at `at` where it was not, and held until the end; undefined where it is over, where somebody else
   * holds it, and where the lights of a later day were told: those of a day before are never told afterwards.
   */
  lightWalk(day: CivilDate, at: Instant): Promise<LightWalk | undefined>;
  /** At most `limit` records of a kind behind that id, in the order of their ids. */
  unlit(kind: LitKind, after: string, limit: number): Promise<Unlit[]>;
  /** At most `limit` agreements behind that id, or the one named, with what the standing checks look at. */
  examine(which: { after: string; limit: number } | { agreement: string }): Promise<Examined>;
  /** What stands against these agreements by one check. */
  findings(code: string, agreements: readonly string[]): Promise<Finding[]>;
  /** The only writer. @throws LuoshiError `store.version_conflict` when a record is not at the version expected. */
  record(changes: Changes): Promise<void>;
}

/**
 * Runs work in a transaction: all of it is kept, or none. The result is handed out after the commit. Where the database
 * gives a transaction up, the work may be run once more in another: it does nothing but use its Tx.
 */
export interface UnitOfWork {
  /** A command. Commands waiting together may share a commit; the fault of one spoils no other. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A batch of the clock: a transaction of its own, without a savepoint a row. */
  batch<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A change of the reference data, which every command reads: no other transaction runs beside it. */
  exclusive<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
