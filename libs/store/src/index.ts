export { openStore } from './open-store.js';
export { openPostgresStore } from './postgres-store.js';
export type { PostgresOptions } from './postgres-database.js';
export { fileFault } from './faults.js';
export { openSqliteStore } from './sqlite-store.js';
export { restoreBackup } from './sqlite-backup.js';
export type { BackupContent } from './sqlite-backup.js';
export type { Store } from './store.js';
