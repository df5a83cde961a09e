export { openSqliteStore } from './sqlite-store.js';
export type { Store } from './store.js';
