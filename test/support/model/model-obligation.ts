import type { ObligationEventRequest, ObligationRequest } from '#libs/engine';
import { workingDay } from '../working-days.js';
import type { Dates, ModelSchedule } from './model-dates.js';
import { firstDates, followingPeriod, shifted } from './model-dates.js';
import type { Hold } from './model-owed-hold.js';
import { holdOf } from './model-owed-hold.js';
import type { Milestone } from './model-milestones.js';
import { milestonesOf, nextOf, reach } from './model-milestones.js';
import type { Outcome } from './model-outcome.js';
import { HEIR, isOwedTaken, OPEN, SUSPENDABLE } from './model-obligation-events.js';
import { owedClocks } from './model-owed-clocks.js';
import type { ModelReport, OwedNews } from './model-reports.js';
import { isAccepted, openReport, presentReports, undelivered } from './model-reports.js';
import type { Term } from './model-terms.js';
import { areMet, drop, meet } from './model-terms.js';

/** One obligation, as DESIGN 1.1 and the README tell what becomes of what is owed. Every office that owes it reports by itself. */
export class ModelObligation {
  /** Given by the engine. */
  id = '';
  state = 'start';
  version = 0;
  period = 1;
  waits = 0;
  timers: Record<string, string> = {};
  dates: Dates;
  /** When it was due as it was planned, or first told after that: what its agreement knows of it. */
  plannedDueOn: string | null;
  reports: ModelReport[] = [];
  schedule: ModelSchedule | null;
  readonly left = new Set<string>();
  readonly parties: string[];
  lead: string;
  readonly milestones: Milestone[];
  readonly indicators: { id: string; values: number }[];
  readonly terms: Term[];
  isFixed = false;
  /** Owed under the other agreement of the same parties as well. */
  isLinked = false;
  private lateSince: string | null = null;
  private waivedUntil = '';
  private hold: Hold = { from: '', left: {}, isComing: false };

  constructor(request: ObligationRequest, promised: readonly string[], today: string) {
    const { dueOn, leadUnit, parties = promised, milestones = [], indicators = [], terms = [] } = request;
    this.schedule = request.schedule ?? (dueOn === undefined ? null : { kind: 'once', dueOn, leadDays: null, nonWorking: 'keep' });
    this.dates = firstDates(this.schedule, today);
    this.plannedDueOn = this.dates.dueOn;
    this.lead = leadUnit ?? '';
    this.parties = [...parties];
    this.milestones = milestonesOf(milestones);
    this.indicators = indicators.map(() => ({ id: '', values: 0 }));
    this.terms = terms.map(() => ({ id: '', isMet: false }));
  }

  get isPeriodic(): boolean {
    return this.schedule?.kind === 'recurring';
  }

  /** Those that still owe it. */
  get owing(): string[] {
    return this.parties.filter((party) => !this.left.has(party));
  }

  get undelivered(): string[] {
    return undelivered(this);
  }

  plan(isBound: boolean, today: string): void {
    this.version += 1;
    this.isFixed = isBound;
    if (isBound) this.begin(today);
    else this.state = 'planned';
  }

  bind(today: string): void {
    if (this.state !== 'planned') return;
    this.version += 1;
    this.isFixed = true;
    this.dates = firstDates(this.schedule, today);
    this.begin(today);
  }

  /** `documents`: the hashes of the documents by their ids. */
  send({ type, payload }: ObligationEventRequest, today: string, documents: ReadonlyMap<string, string>): { outcome: Outcome; news: OwedNews[] } {
    if (!isOwedTaken(this.state, type)) return { outcome: 'chart', news: [] };
    const news = this.carryOut({ type, payload } as ObligationEventRequest, today, documents);
    if (news === null) return { outcome: 'obligation', news: [] };
    this.version += 1;
    return { outcome: 'done', news };
  }

  /** A clock ran out. `named`: whether there is somebody to ask, which opens a case. */
  runOut(timer: string, named: boolean, today: string): OwedNews[] {
    this.version += 1;
    delete this.timers[timer];
    switch (timer) {
      case 'APPEARS':
        this.enter('due', today);
        return [];
      case 'DUE':
        this.lateSince = this.state === 'due' ? (this.dates.dueOn ?? today) : today;
        this.enter('overdue', today);
        return this.isPeriodic ? [{ kind: 'missing' }] : [];
      case 'MILESTONE': {
        const late = nextOf(this.milestones);
        if (late !== undefined) late.isLate = true;
        if (named) this.waits += 1;
        this.enter(this.state, today);
        return [];
      }
      case 'PRESS':
        if (named) this.waits += 1;
        return [];
      default:
        this.wake(today);
        return [];
    }
  }

