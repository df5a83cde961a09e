import type { Migration } from './migration.js';

/** Receipts are found by their time when they are forgotten. */
export const receiptsByTime: Migration = {
  number: 4,
  name: 'ReceiptsByTime',
  breaking: true,
  statements: () => ['create index if not exists receipt_at on receipt (at)'],
};
