import { plusDays, workingDay, workingDaysBetween } from '../working-days.js';
import type { Modelled, ModelEvidence, Terms } from './model-events.js';
import { isTaken, maySend, SIGNED } from './model-events.js';
import type { Outcome } from './model-follow-up.js';

/** What an agreement tells its follow-ups. */
export type News = 'movedOn' | 'held' | 'resumed';

/** An agreement as DESIGN 1.1 and 5 tell it: its place, what was signed, done and proven, and when its clocks run out. */
export class ModelAgreement {
  state = 'start';
  version = 0;
  waits = 0;
  obligations = 0;
  evidence: ModelEvidence[] = [];
  joint: { until: string | null } | null = null;
  nobodyAsked = false;
  /** The last day on which each clock has not yet run out. */
  timers: Record<string, string> = {};
  readonly signatures = new Map<string, string>();
  private isWithoutObligations = false;
  private waitingSince: string | null = null;
  private hold = { from: '', until: '', remaining: undefined as number | undefined };

  constructor(readonly terms: Terms) {}

  propose(obligations: number): void {
    this.version += 1;
    this.obligations = obligations;
    this.state = 'proposed.drafting';
  }

  /** Carried in from a ledger; its term may be over already. */
  register(signedOn: string | null, evidence: string[], today: string): void {
    Object.assign(this, { version: 1, waits: 1, waitingSince: signedOn });
    this.evidence = evidence.map((id) => ({ id, party: null, isReport: true, status: 'submitted' }));
    this.enter((this.terms.termEnd ?? today) < today ? 'lapsed' : 'signed.waiting', today);
  }

  send(request: Modelled, office: string, today: string): { outcome: Outcome; news: News | null } {
    const refused = (outcome: Outcome): { outcome: Outcome; news: null } => ({ outcome, news: null });
    if (!this.may(request, office)) return refused('right');
    // An evaluated record is frozen, and says so.
    if (!isTaken(request, this.state)) return refused(this.state === 'evaluated' ? 'agreement' : 'chart');
    if (!this.isSatisfied(request, today)) return refused('agreement');
    this.version += 1;
    return { outcome: 'done', news: this.carryOut(request, today) };
  }

  may(request: Modelled, office: string): boolean {
    return maySend(this.terms, request, office, this.evidenceOf(request));
  }

  /** A clock ran out. `named`: whether there is somebody to ask. */
  runOut(timer: string, named: boolean, today: string): News | null {
    this.version += 1;
    delete this.timers[timer];
    switch (timer) {
      case 'SIGNATURE_STALLED':
      case 'SIGNED_NOT_IMPLEMENTED':
        this.nobodyAsked = !named;
        if (named && timer === 'SIGNED_NOT_IMPLEMENTED') this.state = 'signed.overdue';
        return null;
      case 'SIGNING_DATE':
        return this.hasEnough(null) && this.mayBeSigned(false) ? this.seal(today) : null;
      case 'HOLD_END':
        return this.resume(today);
      default: {
        const fromSigned = SIGNED.includes(this.state);
        const isUnderway = this.obligations > 0 || this.evidence.some(({ status }) => status === 'accepted');
        this.enter(fromSigned && !isUnderway ? 'lapsed' : 'implementing.termEnded', today);
        return fromSigned ? 'movedOn' : null;
      }
    }
  }

  /** The last office is done with it: the wait begins anew. */
  closeCase(today: string): void {
    const next = { 'proposed.signing': 'proposed.signing', 'signed.overdue': 'signed.waiting' }[this.state];
    if (next === undefined) return;
    this.version += 1;
    this.waitAnew(next, today);
  }

  private isSatisfied(request: Modelled, today: string): boolean {
    const { parties, witness } = this.terms.matter;
    switch (request.type) {
      case 'SIGN': {
        const { party, on, withoutObligations } = request.payload;
        if (![...parties, witness].includes(party) || this.signatures.has(party) || on > today) return false;
        return !this.hasEnough(party) || this.mayBeSigned(Boolean(withoutObligations));
      }
      case 'SUBMIT_EVIDENCE':
        return parties.includes(request.payload.party) && (request.payload.date ?? '') <= today;
      case 'ACCEPT_EVIDENCE':
        return this.evidenceOf(request)?.status === 'submitted' && this.evidenceOf(request)?.isReport === true;
      case 'RETURN_EVIDENCE':
        return this.evidenceOf(request)?.status === 'submitted';
      case 'START_IMPLEMENTATION':
        return this.obligations > 0 && this.evidence.some(({ status }) => status === 'accepted');
      case 'HOLD':
        return request.payload.until > today;
      default:
        return true;
    }
  }

