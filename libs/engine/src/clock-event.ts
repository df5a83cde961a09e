import type { FollowUpRule } from '#libs/charts';
import { nextMilestone, undeliveredParties } from '#libs/charts';
import type { CivilDate } from '#libs/kernel';
import type { AskedOffice } from './coordinators.js';
import { askAbove, askFirst } from './coordinators.js';
import { WHOLE } from './open-case.js';
import { isAtWork } from './ports/index.js';
import type { AnyRecord, StoredFollowUp } from './ports/index.js';
import type { Unstamped, Work } from './work.js';

/** The event of a timer that ran out, with whom the ladder names now: what the chart may read is recorded with it. */
export async function clockEvent(work: Work, record: AnyRecord, timer: string, today: CivilDate): Promise<{ event: Unstamped<AnyRecord>; asked: AskedOffice[] }> {
  const { reference } = work;
  switch (timer) {
    case 'SIGNED_NOT_IMPLEMENTED':
    case 'SIGNATURE_STALLED':
    case 'SILENT':
    case 'EXPIRING':
    case 'EVALUATION_OVERDUE': {
      if (record.kind !== 'agreement') break;
      const { ranOut, asked } = askFirst(reference, record.id, record.context, today);
      // After an outage: nobody is warned of an end that has passed.
      if (timer === 'EXPIRING' && (record.context.term.to ?? today) < today) return { event: { type: timer, payload: { ...ranOut, ask: [], none: 'term_is_over' } }, asked: [] };
      return { event: { type: timer, payload: ranOut }, asked };
    }
    case 'GRACE_END':
    case 'HANDLING_END':
    case 'REVIEW_END':
    case 'STRIKE_OFF_END': {
      if (record.kind !== 'followUp') break;
      const { agreement: id, case: ofCase } = record.context;
      const agreement = await work.agreement(id);
      const inCase = (await work.followUpsOf(id)).map(({ context }) => context).filter((context) => context.case === ofCase);
      const asked = askAbove(reference, agreement.context, record.context, inCase, today, await stillOwing(work, record));
      return { event: { type: timer, payload: { next: asked.map(({ office }) => office) } }, asked };
    }
    case 'PRESS':
    case 'MILESTONE': {
      if (record.kind !== 'obligation') break;
      const { home } = record.context;
      const agreement = await work.agreement(home);
      const pressed = (await work.followUpsOf(home)).filter(({ state, context }) => context.subject === record.id && isAtWork(state)).flatMap(({ context }) => context.presses);
      const among = undeliveredParties(record.context).filter((code) => !pressed.includes(reference.tree.current(code)));
      const { ranOut, asked } = askFirst(reference, home, agreement.context, today, among);
      const payload = among.length === 0 ? { ...ranOut, none: ranOut.none ?? 'pressed_already' } : ranOut;
      if (timer === 'PRESS') return { event: { type: timer, payload }, asked };
      return { event: { type: timer, payload: { ...payload, milestone: nextMilestone(record.context)?.id ?? '' } }, asked };
    }
    case 'APPEARS':
    case 'DUE':
    case 'WAIVER_END':
    case 'SIGNING_DATE':
    case 'TERM_END':
    case 'HOLD_END':
    case 'REMINDER':
      return { event: { type: timer, payload: {} }, asked: [] };
  }
  throw new Error(`${record.kind} ${record.id} has a timer ${timer} that nobody fires.`);
}

/** The rules whose cases are about an obligation; the others press all parties. */
const OF_OBLIGATIONS: readonly FollowUpRule[] = ['reportOverdue', 'obligationOverdue'];

/** The parties that a follow-up about an obligation may be pressed for: those that have not delivered. Null: all of the agreement. */
async function stillOwing(work: Work, { context: { agreement, rule, subject } }: StoredFollowUp): Promise<string[] | null> {
  if (subject === WHOLE || !OF_OBLIGATIONS.includes(rule)) return null;
  const obligation = (await work.obligationsOf(agreement)).find(({ id }) => id === subject);
  return obligation === undefined ? [] : undeliveredParties(obligation.context);
}
