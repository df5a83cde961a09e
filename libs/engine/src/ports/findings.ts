import type { CivilDate, Instant } from '#libs/kernel';
import type { Page, PageRequest } from './page.js';
import type { RecordKind, StoredAgreement, StoredFollowUp, StoredObligation } from './records.js';

export type Severity = 'error' | 'warning' | 'hint';

/** What the sentences of a finding name. */
export type FindingDetails = Record<string, string | number>;

export interface FoundAt {
  kind: RecordKind | 'document';
  id: string;
}

/** What a standing check found wrong with an agreement or something that belongs to it. */
export interface Finding {
  agreement: string;
  code: string;
  severity: Severity;
  /** Tells findings of one code and agreement apart. */
  subject: string;
  record: FoundAt;
  details: FindingDetails;
  /** The day on which it was found first, and since which it stands. */
  since: CivilDate;
}

/** Agreements to be checked, by id, with all that the checks look at. */
export interface Examined {
  agreements: StoredAgreement[];
  /** Their follow-ups. */
  followUps: StoredFollowUp[];
  /** The obligations that share their clocks. */
  obligations: StoredObligation[];
  /** The states of the frameworks that they carry out, by id. */
  parentStates: Map<string, string>;
  /** What stands against them. */
  findings: Finding[];
}

/** That everything was checked. */
export interface CheckRun {
  day: CivilDate;
  startedAt: Instant;
  endedAt: Instant;
}

export interface FindingFilter {
  severity?: Severity | undefined;
  code?: string | undefined;
  agreement?: string | undefined;
  /** Findings against agreements with a party among these codes. */
  parties?: readonly string[] | undefined;
}

export interface FindingReads {
  /** Agreements in force that a government signed, by id, at most `limit` behind that id. */
  inForceOf(government: string, after: string, limit: number): Promise<StoredAgreement[]>;
  /** The worst first, then by code and agreement. */
  findings(filter: FindingFilter, page: PageRequest): Promise<Page<Finding & { title: string }>>;
  countFindings(filter: FindingFilter): Promise<{ severity: Severity; code: string; count: number }[]>;
  /** When everything was checked last; undefined where it never was. */
  lastCheck(): Promise<CheckRun | undefined>;
}
