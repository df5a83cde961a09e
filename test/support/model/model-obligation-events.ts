import type { ObligationEventRequest } from '#libs/engine';
import { commonOf } from './ladder.js';
import { standsAbove, SUCCESSOR_PARTIES } from './matters.js';

const IN_TIME = ['scheduled', 'due'];
const BEFORE_REPORTED = [...IN_TIME, 'overdue', 'returned'];
const JUDGED = [...BEFORE_REPORTED, 'reported'];
/** Where a hold stops everything. */
export const SUSPENDABLE = [...JUDGED, 'waived'];
export const OPEN = ['planned', ...SUSPENDABLE, 'suspended'];
const RECORDED = ['planned', ...SUSPENDABLE];

type Who = 'that party' | 'superior of the reporter' | 'lead' | 'lead who is a party there' | 'doer' | 'superior of one that owes' | 'common superior';

/** Where each step is taken, and who takes it. */
const EVENTS: Record<ObligationEventRequest['type'], { from: readonly string[]; who: Who }> = {
  SUBMIT_REPORT: { from: JUDGED, who: 'that party' },
  ACCEPT_REPORT: { from: JUDGED, who: 'superior of the reporter' },
  RETURN_REPORT: { from: JUDGED, who: 'superior of the reporter' },
  RESCHEDULE: { from: ['planned', ...JUDGED], who: 'lead' },
  ASSIGN: { from: RECORDED, who: 'lead' },
  REACH_MILESTONE: { from: SUSPENDABLE, who: 'doer' },
  RECORD_VALUE: { from: RECORDED, who: 'doer' },
  MEET_TERM: { from: SUSPENDABLE, who: 'superior of one that owes' },
  DROP_TERM: { from: RECORDED, who: 'lead' },
  LINK: { from: RECORDED, who: 'lead who is a party there' },
  WAIVE: { from: BEFORE_REPORTED, who: 'common superior' },
  REINSTATE: { from: ['waived'], who: 'common superior' },
};

export const OWED_EVENTS = Object.keys(EVENTS) as ObligationEventRequest['type'][];

export function isOwedTaken(state: string, type: ObligationEventRequest['type']): boolean {
  return EVENTS[type].from.includes(state);
}

/** Who has to do with something that is owed. */
interface Owed {
  lead: string;
  parties: readonly string[];
  reports: readonly { id: string; party: string }[];
}

/** How the other agreement of the same parties is named, which may take the place of the first and may owe what that one owes. */
export const HEIR = 'heir-';

/** An agreement that something is owed under; `promised`: who promised something and has not left. */
interface Under {
  promised: readonly string[];
  lead: string | null;
  terms: { matter: { parties: readonly string[] } };
}

/** Whether an office may send an event to what is owed under an agreement. */
export function mayTell({ promised, lead, terms }: Under, owed: Owed, { type, payload }: ObligationEventRequest, office: string): boolean {
  const isLead = (): boolean => owed.lead === office || (lead === null ? promised.includes(office) : lead === office);
  switch (EVENTS[type].who) {
    case 'that party':
      return 'party' in payload && payload.party === office;
    case 'superior of the reporter': {
      const report = owed.reports.find(({ id }) => 'report' in payload && id === payload.report);
      // A report that is not there is refused for that, not for a right.
      return report === undefined || standsAbove(office, report.party);
    }
    case 'lead':
      return isLead();
    case 'lead who is a party there':
      return isLead() && ('agreement' in payload && payload.agreement.startsWith(HEIR) ? terms.matter.parties : SUCCESSOR_PARTIES).includes(office);
    case 'doer':
      return [...owed.parties, owed.lead].includes(office);
    case 'superior of one that owes':
      return owed.parties.some((party) => standsAbove(office, party));
    case 'common superior':
      return commonOf(promised) === office;
  }
}
