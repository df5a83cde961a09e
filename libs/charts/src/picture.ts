import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Chart, ChartEvent, ChartFact } from './chart.js';
import { guardNames } from './guard-names.js';
import { pathOf, timerName } from './state-path.js';

/** A chart as it is drawn: its states, and the ways between them. */
export interface Picture {
  name: string;
  version: number;
  /** The states a record passes when everything goes well, in order; all others leave this line or come back to it. */
  line: string[];
  states: { path: string; parent: string | null; final: boolean }[];
  ways: Way[];
}

interface Way {
  from: string;
  to: string;
  event: string;
  /** Who moves it: a person by a public event, the clock by a timer, or the engine. */
  by: 'person' | 'clock' | 'engine';
  /** Reasons of the guards, of which each must hold. */
  guards: string[];
}

/** The stages of DESIGN 1.1 and 1.4, as their names are used there. */
const LINES: Record<string, readonly string[]> = {
  agreement: ['proposed', 'signed', 'implementing', 'evaluated'],
  followUp: ['requested', 'handling', 'review', 'concluded', 'struckOff'],
  obligation: ['scheduled', 'due', 'reported', 'accepted'],
};

/** Before the first event a record has no state that anybody sees. */
const HIDDEN = 'start';

/** What a screen draws of a chart, taken from its machine, so that a changed chart changes the picture. */
export function pictureOf<C extends object, E extends ChartEvent, F extends ChartFact>({ name, version, machine, publicEvents, reasons }: Chart<C, E, F>): Picture {
  const nodes = [...everyNode(machine.root)].filter((node) => node.key !== HIDDEN);
  const known = new Set(nodes.map(pathOf));
  const isPublic = new Set<string>(publicEvents);
  const ways = nodes.flatMap((node) =>
    [...node.transitions.values()].flat().map(({ eventType, target, guard }: AnyTransitionDefinition): Way => {
      const type = String(eventType);
      const timer = timerName(type);
      const event = timer ?? type;
      return {
        from: pathOf(node), to: pathOf(target?.[0] ?? node), event, by: timer !== undefined ? 'clock' : isPublic.has(event) ? 'person' : 'engine',
        guards: guardNames(guard).map((name) => reasons[name]?.code ?? name),
      };
    }),
  );
  return {
    name, version, line: (LINES[name] ?? []).filter((path) => known.has(path)),
    states: nodes.map((node) => ({ path: pathOf(node), parent: node.parent === undefined || node.parent === machine.root ? null : pathOf(node.parent), final: node.type === 'final' })),
    ways,
  };
}

function* everyNode(root: AnyStateNode): Generator<AnyStateNode> {
  for (const child of Object.values(root.states)) {
    yield child;
    yield* everyNode(child);
  }
}
