import type { AnyStateMachine } from 'xstate';

/**
 * The constant body every delay of a chart has. A chart only names a timer; the engine dates it from the policy and
 * the calendar, and the clock fires it. (A named delay without a body would fire at once.)
 */
export const DATED_BY_ENGINE = 1;

/** Why a guard refuses, and what would satisfy it, in both languages of the screens. */
export interface Reason {
  /** Stable, namespaced: `agreement.signer_not_party`. */
  code: string;
  en: string;
  zh: string;
  /** What would make the guard pass. */
  satisfy: { en: string; zh: string };
  /** `context`: the answer stands before the event is sent, so that a screen can show it beside the button. */
  reads: 'context' | 'event';
}

/** The least an event carries for a chart to judge it. */
export interface ChartEvent {
  type: string;
}
export interface ChartFact {
  type: string;
}

/**
 * A chart as it is registered: the machine, and the tables beside it. `checkChart` proves that they fit together.
 * `Event` and `Fact` are closed unions; `publicEvents` is the allow-list of what callers may send.
 *
 * The machine itself knows a timer's event under xstate's own name; guards and actions therefore tell timers apart by what
 * their payload carries, so that the chart runs the same in xstate's own interpreter, inspector and path generator.
 */
export interface Chart<Context extends object, Event extends ChartEvent, Fact extends ChartFact> {
  name: string;
  /** Records stay pinned to the version they were made under. */
  version: number;
  machine: AnyStateMachine;
  guards: Record<string, (args: { context: Context; event: Event }) => boolean>;
  reasons: Record<string, Reason>;
  /**
   * States that take some public events no more, and why: told in place of "not allowed", and beside the buttons. `all`: the state
   * takes nothing but what leads out of it, and nothing else is offered there.
   */
  closed?: Record<string, { to: readonly Event['type'][] | 'all'; why: Reason }>;
  publicEvents: readonly Event['type'][];
  timers: readonly Event['type'][];
  facts: readonly Fact['type'][];
}

/** A record as it lies in the store: the state as a path (`signed.waiting`) and the context. */
export interface Snapshot<Context extends object> {
  state: string;
  context: Context;
}
