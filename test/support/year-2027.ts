import type { ReferenceImport } from '#libs/engine';
import type { Installation } from './installation.js';
import { clerk } from './installation.js';

/** A year that the shipped calendar does not know, as it may be published. */
export const YEAR_2027 = [
  { date: '2027-01-01', type: 'holiday' }, { date: '2027-02-05', type: 'holiday' }, { date: '2027-02-07', type: 'makeup_workday' }, { date: '2027-02-08', type: 'holiday' },
  { date: '2027-02-09', type: 'holiday' }, { date: '2027-02-10', type: 'holiday' }, { date: '2027-04-05', type: 'holiday' }, { date: '2027-05-03', type: 'holiday' }, { date: '2027-10-01', type: 'holiday' },
];

/** Brings in the days of a year, as an office does when its holidays are published. */
export function publish({ engine }: Installation, days: readonly { date: string; type: string }[] = YEAR_2027): Promise<ReferenceImport> {
  const rows = days.map((day, index) => ({ ...day, row: index + 1, name_zh: '节', name_en: 'Day', in_lieu: '0' }));
  return engine.importReference.calendar({ rows, actor: clerk('100000'), dryRun: false });
}
