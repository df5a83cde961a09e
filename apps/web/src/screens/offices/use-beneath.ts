import { useQuery } from '@tanstack/react-query';
import { api, must } from '../../api/client.js';

/** As many as one answer holds; no government has as many beneath it. */
const MOST = 200;

/** What stands directly beneath a government, read when it is asked for; null is above the tree. */
export const useBeneath = (parent: string | null, enabled = true) => useQuery({
  queryKey: ['governments', 'beneath', parent], enabled,
  queryFn: () => must(api.GET('/api/governments', { params: { query: { limit: MOST, ...(parent === null ? { level: 'national' as const } : { parent }) } } })),
});
