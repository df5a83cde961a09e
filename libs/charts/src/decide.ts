import type { StateValue } from 'xstate';
import type { Allowed } from './allowed.js';
import { allowedNow, unmetReasons } from './allowed.js';
import type { Chart, ChartEvent, ChartFact, Reason, Snapshot } from './chart.js';
import { activeState, restore, statePath, timerName } from './state-path.js';
import { step } from './step.js';

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
  const type = chart.timers.includes(event.type) ? activeState(chart.machine, snapshot.state).timerEvents[event.type] : event.type;
  if (type === undefined || event.type.startsWith('xstate.')) return refuse(chart, snapshot, event);

  const before = restore(chart.machine, snapshot.state, snapshot.context);
  const [after, actions] = step(chart.machine, before, { ...event, type });
  if (after === before && actions.length === 0) return refuse(chart, snapshot, event);

  const moved: Moved<Context, Fact> = {
    ok: true,
    next: { state: statePath(after.value as StateValue), context: after.context as Context },
    facts: [],
    stop: [],
    start: [],
  };
  // A timer that fired is over, whether or not its state was left.
  if (type !== event.type) moved.stop.push(event.type);
  for (const action of actions as readonly { type: string; params?: { event?: Fact; sendId?: string; id?: string } }[]) {
    const { event: fact, sendId = '', id = '' } = action.params ?? {};
    if (action.type === 'xstate.emit' && fact !== undefined) moved.facts.push(fact);
    if (action.type === 'xstate.cancel') moved.stop.push(timerName(sendId) ?? sendId);
    if (action.type === 'xstate.raise') moved.start.push(timerName(id) ?? id);
  }
  return moved;
}

function refuse<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, snapshot: Snapshot<C>, event: E): Refused {
  const reasons = chart.publicEvents.includes(event.type) ? unmetReasons(chart, snapshot, event) : [];
  return { ok: false, code: reasons[0]?.code ?? 'chart.event_not_allowed', reasons, allowed: allowedNow(chart, snapshot) };
}
