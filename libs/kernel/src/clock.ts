/** A moment: milliseconds since 1970-01-01T00:00Z, without leap seconds. */
export type Instant = number;

/** Where the time comes from. There is one, at the composition root; everything else takes `at` as an argument. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
