import type { Traces } from '#libs/engine/ports';
import { NO_TRACES } from '#libs/engine/ports';

export interface OpenTraces extends Traces {
  close(): Promise<void>;
}

const NONE: OpenTraces = { ...NO_TRACES, close: () => Promise.resolve() };

/** Traces to a collector; without one nothing is followed, and nothing of it is loaded. */
export async function openTraces(endpoint: string | null, of: { service: string; version: string }): Promise<OpenTraces> {
  if (endpoint === null) return NONE;
  const { OtlpTraces } = await import('./otlp-traces.js');
  return new OtlpTraces(endpoint, of);
}
