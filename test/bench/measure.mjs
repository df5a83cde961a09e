import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Seconds that a piece of work takes. */
export async function seconds(work) {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

export function median(values) {
  return quantile(values, 0.5);
}

/** The value below which that share of them lies; `quantile(values, 1)` is the greatest. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/**
 * How the rates compare with those of the baseline, run by run: what slows the machine for a while slows both of a pair.
 */
export function ratio(rates, baseline) {
  return median(rates.map((rate, run) => rate / baseline[run]));
}

/** Works through the items with so many under way at any time. */
export async function inFlight(width, items, work) {
  let next = 0;
  const one = async () => {
    while (next < items.length) await work(items[next++]);
  };
  await Promise.all(Array.from({ length: width }, one));
}

const RESOLUTION = 1;

/** How long the event loop of this process stood still while the work was done, in milliseconds. */
export async function stall(work) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  await work();
  // The stall that the work ended with is noted at the next turn.
  await new Promise((resolve) => setTimeout(resolve, 5 * RESOLUTION));
  delay.disable();
  const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  return { max: ms(delay.max), p99: ms(delay.percentile(99)) };
}

/** Bytes in use by this process after everything that can be freed was. */
export function memory() {
  for (let times = 0; times < 4; times++) globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
}
