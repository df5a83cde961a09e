import type { FollowUpRequest } from '#libs/engine';
import { isWorkingDay, workingDay, workingDaysBetween } from '../working-days.js';
import type { Named } from './ladder.js';
import { JOINT_OFFICE } from './matters.js';
import { ASIDE, mayPress, PAUSABLE, takenIn } from './model-follow-up-events.js';
import type { Outcome } from './model-outcome.js';

/** The shipped policy, a value a rung; the last repeats. */
const GRACE = [10, 10, 15];
const HANDLING = [20, 20, 30];
const [REMIND_EVERY, REVIEW, STRIKE_OFF] = [3, 10, 10] as const;
const EXTENSIONS = { max: 2, maxDays: 20 };
const of = (days: number[], rung: number): number => days[Math.min(rung, 2)] ?? 0;

/** What a follow-up forgets when its office is asked anew. */
const blank = () => ({
  reminders: 0, responses: [] as { party: string; person: string }[], receipts: new Set<string>(), responders: new Set<string>(), concluder: '', contesters: new Set<string>(),
  extensions: 0, openExtension: null as number | null, isTimeOver: false, allotted: null as number | null, waivedUntil: '', aside: null as Pause | null,
});

interface Pause {
  from: string;
  remaining: Record<string, number>;
}

/** What a case is about: the rule by which something was late, and what: the agreement, an obligation, an end of the term. */
export interface About {
  rule: string;
  subject: string;
  /** Which of its waits it was. */
  waits: number;
}

/** One office's part in a case, as DESIGN 1.4 tells its life. */
export class ModelFollowUp {
  /** Given by the engine; of several that are due on one day the first by id goes first. */
  id = '';
  state = 'start';
  version = 0;
  requests = 0;
  rung = 0;
  place = 0;
  presses: string[] = [];
  timers: Record<string, string> = {};
  isKey = false;
  private it = blank();
  private hold: Pause | null = null;

  constructor(
    readonly office: string,
    readonly about: About,
  ) {}

  isAbout({ rule, subject, waits }: About): boolean {
    return this.about.rule === rule && this.about.subject === subject && this.about.waits === waits;
  }

  get reminders(): number {
    return this.it.reminders;
  }

  get isAtWork(): boolean {
    return [...PAUSABLE, 'concluded', 'concludedOnHold', 'suspended'].includes(this.state);
  }

  /** More time was asked for, and nobody has decided yet. */
  get asksForTime(): boolean {
    return this.it.openExtension !== null && ['handling', 'returned'].includes(this.state);
  }

  /** The parties that have not reported back. */
  get awaited(): string[] {
    return this.presses.filter((party) => !this.it.responses.some((response) => response.party === party));
  }

  ask(named: Pick<Named, 'place' | 'presses'>, rung: number, today: string): void {
    if (['suspended', 'concludedOnHold', 'resolved'].includes(this.state)) return;
    this.version += 1;
    this.requests += 1;
    if (!PAUSABLE.includes(this.state)) {
      Object.assign(this, { rung, place: named.place, presses: [...named.presses].sort(), it: blank() });
      this.state = 'requested.awaiting';
      this.timers = { GRACE_END: workingDay(today, of(GRACE, rung)), REMINDER: workingDay(today, REMIND_EVERY) };
      return;
    }
    this.presses = [...new Set([...this.presses, ...named.presses])].sort();
    const { it } = this;
    if (this.state === 'review') {
      Object.assign(it, { allotted: null, isTimeOver: false });
      this.handle('handling', today);
    } else if (ASIDE.includes(this.state) && it.aside?.from === 'review') {
      Object.assign(it, { aside: { from: 'handling', remaining: { HANDLING_END: of(HANDLING, this.rung) } }, isTimeOver: false });
    }
  }

  /** `isNamedAbove`: whether the ladder names the sender above this office; `namesUnknown`: whether it names a document that is not there. */
  send(request: FollowUpRequest, office: string, person: string, today: string, isNamedAbove: boolean, namesUnknown = false): Outcome {
    if (!mayPress({ office: this.office, isJoint: this.office === JOINT_OFFICE, presses: this.presses }, request, office)) return 'right';
    if (namesUnknown) return 'document';
    const taken = takenIn(this.state, request.type);
    if (taken !== 'taken') return taken;
    if ('party' in request.payload && !this.presses.includes(request.payload.party)) return 'follow_up';
    if (request.type === 'PICK_UP' && !isNamedAbove) return 'follow_up';
    if (!this.carryOut(request, person, today)) return 'follow_up';
    this.version += 1;
    return 'done';
  }

  remind(today: string): void {
    this.version += 1;
    this.it.reminders += 1;
    // Until receipt again and again; to strike off once.
    if (this.state === 'concluded') delete this.timers.REMINDER;
    else this.timers.REMINDER = workingDay(today, REMIND_EVERY);
  }

  /** Its time ran out: it is over for this office where somebody above takes the parties on. */
  fallSilent(timer: string, isSomebodyAbove: boolean): void {
    this.version += 1;
    delete this.timers[timer];
    if (timer === 'HANDLING_END') this.it.isTimeOver = true;
    if (isSomebodyAbove) this.rest('escalated');
  }

  /** The day of its waiver is over. */
  wakeUp(today: string): void {
    this.version += 1;
    this.takeUp(today);
  }

  resolve(): void {
    if (['declined', 'withdrawn', 'struckOff', 'resolved'].includes(this.state)) return;
    this.version += 1;
    this.rest('resolved');
  }

