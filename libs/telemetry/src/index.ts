export { Metrics } from './metrics.js';
export type { Watched } from './metrics.js';
