export { FILE_TYPES, judgeFile, LARGEST_FILE, tooLarge } from './judge-file.js';
export { readCalendar } from './calendar-table.js';
export { readCsv } from './csv-table.js';
export { readFormerGovernments, readGovernments } from './governments-table.js';
export { readLedgerCsv, readLedgerJson } from './ledger-table.js';
export { checkRegions, readRegion } from './regions-table.js';
