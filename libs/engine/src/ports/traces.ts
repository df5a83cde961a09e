/** What a span tells beside its times. */
export type Attributes = Record<string, string | number>;

export interface Beginning {
  /** What it is to the others of its trace; `internal` where nothing is told. */
  kind?: 'server' | 'internal' | 'producer' | 'consumer';
  /** The span that this one belongs to, as that one's `context`; null begins a trace. */
  parent: string | null;
  attributes?: Attributes;
}

/** One piece of work, from its beginning to its end. */
export interface Span {
  /** By which work elsewhere belongs to this one: a W3C traceparent; null where nothing is traced. */
  readonly context: string | null;
  tell(attributes: Attributes): void;
  /** Once. `fault` is why it failed. A span that is not ended is told to nobody. */
  end(fault?: unknown): void;
}

/** Follows work through processes. Contexts are passed on as arguments and with messages. */
export interface Traces {
  begin(name: string, beginning: Beginning): Span;
}

const NO_SPAN: Span = { context: null, tell: () => undefined, end: () => undefined };

/** Where nobody asks for traces. */
export const NO_TRACES: Traces = { begin: () => NO_SPAN };
