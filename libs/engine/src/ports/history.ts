import type { AnyRecord } from './records.js';

/** Everything that a store holds of its records and their history, in pieces that fit the memory. Each can be walked again. */
export interface History {
  /** How many records there are. */
  size: number;
  /** The bodies of all audit entries, in their order. */
  entries(): AsyncIterable<readonly string[]>;
  records(): AsyncIterable<readonly AnyRecord[]>;
}
