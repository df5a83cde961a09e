export { Metrics } from './metrics.js';
export { openTraces } from './open-traces.js';
export type { OpenTraces } from './open-traces.js';
export type { Watched } from './metrics.js';
