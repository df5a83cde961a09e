/** Ends a switch over a closed union: reached only when a member was added and a case was not. */
export function never(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
