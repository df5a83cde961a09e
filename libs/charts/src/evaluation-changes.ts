import type { AgreementContext } from './agreement-context.js';
import type { AgreementEvent } from './agreement-events.js';

interface Args {
  context: AgreementContext;
  event: AgreementEvent;
}
type Change = Partial<AgreementContext>;

/** A party's later verdict takes the place of its earlier one, which stands in the history. */
function selfEvaluate({ context, event }: Args): Change {
  if (event.type !== 'SELF_EVALUATE') return {};
  const others = context.selfEvaluations.filter(({ party }) => party !== event.payload.party);
  return { selfEvaluations: [...others, { ...event.payload, actor: event.actor, on: event.today }] };
}

function evaluate({ event }: Args): Change {
  if (event.type !== 'EVALUATE') return {};
  const { press: _, ...verdict } = event.payload;
  return { evaluation: { ...verdict, on: event.today } };
}

/** What was judged stays in the record, beside what will be judged anew. */
function reopen({ context, event }: Args): Change {
  if (event.type !== 'REOPEN') return {};
  const { evaluation, selfEvaluations, pastEvaluations } = context;
  const reopened = { ...event.payload, office: event.office ?? '', actor: event.actor, on: event.today };
  return { evaluation: null, selfEvaluations: [], pastEvaluations: [...pastEvaluations, { evaluation, selfEvaluations, reopened }] };
}

/** What the verdicts on an agreement change in it. */
export const evaluationChanges = { selfEvaluate, evaluate, reopen };
