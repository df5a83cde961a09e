import type { AnyMachineSnapshot, EventObject, StateValue } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { Chart, ChartEvent, ChartFact } from '#libs/charts';
import { decide } from '#libs/charts';
import { activeState } from '../../../libs/charts/src/state-path.js';
import { wayTaken } from './ways.js';

/** The walk of a graph ends well within this. */
const LIMIT = 200_000;

/** One part of what may become of a record; all of it at once has too many places to walk through. */
export interface Story<C extends object, E extends ChartEvent, Setting> {
  /** What the house is like in it. */
  setting: Setting;
  /** What may come to a record next, its clocks under their names: what a chart cannot know is left out where the house would not bring it about. */
  next: (context: C, state: string) => readonly E[];
  /** What of the context the guards read: records alike in it and in their state have the same future. */
  bits: (context: C) => unknown;
}

/** The events that lead to a way and take it, and the ways that they take one after the other. */
export interface Path<E, Setting> {
  setting: Setting;
  events: E[];
  ways: string[];
}

const stateOf = (value: StateValue): string => (typeof value === 'string' ? value : Object.entries(value).map(([key, inner]) => `${key}.${stateOf(inner ?? '')}`).join());

/** The shortest path, as the graph of the machine has them, that ends with each way, by the way. */
export function pathsToEveryWay<C extends object, E extends ChartEvent, F extends ChartFact, S>(chart: Chart<C, E, F>, blank: C, stories: readonly Story<C, E, S>[]): Map<string, Path<E, S>> {
  const shortest = new Map<string, { setting: S; events: E[] }>();
  for (const story of stories) {
    for (const [way, events] of waysOfStory(chart, story)) {
      if ((shortest.get(way)?.events.length ?? Infinity) > events.length) shortest.set(way, { setting: story.setting, events });
    }
  }
  return new Map([...shortest].map(([way, path]) => [way, { ...path, ways: waysAlong(chart, blank, path.events) }]));
}

function waysOfStory<C extends object, E extends ChartEvent, F extends ChartFact, S>(chart: Chart<C, E, F>, { next, bits }: Story<C, E, S>): Map<string, E[]> {
  /** The event as it is known to us, by that which the machine was given. */
  const known = new Map<EventObject, E>();
  const given = ({ value, context }: AnyMachineSnapshot): EventObject[] => {
    const state = stateOf(value as StateValue);
    const { timerEvents } = activeState(chart.machine, state);
    return next(context as C, state).flatMap((event): EventObject[] => {
      const type = chart.timers.includes(event.type) ? timerEvents[event.type] : event.type;
      if (type === undefined) return [];
      const told = { ...event, type };
      known.set(told, event);
      return [told];
    });
  };
  const paths = getShortestPaths(chart.machine, {
    events: given as never, limit: LIMIT,
    serializeState: (state) => JSON.stringify([state.value, bits(state.context as C)]),
    serializeEvent: (event) => JSON.stringify(event),
  }) as unknown as { state: AnyMachineSnapshot; steps: { event: EventObject }[] }[];

  const found = new Map<string, E[]>();
  for (const { state: { value, context }, steps } of paths) {
    const gone = steps.flatMap(({ event }) => known.get(event) ?? []);
    const record = { state: stateOf(value as StateValue), context: context as C };
    for (const event of next(record.context, record.state)) {
      const way = wayTaken(chart, record, event);
      if (way !== undefined && (found.get(way)?.length ?? Infinity) > gone.length + 1) found.set(way, [...gone, event]);
    }
  }
  return found;
}

function waysAlong<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, blank: C, events: readonly E[]): string[] {
  let record = { state: 'start', context: blank };
  return events.map((event) => {
    const way = wayTaken(chart, record, event);
    const decision = decide(chart, record, event);
    if (!decision.ok || way === undefined) throw new Error(`${event.type} was refused in ${record.state}`);
    record = decision.next;
    return way;
  });
}
