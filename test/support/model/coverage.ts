import { AGREEMENT_EVENTS } from './model-events.js';
import { FOLLOW_UP_EVENTS } from './model-follow-up-requests.js';
import { OWED_EVENTS } from './model-obligation-events.js';

const AGREEMENT_STATES = [
  'proposed.drafting', 'proposed.consulting', 'proposed.signing', 'signed.waiting', 'signed.overdue', 'implementing.active', 'implementing.silent', 'implementing.termEnded',
  'onHold', 'evaluated', 'shelved', 'terminated', 'superseded', 'lapsed',
];
const FOLLOW_UP_STATES = ['requested.awaiting', 'handling', 'returned', 'review', 'contested', 'disputed', 'waived', 'concluded', 'concludedOnHold', 'struckOff', 'declined', 'withdrawn', 'suspended', 'escalated', 'resolved'];
const OBLIGATION_STATES = ['planned', 'scheduled', 'due', 'overdue', 'reported', 'returned', 'waived', 'suspended', 'accepted', 'ended'];
const OF_THE_ENGINE = [
  ...[
    'REGISTER', 'SIGNATURE_STALLED', 'SIGNING_DATE', 'SIGNED_NOT_IMPLEMENTED', 'SILENT', 'TERM_END', 'EXPIRING', 'EVALUATION_OVERDUE', 'HOLD_END', 'CASE_CLOSED', 'REPORT_MISSING', 'REPORT_GIVEN', 'REPORT_ACCEPTED', 'OBLIGATION_COMPLETED', 'LINKED', 'TAKE_OVER',
  ].map((type) => `agreement ${type}`),
  ...['PLAN', 'BIND', 'PARTY_LEFT', 'CARRY_OVER', 'SUSPEND', 'RESUME', 'END', 'CASE_CLOSED', 'APPEARS', 'DUE', 'MILESTONE', 'PRESS', 'WAIVER_END'].map((type) => `obligation ${type}`),
  ...['REQUEST', 'RESOLVE', 'RELEASE', 'SUSPEND', 'RESUME', 'REMINDER', 'GRACE_END', 'HANDLING_END', 'REVIEW_END', 'STRIKE_OFF_END', 'WAIVER_END'].map((type) => `followUp ${type}`),
];
const OF_PEOPLE = ['agreement PROPOSE', 'document', ...AGREEMENT_EVENTS.map((type) => `agreement ${type}`), ...OWED_EVENTS.map((type) => `obligation ${type}`), ...FOLLOW_UP_EVENTS.map((type) => `followUp ${type}`)];
const RULES = ['signatureStalled', 'signedNotImplemented', 'silent', 'reportOverdue', 'obligationOverdue', 'expiring', 'evaluationOverdue', 'badEvaluation'];

/** What many runs together must have met: otherwise they say little. */
const TO_MEET = [
  ...AGREEMENT_STATES.map((state) => `agreement in ${state}`),
  ...FOLLOW_UP_STATES.map((state) => `followUp in ${state}`),
  ...OBLIGATION_STATES.map((state) => `obligation in ${state}`),
  ...RULES.map((rule) => `pressed by ${rule}`),
  ...OF_THE_ENGINE.map((event) => `${event} done`),
  ...OF_PEOPLE.map((event) => `${event} done`),
  ...OF_PEOPLE.map((event) => `${event} refused`),
  ...['DECLINE', 'STRIKE_OFF', 'WITHDRAW', 'DECIDE_CONTEST', 'RESUME'].map((type) => `${type} closes the case`),
  ...['restart', 'same key: same answer', 'same key, much later: carried out anew', 'same key, something else asked: idempotency', 'stale version: store', 'pass without a sweep'],
];

/** How often each event was done and refused, and each state visited. */
export class Coverage {
  private readonly counts = new Map<string, number>();

  note(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  get unmet(): string[] {
    return TO_MEET.filter((what) => !this.counts.has(what));
  }

  /** The table, the rarest first. */
  get table(): string {
    return [...this.counts].sort(([, a], [, b]) => a - b).map(([what, count]) => `${String(count).padStart(7)}  ${what}`).join('\n');
  }
}
