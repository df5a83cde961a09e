/** A chart as the build took it from the machine itself. */
export interface Picture {
  name: string;
  line: string[];
  states: { path: string; parent: string | null; final: boolean }[];
  ways: { from: string; to: string; event: string; by: 'person' | 'clock' | 'engine'; guards: string[] }[];
}

/** Whether a state is another or lies within it. */
export const within = (state: string, outer: string): boolean => state === outer || state.startsWith(`${outer}.`);

/** The states in which a record of that state is: its own, and those around it. */
export const around = (state: string): string[] => state.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

/** The ways that lead out of a state, its own and those of the states around it, by the events that go them. */
export function waysFrom({ ways }: Picture, state: string): Map<string, Picture['ways']> {
  const here = around(state);
  const events = new Map<string, Picture['ways']>();
  for (const way of ways) if (here.includes(way.from)) events.set(way.event, [...(events.get(way.event) ?? []), way]);
  return events;
}

/** In which states an event moves something. */
export const placesOf = ({ ways }: Picture, event: string): string[] => [...new Set(ways.filter((way) => way.event === event).map(({ from }) => from))];
