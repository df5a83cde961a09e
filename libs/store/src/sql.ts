export type Param = string | number | null | Uint8Array;

/**
 * Statements on one connection: plain SQL, `?` for each parameter. A text is compiled once and kept, so texts on the
 * writing side are few and always the same.
 * @throws LuoshiError `store.full`, `store.damaged`, `store.locked`, `store.read_only`; any other error is the driver's.
 */
export interface Sql {
  /** The rows of a SELECT, or of a statement with RETURNING. */
  rows<T>(text: string, params?: readonly Param[]): Promise<T[]>;
  /** Runs a statement; tells how many rows it changed. */
  change(text: string, params?: readonly Param[]): Promise<number>;
  /** Whether a statement is a way to a server and back: then many rows share one, and none waits for the answer to the one before it. */
  readonly remote: boolean;
}
