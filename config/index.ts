export { installationRoot, readClientSettings, readSettings, shippedData } from './env.js';
export { VERSION } from './version.js';
export type { ClientSettings, Settings } from './env.js';
