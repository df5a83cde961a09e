export { installationRoot, readClientSettings, readSettings, shippedData } from './env.js';
export type { ClientSettings, Settings } from './env.js';