  /** A party left, or delivered what it was pressed for. Whether it is over with that: nobody else is pressed. */
  release(party: string, today: string): boolean {
    if (![...PAUSABLE, 'suspended'].includes(this.state) || !this.presses.includes(party)) return false;
    this.version += 1;
    const isLastAwaited = ['handling', 'returned'].includes(this.state) && this.awaited.join() === party;
    this.presses = this.presses.filter((code) => code !== party);
    if (this.presses.length === 0) return this.rest('resolved');
    if (isLastAwaited) {
      this.it.allotted = null;
      this.rest('review', { REVIEW_END: workingDay(today, REVIEW) });
    }
    return false;
  }

  suspend(today: string): void {
    if (![...PAUSABLE, 'concluded'].includes(this.state)) return;
    this.version += 1;
    this.hold = this.pause(today);
    this.rest(this.state === 'concluded' ? 'concludedOnHold' : 'suspended');
  }

  resume(today: string): void {
    if (!['suspended', 'concludedOnHold'].includes(this.state) || this.hold === null) return;
    this.version += 1;
    this.goOn(this.hold, today);
  }

  private carryOut({ type, payload }: FollowUpRequest, person: string, today: string): boolean {
    const { it } = this;
    const remaining = this.timers.HANDLING_END === undefined ? undefined : workingDaysBetween(today, this.timers.HANDLING_END);
    switch (type) {
      case 'OPEN':
        return this.handle('handling', today);
      case 'ACKNOWLEDGE':
        if (it.receipts.has(payload.party)) return false;
        it.receipts.add(payload.party);
        return true;
      case 'RESPOND':
        it.receipts.add(payload.party);
        it.responses.push({ party: payload.party, person });
        it.responders.add(person);
        if (this.awaited.length > 0) return true;
        it.allotted = remaining || null;
        return this.rest('review', { REVIEW_END: workingDay(today, REVIEW) });
      case 'REQUEST_EXTENSION': {
        const dueOn = this.timers.HANDLING_END ?? null;
        const days = workingDaysBetween(dueOn ?? today, payload.until);
        if (dueOn === null || it.isTimeOver || today > dueOn || it.openExtension !== null || it.extensions >= EXTENSIONS.max) return false;
        if (days < 1 || days > EXTENSIONS.maxDays || !isWorkingDay(payload.until)) return false;
        it.openExtension = days;
        return true;
      }
      case 'GRANT_EXTENSION':
        if (it.openExtension === null) return false;
        Object.assign(it, { allotted: (remaining ?? 0) + it.openExtension, openExtension: null, extensions: it.extensions + 1, isTimeOver: false });
        return this.handle(this.state, today);
      case 'REFUSE_EXTENSION':
        if (it.openExtension === null) return false;
        it.openExtension = null;
        return true;
      case 'CONTEST':
        if (it.contesters.has(payload.party)) return false;
        it.contesters.add(payload.party);
        return this.putAside('contested', { REVIEW_END: workingDay(today, REVIEW) }, today);
      case 'DECIDE_CONTEST':
        return payload.upheld ? this.rest('withdrawn') : this.takeUp(today);
      case 'DISPUTE':
        return payload.with !== payload.party && this.putAside('disputed', { REVIEW_END: workingDay(today, REVIEW) }, today);
      case 'SETTLE':
        return payload.duties.every(({ party }) => this.presses.includes(party)) && this.takeUp(today);
      case 'WAIVE':
        if (payload.until <= today) return false;
        it.waivedUntil = payload.until;
        return this.putAside('waived', { WAIVER_END: payload.until }, today);
      case 'LIFT_WAIVER':
        return this.takeUp(today);
      case 'RETURN':
        Object.assign(it, { responses: [], isTimeOver: false });
        return this.handle('returned', today);
      case 'CONCLUDE':
        if (it.responses.length === 0 || it.responders.has(person)) return false;
        it.concluder = person;
        return this.rest('concluded', { REMINDER: workingDay(today, REMIND_EVERY), STRIKE_OFF_END: workingDay(today, STRIKE_OFF) });
      case 'DECLINE':
        return this.rest('declined');
      case 'STRIKE_OFF':
        return !it.responders.has(person) && it.concluder !== person && this.rest('struckOff');
      case 'WITHDRAW':
        return this.rest('withdrawn');
      case 'PICK_UP':
        return this.rest('escalated');
      case 'MARK_KEY':
      case 'UNMARK_KEY':
        if (this.isKey === (type === 'MARK_KEY')) return false;
        this.isKey = type === 'MARK_KEY';
        return true;
    }
  }

  private putAside(state: string, timers: Record<string, string>, today: string): true {
    this.it.aside = this.pause(today);
    return this.rest(state, timers);
  }

  private takeUp(today: string): true {
    const { aside } = this.it;
    this.it.aside = null;
    return this.goOn(aside ?? { from: this.state, remaining: {} }, today);
  }

  /** What counts working days has what it had; a waiver ends on its day all the same. */
  private goOn({ from, remaining }: Pause, today: string): true {
    const timers = Object.fromEntries(Object.entries(remaining).map(([name, days]) => [name, workingDay(today, days)]));
    return this.rest(from, from === 'waived' ? { WAIVER_END: this.it.waivedUntil } : timers);
  }

  private pause(today: string): Pause {
    const counting = Object.entries(this.timers).filter(([name]) => name !== 'WAIVER_END');
    return { from: this.state, remaining: Object.fromEntries(counting.map(([name, dueOn]) => [name, workingDaysBetween(today, dueOn)])) };
  }

  private handle(state: string, today: string): true {
    return this.rest(state, { HANDLING_END: workingDay(today, this.it.allotted ?? of(HANDLING, this.rung)) });
  }

  private rest(state: string, timers: Record<string, string> = {}): true {
    this.state = state;
    this.timers = timers;
    return true;
  }
}
