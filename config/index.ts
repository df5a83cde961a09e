export { installationRoot, readSettings, shippedData } from './env.js';
export type { Settings } from './env.js';