  private carryOut(request: Modelled, today: string): News | null {
    const enter = (state: string, news: News | null = null): News | null => {
      this.enter(state, today);
      return news;
    };
    switch (request.type) {
      case 'CIRCULATE':
        return enter('proposed.consulting');
      case 'OPEN_FOR_SIGNATURE':
        return enter('proposed.signing');
      case 'RETURN': {
        const wasSigning = this.state === 'proposed.signing';
        if (!wasSigning) return enter('proposed.drafting');
        this.signatures.clear();
        this.isWithoutObligations = false;
        this.waitAnew('proposed.drafting', today);
        return 'movedOn';
      }
      case 'SIGN': {
        const { party, on, withoutObligations } = request.payload;
        this.signatures.set(party, on);
        this.isWithoutObligations = this.obligations === 0 && (this.isWithoutObligations || Boolean(withoutObligations));
        const { rule } = this.terms;
        return this.hasEnough(null) && (rule.kind !== 'onDate' || rule.date <= today) ? this.seal(today) : null;
      }
      case 'PLAN':
        this.obligations += request.payload.obligations.length;
        return null;
      case 'SUBMIT_EVIDENCE':
        this.evidence.push({ id: '', party: request.payload.party, isReport: request.payload.kind === 'report', status: 'submitted' });
        return null;
      case 'ACCEPT_EVIDENCE':
      case 'RETURN_EVIDENCE':
        this.evidenceOf(request)!.status = request.type === 'ACCEPT_EVIDENCE' ? 'accepted' : 'returned';
        return null;
      case 'START_IMPLEMENTATION':
        return enter('implementing.active', 'movedOn');
      case 'HOLD': {
        const dueOn = this.timers.SIGNED_NOT_IMPLEMENTED;
        this.hold = { from: this.state, until: request.payload.until, remaining: dueOn === undefined ? undefined : workingDaysBetween(today, dueOn) };
        return enter('onHold', 'held');
      }
      case 'RESUME':
        return this.resume(today);
      case 'EVALUATE':
        return enter('evaluated', 'movedOn');
      case 'SHELVE':
        return enter('shelved', 'movedOn');
      case 'TERMINATE':
        return enter('terminated', 'movedOn');
      case 'SUPERSEDE':
        return enter('superseded', 'movedOn');
      case 'DESIGNATE':
        this.joint = { until: request.payload.until };
        if (this.state === 'signed.waiting' && this.nobodyAsked) this.waitAnew('signed.waiting', today);
        return null;
    }
  }

  private seal(today: string): News {
    const { rule, matter: { parties } } = this.terms;
    const days = parties.flatMap((party) => this.signatures.get(party) ?? []);
    if (rule.kind === 'onDate') days.push(rule.date);
    this.waits += 1;
    this.waitingSince = days.sort().at(-1) ?? null;
    this.nobodyAsked = false;
    this.enter('signed.waiting', today);
    return 'movedOn';
  }

  private resume(today: string): News {
    const { from, remaining } = this.hold;
    this.enter(from, today);
    delete this.timers.SIGNED_NOT_IMPLEMENTED;
    if (remaining !== undefined) this.timers.SIGNED_NOT_IMPLEMENTED = workingDay(today, remaining);
    return 'resumed';
  }

  private waitAnew(state: string, today: string): void {
    Object.assign(this, { waits: this.waits + 1, waitingSince: today, nobodyAsked: false });
    this.enter(state, today);
  }

  private enter(state: string, today: string): void {
    const { rule, termEnd } = this.terms;
    this.state = state;
    this.timers = {};
    if (state === 'proposed.signing') this.timers.SIGNATURE_STALLED = workingDay(today, 30);
    if (state === 'proposed.signing' && rule.kind === 'onDate') this.timers.SIGNING_DATE = plusDays(rule.date, -1);
    if (state === 'signed.waiting' && this.waitingSince !== null) this.timers.SIGNED_NOT_IMPLEMENTED = workingDay(this.waitingSince, this.isWithoutObligations ? 30 : 60);
    if ([...SIGNED, 'implementing.active'].includes(state) && termEnd !== null) this.timers.TERM_END = termEnd;
    if (state === 'onHold') this.timers.HOLD_END = this.hold.until;
  }

  private hasEnough(oneMore: string | null): boolean {
    const { rule, matter: { parties } } = this.terms;
    const count = parties.filter((party) => party === oneMore || this.signatures.has(party)).length;
    return count >= (rule.kind === 'kOfN' ? rule.k : parties.length);
  }

  private mayBeSigned(isReasonGiven: boolean): boolean {
    return this.obligations > 0 || this.isWithoutObligations || isReasonGiven;
  }

  private evidenceOf(request: Modelled): ModelEvidence | undefined {
    return 'evidence' in request.payload ? this.evidence.find(({ id }) => id === (request.payload as { evidence: string }).evidence) : undefined;
  }
}
