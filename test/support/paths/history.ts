import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import type { Entry, Step } from '#libs/audit';
import { agreementChart, blankAgreement, blankFollowUp, blankObligation, followUpChart, obligationChart, timersIn } from '#libs/charts';
import type { AgreementEvent, FollowUpEvent, ObligationEvent } from '#libs/charts';
import type { Replayed } from '#libs/engine';
import { addDays } from '#libs/kernel';
import type { AnyRecord, RecordKind } from '#libs/engine/ports';
import { Replay } from '../../../libs/engine/src/replay.js';
import { READ_OBLIGATION, toObligation } from '../../../libs/store/src/obligation-rows.js';
import type { ObligationRow } from '../../../libs/store/src/obligation-rows.js';
import { READ_AGREEMENT, READ_FOLLOW_UP, toAgreement, toFollowUp } from '../../../libs/store/src/records.js';
import type { AgreementRow, FollowUpRow } from '../../../libs/store/src/records.js';
import type { TestServer } from '../server.js';
import { wayTaken } from './ways.js';

const BLANK = { agreement: { state: 'start', context: blankAgreement }, followUp: { state: 'start', context: blankFollowUp }, obligation: { state: 'start', context: blankObligation } };
const CHARTS = { agreement: agreementChart, followUp: followUpChart, obligation: obligationChart };
const isRecord = (kind: string): kind is RecordKind => kind in BLANK;

/** Reads the history over HTTP as it grows: which way of its chart each step took, and whether the store holds what the steps make. */
export class PathHistory {
  /** Every way that was taken so far: `agreement signed.waiting HOLD 0`. */
  readonly ways = new Set<string>();
  private readonly taken = new Map<string, string[]>();
  private readonly replay = new Replay();
  private readonly database: Database.Database;
  private cursor: string | null = null;
  private seen = 0;

  constructor(private readonly server: TestServer) {
    this.database = new Database(server.databaseFile, { readonly: true });
  }

  close(): void {
    this.database.close();
  }

  /** The ways that a record took, one after the other. */
  waysOf(id: string): readonly string[] {
    return this.taken.get(id) ?? [];
  }

  /** Takes what happened since it was asked last. Answers the records that are stored otherwise than their entries tell, or run a clock that they should not. */
  async read(): Promise<string[]> {
    const touched = new Set<string>();
    for (;;) {
      const page: { items: { seq: number; entry: Entry }[]; nextCursor: string | null } = await this.server.get(`/api/audit/entries?limit=200${this.cursor === null ? '' : `&cursor=${this.cursor}`}`);
      for (const { seq, entry } of page.items) {
        if (seq <= this.seen) continue;
        this.seen = seq;
        if (entry.outcome !== 'done') continue;
        for (const step of [entry, ...entry.consequences]) if (isRecord(step.record.kind)) touched.add(this.take(step, entry));
      }
      if (page.nextCursor === null) return [...touched].filter((id) => this.isStoredOtherwise(id));
      this.cursor = page.nextCursor;
    }
  }

  private take(step: Step, entry: Entry): string {
    const { record: { kind, id }, event } = step;
    const { actor, office, at, today } = entry;
    const before = this.replay.records.get(id) ?? { kind: kind as RecordKind, ...BLANK[kind as RecordKind] };
    const way = event.type === 'REDATED' ? undefined : wayOf(before, { ...event, actor, office, at, today });
    if (way !== undefined) {
      this.ways.add(`${kind} ${way}`);
      this.taken.set(id, [...this.waysOf(id), way]);
    }
    this.replay.take({ ...entry, ...step, consequences: [] });
    return id;
  }

  private isStoredOtherwise(id: string): boolean {
    const told = this.replay.records.get(id);
    const record = told && this.stored(told.kind, id);
    if (record === undefined) return true;
    const { kind, state, context, version } = record;
    // By way of the text: what is not told and what is told as undefined are the same to the store.
    return !isDeepStrictEqual(JSON.parse(JSON.stringify(told)), JSON.parse(JSON.stringify({ kind, state, context, version }))) || hasStrayClock(record);
  }

  private stored(kind: RecordKind, id: string): AnyRecord | undefined {
    const row = this.database.prepare(`${{ agreement: READ_AGREEMENT, followUp: READ_FOLLOW_UP, obligation: READ_OBLIGATION }[kind]} where id = ?`).get(id);
    if (row === undefined) return undefined;
    return kind === 'agreement' ? toAgreement(row as AgreementRow) : kind === 'followUp' ? toFollowUp(row as FollowUpRow) : toObligation(row as ObligationRow);
  }
}

/** The last day of each clock that is set to a day which its record names. */
function daysOf(record: AnyRecord): Record<string, string | null | undefined> {
  switch (record.kind) {
    case 'agreement':
      return { TERM_END: record.context.term.to, HOLD_END: record.context.hold?.until };
    case 'followUp':
      return { WAIVER_END: record.context.waivers.at(-1)?.until };
    case 'obligation': {
      const { state, context: { dueOn, appearsOn, waiver } } = record;
      return { WAIVER_END: waiver?.until, APPEARS: appearsOn === null ? null : addDays(appearsOn, -1), ...(state === 'due' ? { DUE: dueOn } : {}) };
    }
  }
}

/** Whether a clock runs that the state does not know, or to another day than the record names. */
function hasStrayClock(record: AnyRecord): boolean {
  const known = timersIn(CHARTS[record.kind].machine, record.state);
  const days = daysOf(record);
  return Object.entries(record.timers).some(([name, { dueOn }]) => !known.includes(name) || (name in days && days[name] !== dueOn));
}

function wayOf(record: Pick<Replayed, 'kind' | 'state' | 'context'>, event: object): string | undefined {
  const told = record as Replayed;
  switch (told.kind) {
    case 'agreement':
      return wayTaken(agreementChart, told, event as AgreementEvent);
    case 'followUp':
      return wayTaken(followUpChart, told, event as FollowUpEvent);
    case 'obligation':
      return wayTaken(obligationChart, told, event as ObligationEvent);
  }
}
