import type { CivilDate, Instant } from '#libs/kernel';
import type { Light, ToldLight } from '#libs/policy';
import type { Page, PageRequest } from './page.js';
import type { StoredAgreement, StoredFollowUp, StoredObligation } from './records.js';

/** What has a light, in the order in which a day's run tells them. */
export const LIT = ['agreement', 'followUp', 'obligation'] as const;
export type LitKind = (typeof LIT)[number];

/** The light of a record from that day on, until another is told. */
export interface StoredLight extends ToldLight {
  kind: LitKind;
  record: string;
  day: CivilDate;
}

export type LightCounts = Record<LitKind, Partial<Record<Light, number>>>;

/** That the lights of a day were told. A day without it has the lights of the day before. */
export interface LightRun {
  day: CivilDate;
  startedAt: Instant;
  /** null while it is under way, and for ever where it was cut short and the day passed. */
  endedAt: Instant | null;
  counts: LightCounts;
}

/** How far a day's run has come: the next records are those of `kind` behind the id `after`. */
export interface LightWalk extends LightRun {
  kind: LitKind;
  after: string;
}

/** A record whose light is to be told. */
export type Unlit = {
  /** The light told last; null where none was. */
  before: ToldLight | null;
} & (
  | { record: StoredFollowUp }
  /** With the agreement whose policy it shares. */
  | { record: StoredObligation; home: StoredAgreement | undefined }
  | {
      record: StoredAgreement;
      /** Somebody is at work on a follow-up of it, for more than that its term ends soon, or an obligation of it is overdue. */
      late: boolean;
      /** The next day on which one of its obligations is due. */
      owedOn: CivilDate | null;
    }
);

export interface LightFilter {
  asOf: CivilDate;
  kind?: LitKind | undefined;
  light?: Light | undefined;
  record?: string | undefined;
}

/** Reads of the lights as of a day: of each record the last that was told up to then. */
export interface LightReads {
  lights(filter: LightFilter, page: PageRequest): Promise<Page<StoredLight>>;
  /** Of some records, by their ids. */
  lightsOf(kind: LitKind, records: readonly string[], asOf: CivilDate): Promise<Map<string, StoredLight>>;
  /** The days on which lights were told, up to a day, the last first. */
  lightRuns(until: CivilDate, page: PageRequest): Promise<Page<LightRun>>;
}
