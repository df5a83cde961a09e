import type { AnyStateNode } from 'xstate';
import { guardNames } from './guard-names.js';
import type { Chart, ChartEvent, ChartFact } from './chart.js';
import { DATED_BY_ENGINE } from './chart.js';
import { pathOf, timerName } from './state-path.js';
import { waysOf } from './ways.js';

interface Implementations {
  guards: Record<string, unknown>;
  actions: Record<string, { type?: string }>;
  delays: Record<string, unknown>;
}

/**
 * Proves at boot that a chart and its tables fit together: every state reachable, every guard with a body and a reason,
 * every delay constant and declared, every action an assignment or a fact. Returns the faults, in sentences.
 */
export function checkChart<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>): string[] {
  const faults: string[] = [];
  const fault = (text: string): void => void faults.push(`chart ${chart.name}: ${text}`);
  const { guards, actions, delays } = chart.machine.implementations as unknown as Implementations;
  const nodes = [...everyNode(chart.machine.root)];
  const ways = nodes.flatMap((node) => [...node.transitions.values()].flat());

  for (const node of nodes) {
    if (node.type === 'parallel' || node.type === 'history') fault(`state ${node.id} is ${node.type}; a record is in one state`);
    // The nodes' own lists hold the machinery of `after` as well; what was written stands in the configuration.
    const { entry = [], exit = [] } = node.config as { entry?: unknown; exit?: unknown };
    if ([entry, exit].flat().length > 0) fault(`state ${node.id} acts on entry or exit; actions belong to transitions`);
    if (node.invoke.length > 0) fault(`state ${node.id} invokes another actor, which no stored record keeps`);
    if (node.always !== undefined && node.always.length > 0) fault(`state ${node.id} moves by itself`);
  }
  for (const way of ways) {
    for (const name of guardNames(way.guard)) {
      if (guards[name] === undefined) fault(`guard ${name} of ${way.eventType} has no body`);
      if (chart.reasons[name] === undefined) fault(`guard ${name} of ${way.eventType} has no reason`);
    }
    for (const action of way.actions) {
      const name = typeof action === 'string' ? action : (action as { type: string }).type;
      const kind = actions[name]?.type;
      if (kind !== 'xstate.assign' && kind !== 'xstate.emit') fault(`action ${name} of ${way.eventType} is neither an assignment nor a fact`);
    }
  }
  const timers = new Set(nodes.flatMap((node) => node.after.map(({ eventType }: { eventType: string }) => timerName(eventType) ?? eventType)));
  for (const name of timers) {
    if (!chart.timers.includes(name)) fault(`delay ${name} is not among its timers`);
    if (delays[name] !== DATED_BY_ENGINE) fault(`delay ${name} has no constant body`);
  }
  for (const name of chart.timers) if (!timers.has(name)) fault(`timer ${name} runs in no state`);
  for (const name of Object.keys(guards)) if (chart.guards[name] === undefined) fault(`guard ${name} is not in its table`);
  for (const name of Object.keys(chart.guards)) if (!ways.some((way) => guardNames(way.guard).includes(name))) fault(`guard ${name} guards nothing`);

  const events = new Set(ways.map((way) => way.eventType as string));
  for (const name of chart.publicEvents) {
    if (!events.has(name)) fault(`public event ${name} moves nothing`);
    if (name.startsWith('xstate.') || chart.timers.includes(name)) fault(`${name} belongs to the engine and cannot be public`);
  }
  for (const [state, { to }] of Object.entries(chart.closed ?? {})) {
    if (!nodes.some((node) => pathOf(node) === state)) fault(`${state}, which is told to be closed, is no state`);
    for (const name of to === 'all' ? [] : to) {
      if (!chart.publicEvents.includes(name)) fault(`${state} tells why it is closed to ${name}, which nobody may send`);
      if (waysOf(chart.machine, state, name).length > 0) fault(`${state} tells why it is closed to ${name}, which it takes`);
    }
  }
  const reached = reachable(chart.machine.root);
  for (const node of nodes) if (!reached.has(node)) fault(`state ${node.id} cannot be reached`);
  return faults;
}

function* everyNode(node: AnyStateNode): Generator<AnyStateNode> {
  yield node;
  for (const child of Object.values(node.states)) yield* everyNode(child);
}

function reachable(root: AnyStateNode): Set<AnyStateNode> {
  const seen = new Set<AnyStateNode>();
  const enter = (node: AnyStateNode | undefined): void => {
    if (node === undefined) return;
    for (let up = node.parent; up !== undefined; up = up.parent) visit(up);
    visit(node);
    enter(node.initial?.target[0]);
  };
  const visit = (node: AnyStateNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const way of [...node.transitions.values()].flat()) way.target?.forEach(enter);
  };
  enter(root);
  return seen;
}
