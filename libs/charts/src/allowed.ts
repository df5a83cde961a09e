import type { Chart, ChartEvent, ChartFact, Reason, Snapshot } from './chart.js';
import type { Way } from './ways.js';
import { waysOf } from './ways.js';

/** An event that can be sent now; `ready: false` when a guard that reads the record alone refuses it already. */
export interface Allowed {
  event: string;
  ready: boolean;
  /** Why it is not ready, and what would satisfy it. */
  reasons: Reason[];
}

/** The way with the fewest guards unmet; of several the last, as the ways before it are its special cases. */
function closestWay(ways: readonly Way[], isUnmet: (guard: string) => boolean): string[] {
  return ways.map(({ guards }) => guards.filter(isUnmet)).reduce((best, way) => (way.length <= best.length ? way : best));
}

/** Why the way that came closest is closed. */
export function unmetReasons<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, { state, context }: Snapshot<C>, event: E): Reason[] {
  const ways = waysOf(chart.machine, state, event.type);
  if (ways.length === 0) return closedReasons(chart, state, event.type);
  return closestWay(ways, (name) => !chart.guards[name]?.({ context, event })).flatMap((name) => chart.reasons[name] ?? []);
}

/** Why a state takes an event no more, where that is told. */
function closedReasons<C extends object, E extends ChartEvent, F extends ChartFact>({ closed }: Chart<C, E, F>, state: string, type: string): Reason[] {
  const here = closed?.[state];
  return here !== undefined && (here.to === 'all' || here.to.includes(type)) ? [here.why] : [];
}

/** What callers may send now, with the reasons that stand already. */
export function allowedNow<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, { state, context }: Snapshot<C>): Allowed[] {
  return chart.publicEvents.flatMap((type) => {
    const ways = waysOf(chart.machine, state, type);
    if (ways.length === 0) return chart.closed?.[state]?.to === 'all' ? [] : closedReasons(chart, state, type).map((why) => ({ event: type, ready: false, reasons: [why] }));
    const probe = { type, payload: {}, actor: '', office: null, at: 0, today: '' } as unknown as E;
    const isUnmet = (name: string): boolean => chart.reasons[name]?.reads === 'context' && !chart.guards[name]?.({ context, event: probe });
    const reasons = closestWay(ways, isUnmet).flatMap((name) => chart.reasons[name] ?? []);
    return [{ event: type, ready: reasons.length === 0, reasons }];
  });
}
