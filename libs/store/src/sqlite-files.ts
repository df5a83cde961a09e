/** The database in a data folder. */
export const DATABASE_FILE = 'luoshi.sqlite';
/** The lock beside it. */
export const LOCK_FILE = 'luoshi.lock';
