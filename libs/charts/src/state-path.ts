import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, StateValue } from 'xstate';
import { LuoshiError } from '#libs/kernel';

/** What the machine knows of one state, worked out once per machine and path. */
export interface ActiveState {
  value: StateValue;
  /** The active nodes, innermost first: the order in which the machine looks for a transition. */
  nodes: AnyStateNode[];
  /** Timer name to the event type by which the machine knows it here. */
  timerEvents: Record<string, string>;
}

const known = new WeakMap<AnyStateMachine, Map<string, ActiveState>>();

/** `{ signed: 'waiting' }` as `signed.waiting`. The charts have no parallel regions; `checkChart` refuses them. */
export function statePath(value: StateValue): string {
  if (typeof value === 'string') return value;
  const [entry] = Object.entries(value);
  return entry === undefined || entry[1] === undefined ? '' : `${entry[0]}.${statePath(entry[1])}`;
}

/** The timer's own name in an id such as `xstate.after.TERM_END.agreement.signed`. */
export function timerName(id: string): string | undefined {
  return /^xstate\.after\.([A-Z_]+)\./.exec(id)?.[1];
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
  const keys = path.split('.');
  for (const key of keys) {
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
  const value = keys.slice(0, -1).reduceRight<StateValue>((inner, key) => ({ [key]: inner }), keys.at(-1) ?? '');
  return { value, nodes, timerEvents };
}

/** The machine's own snapshot of a stored record. */
export function restore(machine: AnyStateMachine, path: string, context: object): AnyMachineSnapshot {
  return machine.resolveState({ value: activeState(machine, path).value, context });
}
