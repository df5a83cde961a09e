import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedData } from '#config';
import { readCalendar, readFormerGovernments, readGovernments } from '#libs/documents';

const shipped = (...path: string[]): string => readFileSync(join(shippedData(), ...path), 'utf8');

export function shippedPolicies(): unknown[] {
  return readdirSync(join(shippedData(), 'policies')).filter((name) => name.endsWith('.json')).map((name) => JSON.parse(shipped('policies', name)) as unknown);
}

interface Tables { rows: ReturnType<typeof readGovernments>['rows']; former: ReturnType<typeof readFormerGovernments>['rows']; calendar: ReturnType<typeof readCalendar>['rows'] }
let tables: Tables | undefined;

/** Read once a process: every installation begins with the same rows. */
export function shippedTables(): Tables {
  tables ??= { rows: readGovernments(shipped('governments.csv')).rows, former: readFormerGovernments(shipped('governments_history.csv')).rows, calendar: readCalendar(shipped('calendar_cn.csv')).rows };
  return tables;
}
