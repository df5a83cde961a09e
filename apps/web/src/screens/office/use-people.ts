import { useQuery } from '@tanstack/react-query';
import { api, must } from '../../api/client.js';

/** Who acts for an office, where it is told. */
export const usePeople = (office: string, isTold: boolean) => useQuery({
  queryKey: ['office', office, 'people'], enabled: isTold, queryFn: () => must(api.GET('/api/offices/{code}/people', { params: { path: { code: office }, query: { limit: 200 } } })),
});
