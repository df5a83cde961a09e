import type { InboxView } from '#libs/contracts';

type Item = InboxView['items'][number];
export interface Step {
  type: 'OPEN' | 'ACKNOWLEDGE';
  payload: { party?: string };
}

/** The one step that asks for nothing but to be taken, and so can be taken for many at once: to open a case, or to take receipt of a slip. */
export function stepOf({ place, role, followUp: { allowed, presses } }: Item, office: string): Step | null {
  const isReady = (event: Step['type']): boolean => allowed.some((one) => one.event === event && one.ready);
  if (place === 'toOpen' && role === 'supervising' && isReady('OPEN')) return { type: 'OPEN', payload: {} };
  if (place === 'toAcknowledge' && role === 'responsible' && isReady('ACKNOWLEDGE') && presses.some(({ code }) => code === office)) return { type: 'ACKNOWLEDGE', payload: { party: office } };
  return null;
}
