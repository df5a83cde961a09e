import type { ObligationEvent } from '#libs/charts';
import { undeliveredParties } from '#libs/charts';
import type { Tree } from '#libs/hierarchy';
import type { StoredObligation } from './ports/index.js';
import type { Receipts, Telling } from './telling.js';

/** The parties that still owe it, the units that lead it and carry it out, whose report it is, and who judges that. */
type To = 'owing' | 'units' | 'reporter' | 'judge';
type Payload = ObligationEvent['payload'];

const due = { to: ['owing', 'units'] } as const;
const resumed: Telling<To> = { kind: 'obligation.resumed', to: 'owing', en: 'An obligation that was waived is owed again', zh: '暂缓的约定事项恢复办理' };

/**
 * Whom each event of an obligation tells; null: it tells nobody. An event that is not here does not compile. What is planned
 * its agreement tells, and of what is pressed for hears the office that is asked.
 */
export const OBLIGATION_NOTICES: Record<ObligationEvent['type'], Telling<To> | null> = {
  APPEARS: { kind: 'obligation.appears', ...due, en: 'An obligation comes due', zh: '约定事项临近到期' },
  DUE: { kind: 'obligation.overdue', ...due, en: 'An obligation is overdue', zh: '约定事项已逾期' },
  MILESTONE: { kind: 'milestone.missed', ...due, en: 'A milestone was missed', zh: '节点已逾期' },
  SUBMIT_REPORT: { kind: 'report.submitted', to: 'judge', en: 'A progress report waits for your judgement', zh: '进展反馈待审核' },
  ACCEPT_REPORT: { kind: 'report.accepted', to: 'reporter', en: 'Your progress report was accepted', zh: '进展反馈已采信' },
  RETURN_REPORT: { kind: 'report.returned', to: 'reporter', en: 'Your progress report was returned', zh: '进展反馈被退回' },
  RESCHEDULE: { kind: 'obligation.rescheduled', ...due, en: 'The dates of an obligation were changed', zh: '约定事项时限已调整' },
  ASSIGN: { kind: 'obligation.assigned', ...due, en: 'Who leads and carries out an obligation was told', zh: '约定事项承办单位已明确' },
  WAIVE: { kind: 'obligation.waived', to: 'owing', en: 'An obligation was waived for a time', zh: '约定事项暂缓' },
  REINSTATE: resumed,
  WAIVER_END: resumed,
  END: { kind: 'obligation.ended', to: 'units', en: 'An obligation ended with its agreement', zh: '约定事项随协议终结' },
  PLAN: null,
  BIND: null,
  REACH_MILESTONE: null,
  RECORD_VALUE: null,
  MEET_TERM: null,
  DROP_TERM: null,
  LINK: null,
  LINK_PASSED: null,
  PARTY_LEFT: null,
  CARRY_OVER: null,
  SUSPEND: null,
  RESUME: null,
  CASE_CLOSED: null,
  PRESS: null,
};

export const OBLIGATION_RECEIPTS: Receipts<ObligationEvent['type']> = {
  SUBMIT_REPORT: ['obligation.appears', 'obligation.overdue', 'report.returned'],
  ACCEPT_REPORT: ['report.submitted'],
  RETURN_REPORT: ['report.submitted'],
};

/** The governments that are meant, by the codes they had. */
export function ofObligation({ context }: StoredObligation, to: To, payload: Payload, tree: Tree): readonly string[] {
  switch (to) {
    case 'owing':
      return undeliveredParties(context);
    case 'units':
      return [context.leadUnit, context.responsibleUnit, ...context.supportingUnits].filter((code) => code !== null);
    case 'reporter':
      return reporterOf(context, payload);
    case 'judge':
      return reporterOf(context, payload).flatMap((party) => tree.superiors(tree.current(party))[0]?.code ?? []);
  }
}

function reporterOf({ reports }: StoredObligation['context'], payload: Payload): string[] {
  const id = 'report' in payload ? payload.report : 'id' in payload ? payload.id : undefined;
  const party = reports.find((one) => one.id === id)?.party;
  return party === undefined ? [] : [party];
}