  /** The last office is done with it: it is late anew. */
  closeCase(today: string): void {
    if (this.state === 'overdue') this.lagAnew(today);
  }

  /** A party withdrew from the agreement: what it did not deliver holds nobody up. */
  leave(party: string, today: string): OwedNews[] {
    if (!SUSPENDABLE.includes(this.state) && this.state !== 'planned') return [];
    if (!this.owing.includes(party)) return [];
    this.version += 1;
    const following = followingPeriod(this.schedule, this.dates.dueOn, today);
    this.left.add(party);
    if (this.owing.length === 0) {
      this.enter('ended', today);
      return [{ kind: 'settled' }, { kind: 'given' }];
    }
    const relieved: OwedNews = { kind: 'relieved', party };
    if (this.state === 'planned') return [relieved];
    if (this.state === 'waived') {
      // Nobody is pressed for it; the next period waits until the waiver is over.
      if (isAccepted(this) && following !== null) this.closePeriod(following);
      else if (isAccepted(this) && areMet(this.terms)) this.enter('accepted', today);
      return [];
    }
    if (isAccepted(this) && following !== null) this.beginPeriod(following, today);
    else if (isAccepted(this) && areMet(this.terms)) this.enter('accepted', today);
    else if (this.undelivered.length === 0) this.enter('reported', today);
    else return [relieved];
    return [relieved, { kind: 'given' }];
  }

  end(today: string): void {
    if (!OPEN.includes(this.state)) return;
    this.version += 1;
    this.enter('ended', today);
  }

  /** It goes on under another agreement, also where it stood still; what was pressed for is late anew there. Whether it is open. */
  carryOver(today: string): boolean {
    if (!OPEN.includes(this.state)) return false;
    this.version += 1;
    const wasPressed = this.wasPressed || (this.state === 'overdue' && this.timers.PRESS === undefined);
    this.resume(today);
    if (wasPressed) this.lagAnew(today);
    return true;
  }

  suspend(today: string): void {
    if (!SUSPENDABLE.includes(this.state)) return;
    this.version += 1;
    this.hold = holdOf(this.state, this.dates, this.timers, today);
    this.enter('suspended', today);
  }

  /** Whether it was pressed for when the hold began, so that somebody must be at work on it still. */
  get wasPressed(): boolean {
    return this.state === 'suspended' && this.hold.from === 'overdue' && this.hold.left.PRESS === undefined;
  }

  resume(today: string): void {
    if (this.state !== 'suspended') return;
    this.version += 1;
    const { from, left, isComing } = this.hold;
    if (['scheduled', 'due', 'returned'].includes(from) && isComing && left.DUE !== undefined) this.dates = shifted(this.schedule, workingDay(today, left.DUE));
    if (from === 'scheduled' || from === 'due') return this.begin(today);
    this.enter(from, today);
    const counts = from === 'overdue' ? 'PRESS' : from === 'returned' && !isComing && (this.dates.dueOn ?? today) < today ? 'DUE' : null;
    if (counts === null) return;
    delete this.timers[counts];
    if (left[counts] !== undefined) this.timers[counts] = workingDay(today, left[counts]);
  }

