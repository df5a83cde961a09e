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

/** What the parties of an agreement delivered of all that they owe in the present periods: together, and each. What it shares with others, others owe as well. */
export interface AgreementFulfilment extends Fulfilment {
  parties: (Fulfilment & { party: string })[];
}

export function fulfilmentOfAll(contexts: readonly ObligationContext[], isParty: (code: string) => boolean): AgreementFulfilment {
  const parties = new Map<string, Fulfilment & { party: string }>();
  for (const context of contexts) {
    const delivered = deliveredParties(context);
    for (const party of owingParties(context).filter(isParty)) {
      const known = parties.get(party) ?? { party, delivered: 0, owed: 0 };
      parties.set(party, { party, delivered: known.delivered + (delivered.includes(party) ? 1 : 0), owed: known.owed + 1 });
    }
  }
  const each = [...parties.values()];
  return { delivered: each.reduce((sum, { delivered }) => sum + delivered, 0), owed: each.reduce((sum, { owed }) => sum + owed, 0), parties: each };
}
