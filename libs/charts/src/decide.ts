import type { Allowed } from './allowed.js';
import { allowedNow, unmetReasons } from './allowed.js';
import type { Chart, ChartEvent, ChartFact, Reason, Snapshot } from './chart.js';
import { waysOf } from './ways.js';

/** What an event makes of a record: the next snapshot, the news, and the timers by name (those in `stop` end first). */
export interface Moved<Context extends object, Fact> {
  ok: true;
  next: Snapshot<Context>;
  facts: Fact[];
  stop: string[];
  start: string[];
}

/** A refusal is a result: it is told, and it is recorded. */
export interface Refused {
  ok: false;
  code: string;
  reasons: Reason[];
  allowed: Allowed[];
}

export type Decision<Context extends object, Fact> = Moved<Context, Fact> | Refused;

/**
 * Decides what an event makes of a record. Pure: the same definition, snapshot and event give the same answer.
 * A timer's event (`TERM_END`) is taken only where that timer runs; a name of the machinery (`xstate.…`) never is.
 */
export function decide<Context extends object, Event extends ChartEvent, Fact extends ChartFact>(
  chart: Chart<Context, Event, Fact>,
  snapshot: Snapshot<Context>,
  event: Event,
): Decision<Context, Fact> {
  if (event.type.startsWith('xstate.')) return refuse(chart, snapshot, event);
  const args = { context: snapshot.context, event };
  const way = waysOf(chart.machine, snapshot.state, event.type).find(({ guards }) => guards.every((name) => chart.guards[name]?.(args) === true));
  if (way === undefined) return refuse(chart, snapshot, event);

  let { context } = snapshot;
  const facts: Fact[] = [];
  for (const act of way.acts) {
    if ('assign' in act) context = { ...context, ...act.assign({ context, event }) };
    else facts.push(act.tell({ context, event }) as Fact);
  }
  // A timer that fired is over, whether or not its state was left.
  const stop = chart.timers.includes(event.type) ? [event.type, ...way.stop] : way.stop;
  return { ok: true, next: { state: way.to, context }, facts, stop, start: way.start };
}

function refuse<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, snapshot: Snapshot<C>, event: E): Refused {
  const reasons = chart.publicEvents.includes(event.type) ? unmetReasons(chart, snapshot, event) : [];
  return { ok: false, code: reasons[0]?.code ?? 'chart.event_not_allowed', reasons, allowed: allowedNow(chart, snapshot) };
}
