import type { Chart, ChartEvent, ChartFact, Reason, Snapshot } from './chart.js';
import { activeState } from './state-path.js';

/** An event that can be sent now; `ready: false` when a guard that reads the record alone refuses it already. */
export interface Allowed {
  event: string;
  ready: boolean;
  /** Why it is not ready, and what would satisfy it. */
  reasons: Reason[];
}

/** The names of the guards before each way an event could take, in the order the machine tries them. */
function guardsOf<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, state: string, type: string): string[][] {
  for (const node of activeState(chart.machine, state).nodes) {
    const ways = node.transitions.get(type);
    if (ways !== undefined && ways.length > 0) return ways.map((way) => guardNames(way.guard));
  }
  return [];
}

/** A guard is a name, or `and` of names; `checkChart` refuses anything else. */
export function guardNames(guard: unknown): string[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [guard];
  if (typeof guard === 'function' && 'guards' in guard && Array.isArray(guard.guards)) return guard.guards.flatMap(guardNames);
  return ['?'];
}

/** Why the last way an event could take is closed: the ways before it are special cases of it. */
export function unmetReasons<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, { state, context }: Snapshot<C>, event: E): Reason[] {
  const way = guardsOf(chart, state, event.type).at(-1) ?? [];
  return way.filter((name) => !chart.guards[name]?.({ context, event })).flatMap((name) => chart.reasons[name] ?? []);
}

/** What callers may send now, with the reasons that stand already. */
export function allowedNow<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, { state, context }: Snapshot<C>): Allowed[] {
  return chart.publicEvents.flatMap((type) => {
    const ways = guardsOf(chart, state, type);
    const last = ways.at(-1);
    if (last === undefined) return [];
    const probe = { type, payload: {}, actor: '', office: null, at: 0, today: '' } as unknown as E;
    const reasons = last
      .flatMap((name) => chart.reasons[name] ?? [])
      .filter((reason, index) => reason.reads === 'context' && !chart.guards[last[index] ?? '']?.({ context, event: probe }));
    return [{ event: type, ready: reasons.length === 0, reasons }];
  });
}
