import type { FollowUpRequest } from '#libs/engine';
import { workingDay, workingDaysBetween } from '../working-days.js';
import type { Named } from './matters.js';

/** What comes of a command: done, or the family of the code it is refused with. */
export type Outcome = 'done' | 'right' | 'chart' | 'agreement' | 'follow_up' | 'store' | 'idempotency';

/** The shipped policy, a value a rung; the last repeats. */
const GRACE = [10, 10, 15];
const HANDLING = [20, 20, 30];
const REMIND_EVERY = 3;
const of = (days: number[], rung: number): number => days[Math.min(rung, 2)] ?? 0;

/** Where each step of the supervising office and of the parties is taken (DESIGN 1.4). */
const FROM: Record<FollowUpRequest['type'], readonly string[]> = {
  OPEN: ['requested.awaiting'], DECLINE: ['requested.awaiting'], ACKNOWLEDGE: ['handling', 'returned'], RESPOND: ['handling', 'returned'], RETURN: ['review'],
  CONCLUDE: ['handling', 'returned', 'review'], STRIKE_OFF: ['concluded'],
};
const PAUSABLE = ['requested.awaiting', 'handling', 'returned', 'review'];

/** One office's part in a case, as DESIGN 1.4 tells its life. */
export class ModelFollowUp {
  /** Given by the engine; of several that are due on one day the first by id goes first. */
  id = '';
  state = 'start';
  version = 0;
  requests = 0;
  reminders = 0;
  rung = 0;
  place = 0;
  presses: string[] = [];
  timers: Record<string, string> = {};
  private responses: { party: string; person: string }[] = [];
  private receipts = new Set<string>();
  private responders = new Set<string>();
  private concluder = '';
  private pause = { from: '', remaining: {} as Record<string, number> };

  constructor(
    readonly office: string,
    readonly waits: number,
  ) {}

  get isAtWork(): boolean {
    return [...PAUSABLE, 'concluded', 'suspended'].includes(this.state);
  }

  /** The parties that have not reported back. */
  get awaited(): string[] {
    return this.presses.filter((party) => !this.responses.some((response) => response.party === party));
  }

  ask(named: Named, rung: number, today: string): void {
    if (this.state === 'suspended' || this.state === 'resolved') return;
    this.version += 1;
    this.requests += 1;
    if (PAUSABLE.includes(this.state)) {
      this.presses = [...new Set([...this.presses, ...named.presses])].sort();
      if (this.state === 'review') this.handle('handling', today);
      return;
    }
    Object.assign(this, { rung, place: named.place, presses: [...named.presses].sort(), reminders: 0, receipts: new Set(), responses: [], responders: new Set(), concluder: '' });
    this.state = 'requested.awaiting';
    this.timers = { GRACE_END: workingDay(today, of(GRACE, rung)), REMINDER: workingDay(today, REMIND_EVERY) };
  }

  send({ type, payload }: FollowUpRequest, office: string, person: string, today: string): Outcome {
    if (office !== ('party' in payload ? payload.party : this.office)) return 'right';
    if (!FROM[type].includes(this.state)) return 'chart';
    switch (type) {
      case 'OPEN':
        this.handle('handling', today);
        break;
      case 'ACKNOWLEDGE':
        if (!this.presses.includes(payload.party) || this.receipts.has(payload.party)) return 'follow_up';
        this.receipts.add(payload.party);
        break;
      case 'RESPOND':
        if (!this.presses.includes(payload.party)) return 'follow_up';
        this.receipts.add(payload.party);
        this.responses.push({ party: payload.party, person });
        this.responders.add(person);
        if (this.awaited.length === 0) this.rest('review');
        break;
      case 'RETURN':
        this.responses = [];
        this.handle('returned', today);
        break;
      case 'CONCLUDE':
        if (this.responses.length === 0 || this.responders.has(person)) return 'follow_up';
        this.concluder = person;
        this.rest('concluded');
        break;
      case 'DECLINE':
        this.rest('declined');
        break;
      case 'STRIKE_OFF':
        if (this.responders.has(person) || this.concluder === person) return 'follow_up';
        this.rest('struckOff');
    }
    this.version += 1;
    return 'done';
  }

  remind(today: string): void {
    this.version += 1;
    this.reminders += 1;
    this.timers.REMINDER = workingDay(today, REMIND_EVERY);
  }

  /** Its time ran out: it is over for this office where somebody above takes the parties on. */
  fallSilent(timer: string, isSomebodyAbove: boolean): void {
    this.version += 1;
    delete this.timers[timer];
    if (isSomebodyAbove) this.rest('escalated');
  }

  resolve(): void {
    if (['concluded', 'declined', 'struckOff', 'resolved'].includes(this.state)) return;
    this.version += 1;
    this.rest('resolved');
  }

  suspend(today: string): void {
    if (!PAUSABLE.includes(this.state)) return;
    this.version += 1;
    this.pause = { from: this.state, remaining: Object.fromEntries(Object.entries(this.timers).map(([name, dueOn]) => [name, workingDaysBetween(today, dueOn)])) };
    this.rest('suspended');
  }

  resume(today: string): void {
    if (this.state !== 'suspended') return;
    this.version += 1;
    this.state = this.pause.from;
    this.timers = Object.fromEntries(Object.entries(this.pause.remaining).map(([name, days]) => [name, workingDay(today, days)]));
  }

  private handle(state: 'handling' | 'returned', today: string): void {
    this.state = state;
    this.timers = { HANDLING_END: workingDay(today, of(HANDLING, this.rung)) };
  }

  private rest(state: string): void {
    this.state = state;
    this.timers = {};
  }
}
