import type { Entry, Step } from '#libs/audit';
import type { DayWalker } from './day-walker.js';
import { lateAfter } from './day-walker.js';

/** So many working days from a day, or up to a day of the calendar. */
type Clock = { since: string; days: number } | { lastDay: string };

/** What clocks that count had left when they were stopped, and where their record stood. */
interface Stopped {
  from: string;
  left: Record<string, number>;
}

/** What its entries told of a record, as far as its clocks go by it. */
interface Life {
  kind: string;
  clocks: Record<string, Clock>;
  /** Of an agreement: how long it may wait. */
  wait: number;
  rung: number;
  /** What the parties had left when they reported back; null: nothing. */
  allotted: number | null;
  /** By how many working days the time is asked to be longer. */
  asked: number;
  waivedUntil: string;
  dueOn: string;
  aside: Stopped | null;
  hold: Stopped | null;
}

/** What the payloads of the events tell that clocks go by. */
interface Told {
  on?: string;
  withoutObligations?: string;
  until?: string;
  rung?: number;
  schedule?: { dueOn: string };
}

/** The working days of the shipped policy; those of the first rung, the second, and those above. */
const DAYS = { wait: 60, bareWait: 30, stalled: 30, grace: [10, 10, 15], handling: [20, 20, 30], remind: 3, review: 10, strikeOff: 10, owed: 5 } as const;
const ofRung = (days: readonly number[], rung: number): number => days[Math.min(rung, 2)] ?? 0;
/** States in which an office takes more parties in, and its clocks run on. */
const JOINS = ['requested.awaiting', 'handling', 'returned', 'contested', 'disputed', 'waived'];

/**
 * The clocks of every record, set by hand from what the entries tell: which event starts, stops, puts aside or lengthens
 * which one. It knows neither charts nor calendar, and asks nobody when the sweeps came.
 */
export class HandClocks {
  private readonly lives = new Map<string, Life>();

  constructor(private readonly walker: DayWalker) {}

  follow({ today }: Pick<Entry, 'today'>, { record: { kind, id }, event: { type, payload }, from, to }: Step): void {
    if (!['agreement', 'followUp', 'obligation'].includes(kind) || type === 'REDATED') return;
    let life = this.lives.get(id);
    if (life === undefined) this.lives.set(id, (life = { kind, clocks: {}, wait: DAYS.wait, rung: 0, allotted: null, asked: 0, waivedUntil: '', dueOn: '', aside: null, hold: null }));
    const step = { life, type, from: from ?? 'start', to: to ?? '', told: payload as Told, today };
    if (kind === 'agreement') this.followAgreement(step);
    else if (kind === 'followUp') this.followFollowUp(step);
    else this.followObligation(step);
  }

  /** The last day of each clock that runs. */
  lastDays(id: string): Record<string, string> {
    return Object.fromEntries(Object.entries(this.lives.get(id)?.clocks ?? {}).map(([name, clock]) => [name, this.lastDay(clock)]));
  }

  /** The moment from which a clock is late; never where it does not run. */
  lateFrom(id: string, name: string): number {
    const lastDay = this.lastDays(id)[name];
    return lastDay === undefined ? Infinity : lateAfter(lastDay);
  }

  /** `id clock` of everything that is late at that moment. */
  late(at: number): string[] {
    return [...this.lives.keys()].flatMap((id) => Object.keys(this.lastDays(id)).filter((name) => this.lateFrom(id, name) <= at).map((name) => `${id} ${name}`));
  }

  private followAgreement({ life, type, to, told, today }: Following): void {
    switch (type) {
      case 'OPEN_FOR_SIGNATURE':
        life.clocks = { SIGNATURE_STALLED: { since: today, days: DAYS.stalled } };
        return;
      case 'SIGN':
        if (told.withoutObligations !== undefined) life.wait = DAYS.bareWait;
        if (to === 'signed.waiting') life.clocks = { SIGNED_NOT_IMPLEMENTED: { since: told.on ?? '', days: life.wait } };
        return;
      case 'CASE_CLOSED':
        life.clocks = { SIGNED_NOT_IMPLEMENTED: { since: today, days: life.wait } };
        return;
      case 'HOLD':
        this.stop(life, 'hold', '', today);
        life.clocks = { HOLD_END: { lastDay: told.until ?? '' } };
        return;
      case 'RESUME':
      case 'HOLD_END':
        this.goOn(life, 'hold', today);
        return;
      default:
        this.runOut(life, type);
    }
  }

