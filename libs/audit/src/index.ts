export { canonical } from './canonical.js';
export { entryText } from './entry.js';
export type { Entry, EntryRecord, Step } from './entry.js';
