import type { AnyMachineSnapshot, AnyStateNode, StateValue } from 'xstate';
import { transition } from 'xstate';
import type { Chart, ChartEvent, ChartFact, Snapshot } from '#libs/charts';

const pathOf = (value: StateValue): string => (typeof value === 'string' ? value : Object.entries(value).map(([key, inner]) => `${key}.${pathOf(inner ?? '')}`).join(''));
const nameOf = (id: string): string => id.split('.')[2] ?? id;

/** What xstate itself makes of an event, in the words of `decide`; null when it moves nothing. The order of timers is left open. */
export function byXstate<C extends object, E extends ChartEvent, F extends ChartFact>({ machine, timers }: Chart<C, E, F>, { state, context }: Snapshot<C>, event: E): unknown {
  const value = state.split('.').reduceRight<StateValue>((inner, key) => (inner === '' ? key : { [key]: inner }), '');
  const before: AnyMachineSnapshot = machine.resolveState({ value, context });
  const nodes = before._nodes as AnyStateNode[];
  const inner = timers.includes(event.type) ? nodes.flatMap((node) => node.after.map(({ eventType }: { eventType: string }) => eventType)).find((type) => nameOf(type) === event.type) : event.type;
  if (inner === undefined) return null;
  const [after, actions] = transition(machine, before, { ...event, type: inner });
  const did = actions as unknown as readonly { type: string; params: { event: F; sendId: string; id: string } }[];
  if (after === before && did.length === 0) return null;
  const named = (type: string, key: 'sendId' | 'id'): string[] => did.filter((action) => action.type === type).map(({ params }) => nameOf(params[key])).sort();
  return {
    next: { state: pathOf((after as AnyMachineSnapshot).value as StateValue), context: (after as AnyMachineSnapshot).context as C },
    facts: did.filter((action) => action.type === 'xstate.emit').map(({ params }) => params.event),
    stop: [...new Set([...named('xstate.cancel', 'sendId'), ...(inner === event.type ? [] : [event.type])])].sort(),
    start: named('xstate.raise', 'id'),
  };
}
