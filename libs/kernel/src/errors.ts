import type { JsonObject } from './json.js';

/**
 * A fault with a stable, namespaced code (`agreement.not_found`), a sentence for people and plain details for machines.
 * Refusals by a chart or a right are results, not throws; this class is for what makes a command impossible to decide.
 */
export class LuoshiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: JsonObject = {},
  ) {
    super(message);
    this.name = 'LuoshiError';
  }
}

/** The line a program ends with: a fault by its name, anything else whole, as only its makers can read it. */
export function lastLine(error: unknown): string {
  if (error instanceof LuoshiError) return `luoshi: ${error.message} [${error.code}]`;
  return (error as Error).stack ?? String(error);
}

/** One fault in something brought in from outside, with the place where it stands. */
export interface Fault {
  /** 1-based row of the file; 0 where the fault belongs to the file as a whole. */
  row: number;
  /** The column or field, '' where the row as a whole is at fault. */
  column: string;
  /** A stable code of the fault. */
  code: string;
  /** What is wrong, in a sentence that quotes the value. */
  message: string;
}
