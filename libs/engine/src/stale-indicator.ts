import { occurrence } from '#libs/calendar';
import type { Indicator } from '#libs/charts';
import type { CivilDate } from '#libs/kernel';

/** Whether no value came for as long as one is expected: since the last one, or since the obligation was owed. */
export function isStale({ frequency, values }: Indicator, owedSince: CivilDate | null, today: CivilDate): boolean {
  if (frequency === null) return false;
  const last = values.reduce<CivilDate | null>((latest, { on }) => (latest === null || on > latest ? on : latest), null) ?? owedSince;
  return last !== null && occurrence({ every: frequency, from: last, monthEnd: 'sameDay' }, 1) < today;
}
