import type { ObligationFact } from '#libs/charts';
import { never } from '#libs/kernel';
import type { Consequence, Sight } from './consequence.js';
import { completion, tellLinked } from './linked-agreements.js';
import { openCase } from './open-case.js';
import type { StoredObligation } from './ports/index.js';
import type { Stamp } from './stamp.js';

/** What follows from the news of an obligation: cases open and close, its agreement hears of it, and so do the others it is owed under. */
export async function followObligation(sight: Sight, obligation: StoredObligation, fact: ObligationFact, stamp: Stamp): Promise<Consequence[]> {
  const own = await followAtHome(sight, obligation, fact, stamp);
  return obligation.context.agreements.length === 1 ? own : [...own, ...(await tellLinked(sight, obligation, fact))];
}

async function followAtHome(sight: Sight, obligation: StoredObligation, fact: ObligationFact, stamp: Stamp): Promise<Consequence[]> {
  const { id, context } = obligation;
  const about = async () => (await sight.followUpsOf(context.home)).filter((followUp) => followUp.context.subject === id);
  switch (fact.type) {
    case 'followUpDue':
      return openCase(sight, { agreement: context.home, subject: id }, fact, stamp);
    case 'relieved': {
      // Follow-ups press the governments of today.
      const party = sight.reference.tree.current(fact.party);
      return (await about())
        .filter((followUp) => followUp.context.presses.includes(party))
        .map((record) => ({ record, event: { type: 'RELEASE', payload: { party, outcome: fact.outcome } } }));
    }
    case 'settled':
      return (await about()).map((record) => ({ record, event: { type: 'RESOLVE', payload: { outcome: fact.outcome } } }));
    case 'reportMissing': {
      const agreement = await sight.agreement(context.home);
      return agreement.context.missing.includes(id) ? [] : [{ record: agreement, event: { type: 'REPORT_MISSING', payload: { obligation: id } } }];
    }
    case 'reportGiven': {
      const agreement = await sight.agreement(context.home);
      return agreement.context.missing.includes(id) ? [{ record: agreement, event: { type: 'REPORT_GIVEN', payload: { obligation: id } } }] : [];
    }
    case 'reportAccepted':
      return [{ record: await sight.agreement(context.home), event: { type: 'REPORT_ACCEPTED', payload: { obligation: id, title: context.title, report: fact.report } } }];
    case 'completed': {
      const agreement = await sight.agreement(context.home);
      const event = completion(agreement, obligation);
      return event === undefined ? [] : [{ record: agreement, event }];
    }
    case 'linked':
      return [];
    default:
      return never(fact);
  }
}