  private carryOut({ type, payload }: ObligationEventRequest, today: string, documents: ReadonlyMap<string, string>): OwedNews[] | null {
    switch (type) {
      case 'SUBMIT_REPORT': {
        const { party, delivers, evidence: [proof] } = payload;
        if (!this.owing.includes(party)) return null;
        if (delivers && (this.state === 'reported' || !this.undelivered.includes(party))) return null;
        this.reports.push({ id: '', party, period: this.period, delivers, status: 'submitted', sha256: documents.get(proof?.document ?? '') });
        if (!delivers) return [];
        if (this.undelivered.length > 0) return [{ kind: 'relieved', party }];
        this.lateSince = null;
        this.enter('reported', today);
        return [{ kind: 'relieved', party }, { kind: 'given' }];
      }
      case 'ACCEPT_REPORT': {
        const report = openReport(this, payload.report);
        if (report === undefined) return null;
        const following = followingPeriod(this.schedule, this.dates.dueOn, today);
        report.status = 'accepted';
        const completes = this.state === 'reported' && report.delivers && report.period === this.period && isAccepted(this);
        if (completes && following !== null) this.beginPeriod(following, today);
        else if (completes && areMet(this.terms)) this.enter('accepted', today);
        return [{ kind: 'accepted', report }];
      }
      case 'RETURN_REPORT': {
        const report = openReport(this, payload.report);
        if (report === undefined) return null;
        report.status = 'returned';
        const isAwaited = report.delivers && report.period === this.period && this.owing.includes(report.party);
        if (isAwaited && this.state === 'overdue') {
          this.lateSince = today;
          this.enter('overdue', today);
        } else if (isAwaited && this.state === 'reported') this.enter('returned', today);
        return [];
      }
      case 'RESCHEDULE': {
        const { schedule } = payload;
        const { dueOn } = this.dates;
        const isFree = ['scheduled', 'due'].includes(this.state) && (dueOn === null || (dueOn >= today && presentReports(this).length === 0));
        const isUndated = ['reported', 'returned'].includes(this.state) && dueOn === null;
        if (this.state !== 'planned' && !isFree && !isUndated && (!this.isPeriodic || schedule.kind !== 'recurring')) return null;
        this.schedule = schedule;
        const isGiven = this.state === 'planned' || isFree || isUndated;
        if (isGiven) this.dates = firstDates(schedule, today);
        if (isFree) this.begin(today);
        if (isUndated) this.enter(this.state, today);
        if (!isGiven || this.plannedDueOn !== null) return [];
        this.plannedDueOn = this.dates.dueOn;
        return [{ kind: 'completed' }];
      }
      case 'ASSIGN':
        if (payload.leadUnit === undefined || payload.leadUnit === this.lead) return null;
        this.lead = payload.leadUnit;
        return [{ kind: 'completed' }];
      case 'REACH_MILESTONE': {
        const isLastLate = payload.on > today ? null : reach(this.milestones, payload.milestone);
        if (isLastLate === null) return null;
        if (!['scheduled', 'due'].includes(this.state)) return [];
        this.enter(this.state, today);
        return isLastLate ? [{ kind: 'settled' }] : [];
      }
      case 'RECORD_VALUE': {
        const indicator = this.indicators.find(({ id }) => id === payload.indicator);
        if (indicator === undefined || payload.on > today) return null;
        indicator.values += 1;
        return [];
      }
      case 'MEET_TERM': {
        if (payload.on > today || !meet(this.terms, payload.term)) return null;
        if (['reported', 'waived'].includes(this.state) && areMet(this.terms) && isAccepted(this)) this.enter('accepted', today);
        return [];
      }
      case 'DROP_TERM':
        return this.isFixed || !drop(this.terms, payload.term) ? null : [];
      case 'LINK':
        // Any other one is long over.
        if (this.isLinked || !payload.agreement.startsWith(HEIR)) return null;
        this.isLinked = true;
        return [];
      case 'WAIVE':
        if (payload.until <= today) return null;
        this.waivedUntil = payload.until;
        this.enter('waived', today);
        return [{ kind: 'settled' }, { kind: 'given' }];
      case 'REINSTATE':
        this.wake(today);
        return [];
    }
  }

  private lagAnew(today: string): void {
    this.version += 1;
    this.lateSince = today;
    this.enter('overdue', today);
  }

  private beginPeriod(following: Dates & { missed: number }, today: string): void {
    this.closePeriod(following);
    this.begin(today);
  }

  private closePeriod({ missed, ...dates }: Dates & { missed: number }): void {
    this.period += 1 + missed;
    // What is older stands in the history.
    this.reports = this.reports.filter(({ period }) => period >= this.period - 60);
    this.dates = dates;
  }

  /** Its waiver is over. Where all delivered who still owe it, that waits for a judgement. */
  private wake(today: string): void {
    if (this.undelivered.length === 0) this.enter('reported', today);
    else this.begin(today);
  }

  private begin(today: string): void {
    this.enter((this.dates.appearsOn ?? '') > today ? 'scheduled' : 'due', today);
  }

  private enter(state: string, today: string): void {
    const { dates, lateSince, waivedUntil } = this;
    this.state = state;
    this.timers = owedClocks(state, { dates, milestone: nextOf(this.milestones)?.dueOn, lateSince, waivedUntil }, today);
  }
}
