import { useQuery } from '@tanstack/react-query';
import type { LadderView } from '#libs/contracts';
import { api, must } from '../api/client.js';

/** Who would press an agreement now, rung by rung, and why. */
export const useLadder = (agreement: string) =>
  useQuery({ queryKey: ['agreement', agreement, 'ladder'], queryFn: () => must(api.GET('/api/agreements/{id}/ladder', { params: { path: { id: agreement } } })) as Promise<LadderView> });
