import type { CivilDate, Instant } from '#libs/kernel';
import type { ContentPart, StoredDocument } from './documents.js';
import type { AnyRecord, RecordKind, StoredAgreement, StoredFollowUp, StoredObligation } from './records.js';
import type { Light } from '#libs/policy';
import type { FindingReads } from './findings.js';
import type { LightReads } from './lights.js';
import type { Page, PageRequest } from './page.js';
import type { Breakdown, BreakdownRequest, Standing, StandingRequest } from './standing.js';

export interface AgreementFilter {
  stage?: string | undefined;
  state?: string | undefined;
  form?: string | undefined;
  domain?: string | undefined;
  /** Parties among these codes (a government and what lies beneath it, or the members of a region). */
  parties?: readonly string[] | undefined;
  /** With a party of that level, among these where there are any. */
  level?: string | undefined;
  /** Part of the title or the id, or of the pinyin initials of the title. */
  q?: string | undefined;
  /** Signed between these days, both among them; the undated are in none. */
  signedFrom?: CivilDate | undefined;
  signedTo?: CivilDate | undefined;
  /** An office that is asked or at work on one of its follow-ups. */
  pressedBy?: string | undefined;
  /** Beneath this framework. */
  under?: string | undefined;
  /** Designates this joint office. */
  jointOffice?: string | undefined;
  without?: 'obligations' | 'evidence' | 'date' | 'ladder' | undefined;
  light?: LightOn | undefined;
}

/** The light that a record has as of a day. */
export interface LightOn {
  light: Light;
  asOf: CivilDate;
}

/** How an agreement names another: it stands under it, renews it, or is superseded by it; or the joint office that presses for it. */
export type AgreementLink = 'under' | 'renews' | 'supersededBy' | 'jointOffice';

/** A joint office, the last agreement in the order of ids that designates it, and how many do. */
export interface JointOfficeRow {
  id: string;
  last: string;
  agreements: number;
}

/** By the id, by the day of signing (the undated last), or by when it last changed. */
export interface AgreementOrder {
  by: 'id' | 'signedOn' | 'updatedAt';
  /** The last first. */
  descending: boolean;
}

export interface FollowUpFilter {
  agreement?: string | undefined;
  /** The office asked to supervise. */
  office?: string | undefined;
  /** A party pressed. */
  party?: string | undefined;
  /** Of the office asked: where it stands in the tree, or `joint`. */
  level?: string | undefined;
  /** By which rule of the policy somebody is pressed. */
  rule?: string | undefined;
  /** Under key supervision, or not. */
  key?: boolean | undefined;
  states?: readonly string[] | undefined;
  light?: LightOn | undefined;
}

export interface ObligationFilter {
  /** An agreement that it belongs to. */
  agreement?: string | undefined;
  /** A party that owes it. */
  party?: string | undefined;
  /** The unit that leads it or is responsible for it. */
  unit?: string | undefined;
  category?: string | undefined;
  states?: readonly string[] | undefined;
  /** Due before that day. */
  dueBefore?: CivilDate | undefined;
  light?: LightOn | undefined;
}

export interface StoredEntry {
  seq: number;
  at: Instant;
  subject: string;
  actor: string;
  outcome: string;
  body: string;
}

/** An agreement signed and not implemented, with the follow-ups on which an office is at work; the lowest rung first. */
export interface SignedNotImplemented {
  agreement: StoredAgreement;
  pressedBy: StoredFollowUp[];
}

/** A run of the clock and what it did. */
export interface SweepRun {
  at: Instant;
  startedAt: Instant;
  endedAt: Instant;
  fired: number;
  opened: number;
  failed: number;
}

/** Reads outside commands. They see what is committed, never what is under way. */
export interface Reads extends LightReads, FindingReads {
  agreement(id: string): Promise<StoredAgreement | undefined>;
  agreements(filter: AgreementFilter, page: PageRequest, order?: AgreementOrder): Promise<Page<StoredAgreement>>;
  followUp(id: string): Promise<StoredFollowUp | undefined>;
  followUps(filter: FollowUpFilter, page: PageRequest): Promise<Page<StoredFollowUp>>;
  obligation(id: string): Promise<StoredObligation | undefined>;
  obligations(filter: ObligationFilter, page: PageRequest): Promise<Page<StoredObligation>>;
  document(id: string): Promise<StoredDocument | undefined>;
  /** The files of an agreement, or of all, in the order they were uploaded: every version of each. */
  documents(agreement: string | null, page: PageRequest): Promise<Page<StoredDocument>>;
  /** The content of a file as it lies there, part by part; whether it is still what was uploaded is not asked here. */
  documentContent(id: string): AsyncIterable<ContentPart>;
  /** How many agreements stand in each state. */
  countByState(): Promise<Record<string, number>>;
  signedNotImplemented(page: PageRequest): Promise<Page<SignedNotImplemented>>;
  /** Where the agreements stand, and who is pressed. */
  standing(request: StandingRequest): Promise<Standing>;
  /** The lights of agreements by what they concern, and whose agreements are late. */
  breakdown(request: BreakdownRequest): Promise<Breakdown>;
  /** The number of the last entry, 0 where there is none: it changes with everything. */
  lastEntry(): Promise<number>;
  entries(subject: string | null, page: PageRequest): Promise<Page<StoredEntry>>;
  /** The entries of these agreements, all on one line. */
  entriesAmong(subjects: readonly string[], page: PageRequest): Promise<Page<StoredEntry>>;
  /** The entries of these agreements that tell of that record, by themselves or as a consequence. */
  entriesOf(record: string, agreements: readonly string[], page: PageRequest): Promise<Page<StoredEntry>>;
  /** The earliest pending timer of any record; null when nothing waits. */
  nextDue(): Promise<Instant | null>;
  /** Whether there are agreements whose obligations, planned before these were records, have none yet. */
  hasOldObligations(): Promise<boolean>;
  /** How many records are due at that moment. */
  countDue(at: Instant): Promise<number>;
  /** Every code that is party to some agreement. */
  partyCodes(): Promise<string[]>;
  /** Which of these agreements exist. */
  existing(ids: readonly string[]): Promise<string[]>;
  /** The first entry in the history of each of these agreements: what it was made with. */
  firstEntries(ids: readonly string[]): Promise<Pick<StoredEntry, 'subject' | 'body'>[]>;
  /** The joint offices that agreements designate, by id. */
  jointOffices(page: PageRequest): Promise<Page<JointOfficeRow>>;
  /** Agreements that are linked to this one in one of these ways: it stands at the other end of the link. */
  namedBy(id: string, links: readonly AgreementLink[], limit: number): Promise<string[]>;
  /** Records of a kind with a running timer, in the order of their ids; `after` is the last id of the page before. */
  running(kind: RecordKind, after: string | null, limit: number): Promise<AnyRecord[]>;
  /** Agreements due by then, in the order of their ids, for a preview; `after` is the last id of the page before. */
  dueAgreements(at: Instant, limit: number, after: string | null): Promise<StoredAgreement[]>;
  /** Obligations whose earliest timer is due, by id, at most `limit` behind that id. */
  dueObligations(at: Instant, limit: number, after: string | null): Promise<StoredObligation[]>;
  sweepRuns(limit: number): Promise<SweepRun[]>;
}

/** Where the clock notes its runs; outside the transactions of what it fires. */
export interface SweepLog {
  note(run: SweepRun): Promise<void>;
}
