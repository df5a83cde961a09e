import { AGREEMENT_EVENTS, FOLLOW_UP_EVENTS } from './model-requests.js';

const AGREEMENT_STATES = [
  'proposed.drafting', 'proposed.consulting', 'proposed.signing', 'signed.waiting', 'signed.overdue', 'implementing.active', 'implementing.termEnded',
  'onHold', 'evaluated', 'shelved', 'terminated', 'superseded', 'lapsed',
];
const FOLLOW_UP_STATES = ['requested.awaiting', 'handling', 'returned', 'review', 'contested', 'disputed', 'waived', 'concluded', 'concludedOnHold', 'struckOff', 'declined', 'withdrawn', 'suspended', 'escalated', 'resolved'];
const OF_THE_ENGINE = [
  ...['REGISTER', 'SIGNATURE_STALLED', 'SIGNING_DATE', 'SIGNED_NOT_IMPLEMENTED', 'TERM_END', 'HOLD_END', 'CASE_CLOSED'].map((type) => `agreement ${type}`),
  ...['REQUEST', 'RESOLVE', 'SUSPEND', 'RESUME', 'REMINDER', 'GRACE_END', 'HANDLING_END', 'REVIEW_END', 'STRIKE_OFF_END', 'WAIVER_END'].map((type) => `followUp ${type}`),
];
const OF_PEOPLE = ['agreement PROPOSE', ...AGREEMENT_EVENTS.map((type) => `agreement ${type}`), ...FOLLOW_UP_EVENTS.map((type) => `followUp ${type}`)];

/** What many runs together must have met: otherwise they say little. */
const TO_MEET = [
  ...AGREEMENT_STATES.map((state) => `agreement in ${state}`),
  ...FOLLOW_UP_STATES.map((state) => `followUp in ${state}`),
  ...OF_THE_ENGINE.map((event) => `${event} done`),
  ...OF_PEOPLE.flatMap((event) => [`${event} done`, `${event} refused`]),
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
