import type { ObligationContext } from './obligation-context.js';
import { deliveredParties, owingParties } from './obligation-context.js';

/** What a party gave in the present period. */
export type PartyState = 'owed' | 'submitted' | 'returned' | 'accepted' | 'left';

/** How many of the parties that owe it delivered: 1 of 3. */
export interface Fulfilment {
  delivered: number;
  owed: number;
}

export function partyState(context: ObligationContext, party: string): PartyState {
  if (!owingParties(context).includes(party)) return 'left';
  return context.reports.findLast((report) => report.party === party && report.period === context.period && report.delivers)?.status ?? 'owed';
}

/** Of the present period; one that was accepted for good counts as delivered by all. */
export function fulfilmentOf(context: ObligationContext): Fulfilment {
  return { delivered: deliveredParties(context).length, owed: owingParties(context).length };
}
