import type { Interval } from '#libs/charts';
import { civilDate, daysInMonth, isCivilDate } from '#libs/kernel';

/**
 * A date as a ledger tells it: `2019-05-29`, `2016-04`, `1986`, or an interval `2016-04/2016-09` of such. Clocks run from
 * the last day of it (DESIGN 6).
 *
 * @returns null for an empty text, undefined for what cannot exist (`2021-02-30`).
 */
export function toldDate(text: string): Interval | null | undefined {
  if (text === '') return null;
  const [first = '', last, more] = text.split('/');
  const from = oneDate(first);
  if (last === undefined || more !== undefined) return more === undefined ? from : undefined;
  const to = oneDate(last);
  if (from === undefined || to === undefined || to.to < from.from) return undefined;
  return { from: from.from, to: to.to, precision: 'interval' };
}

function oneDate(text: string): Interval | undefined {
  if (isCivilDate(text)) return { from: text, to: text, precision: 'day' };
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month !== null) {
    const [year, of] = [Number(month[1]), Number(month[2])];
    if (!isCivilDate(`${text}-01`)) return undefined;
    return { from: `${text}-01`, to: civilDate(year, of, daysInMonth(year, of)), precision: 'month' };
  }
  if (!isCivilDate(`${text}-12-31`)) return undefined;
  return { from: `${text}-01-01`, to: `${text}-12-31`, precision: 'year' };
}
