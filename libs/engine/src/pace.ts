/** How much a sweep takes at once: due records in a transaction, and transactions side by side. */
export interface Pace {
  batch: number;
  lanes: number;
}

/** Where nothing else is told: writers wait for each other, and commands pass between two batches. */
export const PACE: Pace = { batch: 250, lanes: 1 };

/** Where they do not: what a way to the server costs is shared by more, and some batches are decided while the server writes the others. */
export const PACE_AT_SCALE: Pace = { batch: 500, lanes: 3 };
