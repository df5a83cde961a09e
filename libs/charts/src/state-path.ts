import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { LuoshiError } from '#libs/kernel';

/** What the machine knows of one state, worked out once per machine and path. */
export interface ActiveState {
  /** The active nodes, innermost first: the order in which the machine looks for a transition. */
  nodes: AnyStateNode[];
  /** Timer name to the event type by which the machine knows it here. */
  timerEvents: Record<string, string>;
}

const known = new WeakMap<AnyStateMachine, Map<string, ActiveState>>();

/** The path of a node beneath the root: `signed.waiting`. */
export function pathOf(node: AnyStateNode): string {
  return node.path.join('.');
}

/** The timer's own name in an id such as `xstate.after.TERM_END.agreement.signed`. */
export function timerName(id: string): string | undefined {
  return /^xstate\.after\.([A-Z_]+)\./.exec(id)?.[1];
}

/** The timers that run while a node is active, in the order they are written. */
export function timersOf(node: AnyStateNode): string[] {
  const events = node.after as readonly { eventType: string }[];
  return [...new Set(events.map(({ eventType }) => timerName(eventType) ?? eventType))];
}

/** The timers that run in a state, whether or not they ran out already. @throws as `activeState` */
export function timersIn(machine: AnyStateMachine, state: string): string[] {
  return Object.keys(activeState(machine, state).timerEvents);
}

/** @throws LuoshiError `chart.state_unknown` when the stored path is no state of this version of the chart. */
export function activeState(machine: AnyStateMachine, path: string): ActiveState {
  let paths = known.get(machine);
  if (paths === undefined) known.set(machine, (paths = new Map<string, ActiveState>()));
  let state = paths.get(path);
  if (state === undefined) paths.set(path, (state = workOut(machine, path)));
  return state;
}

function unknown(machine: AnyStateMachine, path: string): LuoshiError {
  return new LuoshiError('chart.state_unknown', `${machine.id} has no state ${path}.`, { chart: machine.id, state: path });
}

function workOut(machine: AnyStateMachine, path: string): ActiveState {
  const nodes: AnyStateNode[] = [machine.root];
  for (const key of path.split('.')) {
    const node = nodes[0]?.states[key];
    if (node === undefined) throw unknown(machine, path);
    nodes.unshift(node);
  }
  // A record lies in an innermost state; `signed` alone would quietly be read as its first one.
  if (nodes[0]?.type === 'compound') throw unknown(machine, path);
  const timerEvents: Record<string, string> = {};
  for (const { eventType } of nodes.flatMap<{ eventType: string }>((node) => node.after)) {
    const name = timerName(eventType);
    if (name !== undefined) timerEvents[name] = eventType;
  }
  return { nodes, timerEvents };
}
