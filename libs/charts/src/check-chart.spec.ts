import { describe, expect, it } from '@jest/globals';
import type { AnyStateMachine } from 'xstate';
import { and, assign, emit, fromPromise, not, or, raise, setup } from 'xstate';
import type { Chart, Reason } from './chart.js';
import { DATED_BY_ENGINE } from './chart.js';
import { agreementChart, checkChart, followUpChart } from './index.js';

interface Event { type: 'GO' | 'BACK' | 'LATE' | 'LOST' | 'xstate.init' }
interface Fact { type: 'gone' }
type Broken = Chart<{ n: number }, Event, Fact>;

const reason: Reason = { code: 'test.closed', en: 'Closed.', zh: '关闭。', satisfy: { en: 'Open it.', zh: '打开。' }, reads: 'context' };
const isOpen = (): boolean => true;

const types = {} as { context: { n: number }; events: Event; emitted: Fact };
const names = setup({
  types,
  guards: { isOpen },
  delays: { LATE: DATED_BY_ENGINE },
  actors: { errand: fromPromise(() => Promise.resolve()) },
  actions: { count: assign({ n: ({ context }) => context.n + 1 }), tell: emit({ type: 'gone' }), custom: () => undefined, again: raise({ type: 'GO' }) },
});
type Config = Parameters<typeof names.createMachine>[0];

/** A small sound chart; its `open` state changed, or its tables. */
function chart(open: NonNullable<Config['states']>[string] = {}, tables: Partial<Broken> = {}, rest: Config['states'] = {}, made = names): Broken {
  const machine: AnyStateMachine = made.createMachine({
    id: 'test',
    context: { n: 0 },
    initial: 'open',
    states: {
      open: { on: { GO: { guard: 'isOpen', target: 'shut', actions: ['count', 'tell'] } }, after: { LATE: 'shut' }, ...open },
      shut: { on: { BACK: 'open' } },
      ...rest,
    },
  });
  return { name: 'test', version: 1, machine, guards: { isOpen }, reasons: { isOpen: reason }, publicEvents: ['GO', 'BACK'], timers: ['LATE'], facts: ['gone'], ...tables };
}
/** Names that `setup` would refuse to the compiler, as a chart written without types has them. */
const untyped = (config: object): NonNullable<Config['states']>[string] => config;

