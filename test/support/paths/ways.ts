import type { AnyStateNode } from 'xstate';
import type { Chart, ChartEvent, ChartFact, Snapshot } from '#libs/charts';
import { guardNames } from '../../../libs/charts/src/guard-names.js';
import { activeState, pathOf, timerName } from '../../../libs/charts/src/state-path.js';

/*
 * A way is one transition as the chart writes it: the state it stands at, its event, and its place among those of that
 * event. `signed.waiting SIGNED_NOT_IMPLEMENTED 0` is the one with somebody to ask.
 */

/** A node with all beneath it. */
function* nodesOf(node: AnyStateNode): Generator<AnyStateNode> {
  yield node;
  for (const child of Object.values(node.states)) yield* nodesOf(child);
}

const nameOf = (node: AnyStateNode, type: string, place: number): string => `${pathOf(node)} ${timerName(type) ?? type} ${place}`;

/** Every way there is in a chart. */
export function waysIn<C extends object, E extends ChartEvent, F extends ChartFact>({ machine }: Chart<C, E, F>): string[] {
  return [...nodesOf(machine.root)].flatMap((node) => [...node.transitions].flatMap(([type, transitions]) => transitions.map((_, place) => nameOf(node, type, place))));
}

/** The way that an event takes from a snapshot; undefined where it is refused. */
export function wayTaken<C extends object, E extends ChartEvent, F extends ChartFact>({ machine, guards }: Chart<C, E, F>, { state, context }: Snapshot<C>, event: E): string | undefined {
  const { nodes, timerEvents } = activeState(machine, state);
  const type = timerEvents[event.type] ?? event.type;
  const node = nodes.find((one) => (one.transitions.get(type)?.length ?? 0) > 0);
  const holds = (name: string): boolean => guards[name]?.({ context, event }) === true;
  const place = node?.transitions.get(type)?.findIndex(({ guard }) => guardNames(guard).every(holds)) ?? -1;
  return node === undefined || place < 0 ? undefined : nameOf(node, type, place);
}
