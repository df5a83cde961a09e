/** Lets whatever else waits have its turn: long work in one transaction keeps the writers waiting, and nobody else. */
export function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