  private followFollowUp({ life, type, from, to, told, today }: Following): void {
    switch (type) {
      case 'REQUEST':
        return this.ask(life, from, told.rung ?? 0, today);
      case 'OPEN':
        return this.handle(life, ofRung(DAYS.handling, life.rung), today);
      case 'RESPOND':
        if (to !== 'review') return;
        life.allotted = this.left(life.clocks.HANDLING_END, today) || null;
        life.clocks = { REVIEW_END: { since: today, days: DAYS.review } };
        return;
      case 'RETURN':
        return this.handle(life, life.allotted ?? ofRung(DAYS.handling, life.rung), today);
      case 'REQUEST_EXTENSION': {
        const { HANDLING_END: clock } = life.clocks;
        life.asked = this.walker.between(clock === undefined ? today : this.lastDay(clock), told.until ?? '');
        return;
      }
      case 'GRANT_EXTENSION':
        life.allotted = this.left(life.clocks.HANDLING_END, today) + life.asked;
        return this.handle(life, life.allotted, today);
      case 'CONTEST':
      case 'DISPUTE':
        this.stop(life, 'aside', from, today);
        life.clocks = { REVIEW_END: { since: today, days: DAYS.review } };
        return;
      case 'WAIVE':
        this.stop(life, 'aside', from, today);
        life.waivedUntil = told.until ?? '';
        life.clocks = { WAIVER_END: { lastDay: life.waivedUntil } };
        return;
      case 'DECIDE_CONTEST':
        if (to === 'withdrawn') life.clocks = {};
        else this.goOn(life, 'aside', today);
        return;
      case 'SETTLE':
      case 'LIFT_WAIVER':
      case 'WAIVER_END':
        return this.goOn(life, 'aside', today);
      case 'CONCLUDE':
        life.clocks = { REMINDER: { since: today, days: DAYS.remind }, STRIKE_OFF_END: { since: today, days: DAYS.strikeOff } };
        return;
      case 'REMINDER':
        this.runOut(life, type);
        if (to === 'requested.awaiting') life.clocks.REMINDER = { since: today, days: DAYS.remind };
        return;
      case 'SUSPEND':
        return this.stop(life, 'hold', from, today);
      case 'RESUME':
        return this.goOn(life, 'hold', today);
      default:
        this.runOut(life, type);
        // What is over has no clock; what is only noted leaves them as they are.
        if (['declined', 'withdrawn', 'struckOff', 'escalated', 'resolved'].includes(to)) life.clocks = {};
    }
  }

  private followObligation({ life, type, from, to, told, today }: Following): void {
    switch (type) {
      case 'PLAN':
        life.dueOn = told.schedule?.dueOn ?? '';
        if (to === 'due') life.clocks = { DUE: { lastDay: life.dueOn } };
        return;
      case 'BIND':
      case 'REINSTATE':
      case 'WAIVER_END':
        life.clocks = { DUE: { lastDay: life.dueOn } };
        return;
      case 'DUE':
        life.clocks = { PRESS: { since: life.dueOn, days: DAYS.owed } };
        return;
      case 'CASE_CLOSED':
        life.clocks = { PRESS: { since: today, days: DAYS.owed } };
        return;
      case 'WAIVE':
        life.waivedUntil = told.until ?? '';
        life.clocks = { WAIVER_END: { lastDay: life.waivedUntil } };
        return;
      case 'SUSPEND':
        return this.stop(life, 'hold', from, today);
      case 'RESUME': {
        const { hold } = life;
        this.goOn(life, 'hold', today);
        // Its due date moves by the working days that the hold took; one that had passed stays.
        if (hold?.from === 'due' && hold.left.DUE !== undefined) life.dueOn = this.walker.lastDay(today, hold.left.DUE);
        if (to === 'due') life.clocks = { DUE: { lastDay: life.dueOn } };
        return;
      }
      default:
        this.runOut(life, type);
        if (to === 'ended') life.clocks = {};
    }
  }

  /** Asked anew, or, while at work, for more parties. */
  private ask(life: Life, from: string, rung: number, today: string): void {
    const whole = ofRung(DAYS.handling, life.rung);
    if (from === 'review') {
      life.allotted = null;
      this.handle(life, whole, today);
    } else if (JOINS.includes(from)) {
      if (life.aside?.from === 'review') life.aside = { from: 'handling', left: { HANDLING_END: whole } };
    } else {
      Object.assign(life, { rung, allotted: null, aside: null, hold: null });
      life.clocks = { GRACE_END: { since: today, days: ofRung(DAYS.grace, rung) }, REMINDER: { since: today, days: DAYS.remind } };
    }
  }

  private handle(life: Life, days: number, today: string): void {
    life.clocks = { HANDLING_END: { since: today, days } };
  }

  private runOut(life: Life, name: string): void {
    life.clocks = Object.fromEntries(Object.entries(life.clocks).filter(([known]) => known !== name));
  }

  private stop(life: Life, why: 'aside' | 'hold', from: string, today: string): void {
    const counting = Object.entries(life.clocks).filter(([, clock]) => 'days' in clock || (life.kind === 'obligation' && this.lastDay(clock) >= today));
    life[why] = { from, left: Object.fromEntries(counting.map(([name, clock]) => [name, this.left(clock, today)])) };
    life.clocks = {};
  }

  /** Each with the working days that it had left; a waiver ends on its day all the same. */
  private goOn(life: Life, why: 'aside' | 'hold', today: string): void {
    const { from = '', left = {} } = life[why] ?? {};
    life[why] = null;
    if (from === 'waived') life.clocks = { WAIVER_END: { lastDay: life.waivedUntil } };
    else life.clocks = Object.fromEntries(Object.entries(left).map(([name, days]) => [name, { since: today, days }]));
  }

  private left(clock: Clock | undefined, today: string): number {
    return clock === undefined ? 0 : this.walker.between(today, this.lastDay(clock));
  }

  private lastDay(clock: Clock): string {
    return 'lastDay' in clock ? clock.lastDay : this.walker.lastDay(clock.since, clock.days);
  }
}

interface Following {
  life: Life;
  type: string;
  from: string;
  to: string;
  told: Told;
  today: string;
}
