import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { guardNames } from './guard-names.js';
import { activeState, pathOf, timersOf } from './state-path.js';

interface Args {
  context: object;
  event: { type: string };
}

/** What an action of a chart does: it changes the record, or it tells news. */
export type Act = { assign(args: Args): object } | { tell(args: Args): { type: string } };

/** One way an event can take from a state. */
export interface Way {
  /** All of these must hold. */
  guards: string[];
  /** The state it leads to; the same where it leads nowhere else. */
  to: string;
  acts: Act[];
  /** Timers of the states it leaves, innermost first, and of those it enters, outermost first. */
  stop: string[];
  start: string[];
}

const known = new WeakMap<AnyStateMachine, Map<string, Way[]>>();

/**
 * The ways an event can take from a state, in the order the machine tries them. Worked out once per machine, state and
 * event from the machine's own nodes, by the rules of xstate (SCXML) for the states that a chart here may have: compound
 * and atomic ones, actions on transitions alone. Taking a way is then a few lines, where `transition()` builds an actor
 * and searches the chart at every call. A property holds the two to the same answer after any history.
 */
export function waysOf(machine: AnyStateMachine, state: string, type: string): Way[] {
  let ways = known.get(machine);
  if (ways === undefined) known.set(machine, (ways = new Map<string, Way[]>()));
  const key = `${state} ${type}`;
  let found = ways.get(key);
  if (found === undefined) ways.set(key, (found = workOut(machine, state, type)));
  return found;
}

function workOut(machine: AnyStateMachine, state: string, type: string): Way[] {
  const { nodes, timerEvents } = activeState(machine, state);
  const event = timerEvents[type] ?? type;
  const node = nodes.find((active) => (active.transitions.get(event)?.length ?? 0) > 0);
  return (node?.transitions.get(event) ?? []).map((transition) => asWay(machine, nodes, transition));
}

function asWay(machine: AnyStateMachine, active: readonly AnyStateNode[], transition: AnyTransitionDefinition): Way {
  const [target] = transition.target ?? [];
  const domain = target === undefined ? undefined : domainOf(transition, target);
  const left = domain === undefined ? [] : active.filter((node) => isBeneath(node, domain));
  const entered = domain === undefined || target === undefined ? [] : entering(target, domain);
  const innermost = entered.at(-1) ?? active[0];
  return {
    guards: guardNames(transition.guard),
    to: innermost === undefined ? '' : pathOf(innermost),
    acts: transition.actions.map((action) => actOf(machine, action as string | { type: string; params?: object })),
    stop: left.flatMap(timersOf),
    start: entered.flatMap(timersOf),
  };
}

/** The state that is neither left nor entered: everything active beneath it is left. */
function domainOf({ source, reenter }: AnyTransitionDefinition, target: AnyStateNode): AnyStateNode {
  if (!reenter && (target === source || isBeneath(target, source))) return source as AnyStateNode;
  let domain = target.parent ?? source.machine.root;
  while (domain.parent !== undefined && !isBeneath(source as AnyStateNode, domain)) domain = domain.parent;
  return domain;
}

/** The states entered on the way from the domain to the target and on to its innermost first state. */
function entering(target: AnyStateNode, domain: AnyStateNode): AnyStateNode[] {
  const entered: AnyStateNode[] = [];
  for (let node: AnyStateNode | undefined = target; node !== undefined && node !== domain; node = node.parent) entered.unshift(node);
  for (let node: AnyStateNode | undefined = target.initial?.target[0]; node !== undefined; node = node.initial?.target[0]) entered.push(node);
  return entered;
}

function isBeneath(node: AnyStateNode, upper: AnyStateNode): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) if (at === upper) return true;
  return false;
}

type Implementation =
  | { type: 'xstate.assign'; assignment: (args: Args, params: object | undefined) => object }
  | { type: 'xstate.emit'; event: { type: string } | ((args: Args, params: object | undefined) => { type: string }) };

function actOf(machine: AnyStateMachine, action: string | { type: string; params?: object }): Act {
  const { type, params } = typeof action === 'string' ? { type: action, params: undefined } : action;
  const body = (machine.implementations.actions as Record<string, unknown>)[type] as Implementation;
  if (body.type === 'xstate.assign') return { assign: (args) => body.assignment(args, params) };
  const { event } = body;
  return { tell: (args) => (typeof event === 'function' ? event(args, params) : event) };
}
