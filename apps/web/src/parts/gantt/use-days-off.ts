import { useQueries } from '@tanstack/react-query';
import { api, must } from '../../api/client.js';
import type { Off } from './days.js';

/** The days of these years that are not worked, and the years whose holidays are not published; null until all are read. */
export function useDaysOff(years: readonly number[]): { off: Off[]; unknown: number[] } | null {
  return useQueries({
    queries: years.map((year) => ({ queryKey: ['calendar', year], queryFn: () => must(api.GET('/api/calendar', { params: { query: { year } } })), staleTime: 600_000 })),
    combine: (answers) => {
      const known = answers.flatMap(({ data }) => data ?? []);
      return known.length < answers.length ? null : { off: known.flatMap(({ off }) => off), unknown: known.filter((one) => !one.known).map(({ year }) => year) };
    },
  });
}
