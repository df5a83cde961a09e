import type { AgreementContext } from './agreement-context.js';
import type { AgreementEvent } from './agreement-events.js';
import type { JudgedObligation, Verdict } from './evaluation.js';

interface Args {
  context: AgreementContext;
  event: AgreementEvent;
}

/** None where an evaluation of before is replayed: those judged the whole alone. */
function judged({ event }: Args): JudgedObligation[] {
  return event.type === 'EVALUATE' || event.type === 'SELF_EVALUATE' ? ((event.payload as Partial<Verdict>).obligations ?? []) : [];
}

/** The guards of verdicts on an agreement. */
export const evaluationGuards = {
  judgedAreKnown: (args) => judged(args).every(({ obligation }) => args.context.obligations.some(({ id }) => id === obligation)),
  judgedOnce: (args) => new Set(judged(args).map(({ obligation }) => obligation)).size === judged(args).length,
  /** The engine looks up whom to press only where the policy calls a mark bad. */
  markIsBad: ({ event }) => event.type === 'EVALUATE' && event.payload.press !== undefined,
  badMarkIsPressed: ({ event }) => event.type === 'EVALUATE' && (event.payload.press?.ask.length ?? 0) > 0,
  termHasEnded: ({ context, event }) => context.term.to !== null && context.term.to < event.today,
} satisfies Record<string, (args: Args) => boolean>;