describe('the boot check of a chart', () => {
  it.each([agreementChart.name, followUpChart.name])('lets the shipped chart %s pass', (name) =>
    expect(name === 'agreement' ? checkChart(agreementChart) : checkChart(followUpChart)).toEqual([]));
  it('lets a small sound chart pass', () => expect(checkChart(chart())).toEqual([]));
  it('lets guards joined by `and` pass', () =>
    expect(checkChart(chart({ on: { GO: { guard: and(['isOpen', and(['isOpen'])]), target: 'shut' } } }))).toEqual([]));

  it.each<[string, Broken, string[]]>([
    ['a guard without a body', chart(untyped({ on: { GO: [{ guard: 'isGhost', target: 'shut' }, { guard: 'isOpen', target: 'shut' }] } })),
      ['guard isGhost of GO has no body', 'guard isGhost of GO has no reason']],
    ['a guard without a reason', chart({}, { reasons: {} }), ['guard isOpen of GO has no reason']],
    ['a guard written in the state', chart({ on: { GO: [{ guard: () => true, target: 'shut' }, { guard: 'isOpen', target: 'shut' }] } }),
      ['guard ? of GO has no body', 'guard ? of GO has no reason']],
    ['guards joined by `or`', chart({ on: { GO: [{ guard: or(['isOpen', 'isOpen']), target: 'shut' }, { guard: 'isOpen', target: 'shut' }] } }),
      ['guard ? of GO has no body', 'guard ? of GO has no reason']],
    ['a negated guard', chart({ on: { GO: [{ guard: not('isOpen'), target: 'shut' }, { guard: 'isOpen', target: 'shut' }] } }),
      ['guard ? of GO has no body', 'guard ? of GO has no reason']],
    ['a guard that is missing from the table', chart({}, { guards: {} }), ['guard isOpen is not in its table']],
    ['a guard in the table that guards nothing', chart({}, { guards: { isOpen, isOrphan: isOpen } }), ['guard isOrphan guards nothing']],
    ['a delay that is computed', chart({}, {}, {}, names.extend({ delays: { LATE: () => 5 } })), ['delay LATE has no constant body']],
    ['a delay without a body', chart(untyped({ after: { LATE: 'shut', LOST: 'shut' } }), { timers: ['LATE', 'LOST'] }), ['delay LOST has no constant body']],
    ['a delay that is no timer', chart({}, { timers: [] }), ['delay LATE is not among its timers']],
    ['a delay in milliseconds', chart({ after: { LATE: 'shut', 1000: 'shut' } }),
      ['delay xstate.after.1000.test.open is not among its timers', 'delay xstate.after.1000.test.open has no constant body']],
    ['a timer that runs nowhere', chart({}, { timers: ['LATE', 'LOST'] }), ['timer LOST runs in no state']],
    ['a custom action', chart({ on: { GO: { guard: 'isOpen', target: 'shut', actions: 'custom' } } }), ['action custom of GO is neither an assignment nor a fact']],
    ['an action without a body', chart(untyped({ on: { GO: { guard: 'isOpen', target: 'shut', actions: 'ghost' } } })), ['action ghost of GO is neither an assignment nor a fact']],
    ['an action that raises', chart({ on: { GO: { guard: 'isOpen', target: 'shut', actions: 'again' } } }), ['action again of GO is neither an assignment nor a fact']],
    ['a custom action on a timer', chart({ after: { LATE: { target: 'shut', actions: 'custom' } } }),
      ['action custom of xstate.after.LATE.test.open is neither an assignment nor a fact']],
    ['an entry action', chart({ entry: 'count' }), ['state test.open acts on entry or exit; actions belong to transitions']],
    ['an exit action', chart({ exit: ['count'] }), ['state test.open acts on entry or exit; actions belong to transitions']],
    ['an invoked actor', chart({ invoke: { src: 'errand' } }), ['state test.open invokes another actor, which no stored record keeps']],
    ['a state that moves by itself', chart({}, {}, { shut: { on: { BACK: 'open' }, always: 'open' } }), ['state test.shut moves by itself']],
    ['a state nobody enters', chart({}, {}, { island: { on: { BACK: 'open' } } }), ['state test.island cannot be reached']],
    ['a state entered only from one nobody enters', chart({}, {}, { island: { on: { BACK: 'atoll' } }, atoll: {} }),
      ['state test.island cannot be reached', 'state test.atoll cannot be reached']],
    ['an inner state that is not the first', chart({ initial: 'one', states: { one: {}, two: {} } }), ['state test.open.two cannot be reached']],
    ['a parallel state', chart({ type: 'parallel', states: {} }), ['state test.open is parallel; a record is in one state']],
    ['a history state', chart({ initial: 'one', states: { one: { on: { BACK: 'was' } }, was: { type: 'history' } } }), ['state test.open.was is history; a record is in one state']],
    ['a public event that moves nothing', chart({}, { publicEvents: ['GO', 'LOST'] }), ['public event LOST moves nothing']],
    ['a public event that is a timer', chart({}, { publicEvents: ['LATE'] }), ['public event LATE moves nothing', 'LATE belongs to the engine and cannot be public']],
    ['a public event of the machinery', chart({}, { publicEvents: ['xstate.init'] }),
      ['public event xstate.init moves nothing', 'xstate.init belongs to the engine and cannot be public']],
  ])('names %s', (_, broken, faults) => expect(checkChart(broken)).toEqual(faults.map((fault) => `chart test: ${fault}`)));

  it('tells all faults at once', () => expect(checkChart(chart({ entry: 'count' }, { reasons: {}, timers: ['LATE', 'LOST'] }))).toHaveLength(3));
});
