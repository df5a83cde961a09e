import type { Entry, Step } from '#libs/audit';
import { LuoshiError } from '#libs/kernel';
import type { ContextOf, RecordKind } from './ports/index.js';
import type { AnyEvent } from './record-charts.js';
import { BLANK, decideRecord } from './record-charts.js';
import type { Stamp } from './stamp.js';

/** A record as its history alone tells it: all of it but the timers, which policy and calendar date. */
export type Replayed = { [K in RecordKind]: { kind: K; state: string; context: ContextOf[K]; version: number } }[RecordKind];

/**
 * Replays audit entries, in their order and from the first of each record on, through the charts: the records they tell
 * of, by id. What was refused moved nothing, and neither did entries about anything but records.
 *
 * @throws LuoshiError `replay.diverged` {index, id} at the first entry that the charts do not bear out: they refuse its
 * event, or it names another state or version than they come to.
 */
export function replayEntries(entries: Iterable<Entry>): Map<string, Replayed> {
  const replay = new Replay();
  for (const entry of entries) replay.take(entry);
  return replay.records;
}

/** The same, entry by entry, and of some records alone where there are too many for the memory. @throws as above */
export class Replay {
  readonly records = new Map<string, Replayed>();
  private index = 0;

  constructor(private readonly isWanted: (id: string) => boolean = () => true) {}

  take(entry: Entry): void {
    const { actor, office, at, today } = entry;
    if (entry.outcome === 'done') {
      // A record follows from its own steps alone.
      for (const step of [entry, ...entry.consequences]) if (this.isWanted(step.record.id)) replayStep(this.records, step, { actor, office, at, today }, this.index);
    }
    this.index += 1;
  }
}

function replayStep(records: Map<string, Replayed>, { record: { kind, id, version }, event, from, to }: Step, stamp: Stamp, index: number): void {
  if (!isKind(kind)) return;
  const diverged = (why: string): LuoshiError => new LuoshiError('replay.diverged', `Entry ${index} (${event.type} of ${kind} ${id}): ${why}.`, { index, id });
  const known = records.get(id);
  const before = known ?? blank(kind);
  if (before.kind !== kind) throw diverged(`the record is a ${before.kind}`);
  if (version !== before.version + 1) throw diverged(`it tells version ${version}, the history stands at ${before.version}`);
  if (from !== (known?.state ?? null)) throw diverged(`it begins in ${from}, the history stands in ${known?.state ?? null}`);

  const next = event.type === 'REDATED' ? before : moved(before, { ...event, ...stamp });
  if (next === undefined) throw diverged(`its chart refuses it in ${before.state}`);
  if (to !== next.state) throw diverged(`it ends in ${to}, its chart leads to ${next.state}`);
  records.set(id, { ...next, version });
}

const isKind = (kind: string): kind is RecordKind => kind in BLANK;

function blank(kind: RecordKind): Replayed {
  return { kind, state: 'start', context: BLANK[kind], version: 0 } as Replayed;
}

/** What the chart makes of a recorded event; undefined when it refuses it. */
function moved(record: Replayed, event: Step['event'] & Stamp): Replayed | undefined {
  const decision = decideRecord(record, event as unknown as AnyEvent);
  return decision.ok ? ({ ...record, ...decision.next } as Replayed) : undefined;
}
