import type { AgreementRequest } from '#libs/engine';
import { workingDay, workingDaysBetween } from '../working-days.js';
import { clocksIn, lastDayOf } from './model-clocks.js';
import type { ModelEvidence, Sides, Terms } from './model-events.js';
import { isTaken, maySend, SIGNED } from './model-events.js';
import { evidenceOf, isSatisfied, mayBeSigned } from './model-conditions.js';
import { plannedFrom, whyUnprepared } from './model-prepared.js';
import type { ModelObligation } from './model-obligation.js';
import type { Outcome } from './model-outcome.js';
import type { ModelRevision } from './model-revisions.js';
import { freedByLeaving, revised, signRevision } from './model-revisions.js';
import { ModelSignatures } from './model-signatures.js';

/** What an agreement tells its follow-ups and what is owed under it. */
export type News = { kind: 'movedOn' | 'sealed' | 'over' | 'held' | 'resumed' | 'badMark' } | { kind: 'succeeded'; by: string } | { kind: 'left'; party: string } | { kind: 'overtaken'; rule: string };

const BAD_MARKS = ['limited', 'notStarted', 'noEvidence'];

/** An agreement as DESIGN 1.1 and 5 tell it: its place, what was signed, done and proven, and when its clocks run out. */
export class ModelAgreement {
  state = 'start';
  version = 0;
  waits = 0;
  obligations: ModelObligation[] = [];
  evidence: ModelEvidence[] = [];
  revisions: ModelRevision[] = [];
  /** The obligations of which a periodic report is missing. */
  missing: ModelObligation[] = [];
  joint: { until: string | null } | null = null;
  nobodyAsked = false;
  lead: string | null;
  termEnd: string | null;
  title = 'Agreement';
  contacts: Record<string, string> = {};
  signedOn: string | null = null;
  /** How often it was evaluated and opened again, and when last. */
  reopened = 0;
  reopenedOn = '';
  isWithoutObligations = false;
  waitingSince: string | null = null;
  holdUntil = '';
  /** The ends of its term that were warned of. */
  readonly warned = new Set<string>();
  readonly left = new Set<string>();
  readonly selfEvaluated = new Set<string>();
  /** The last day on which each clock has not yet run out. */
  timers: Record<string, string> = {};
  readonly signatures: ModelSignatures;
  private hold = { from: '', remaining: {} as Record<string, number> };

  constructor(readonly terms: Terms) {
    this.signatures = new ModelSignatures(terms);
    this.lead = terms.lead;
    this.termEnd = terms.termEnd;
  }

  /** Who promised something and has not left. */
  get promised(): string[] {
    return this.terms.matter.parties.filter((party) => !this.left.has(party));
  }

  get parties(): string[] {
    const { parties, witness } = this.terms.matter;
    return [...parties, ...(witness === undefined ? [] : [witness])].filter((party) => !this.left.has(party));
  }

  /** What a case about the end of the term is about: that end, and which one of those it had. */
  get termSubject(): string {
    const before = this.reopened + this.revisions.filter(({ status, changes }) => status === 'inForce' && changes.term !== undefined).length;
    return before === 0 ? `term-${this.termEnd}` : `term-${this.termEnd}-${before + 1}`;
  }

  isJointIn(today: string): boolean {
    return this.joint !== null && (this.joint.until ?? today) >= today;
  }

  propose(obligations: ModelObligation[]): void {
    this.version += 1;
    this.obligations = obligations;
    this.state = 'proposed.drafting';
  }

  /** Carried in from a ledger; its term may be over already. */
  register(signedOn: string | null, evidence: string[], today: string): void {
    Object.assign(this, { version: 1, waits: 1, waitingSince: signedOn, signedOn });
    this.evidence = evidence.map((id) => ({ id, party: null, isReport: true, status: 'submitted' }));
    this.enter((this.termEnd ?? today) < today ? 'lapsed' : 'signed.waiting', today);
  }

  /** `documents`: the hashes of its documents by their ids. */
  send(request: AgreementRequest, office: string, today: string, documents: ReadonlyMap<string, string>): { outcome: Outcome; news: News[] } {
    const refused = (outcome: Outcome): { outcome: Outcome; news: News[] } => ({ outcome, news: [] });
    const unprepared = whyUnprepared(request, this.promised, today, documents);
    if (unprepared !== null) return refused(unprepared);
    if (!this.may(request, office)) return refused('right');
    // An evaluated record is frozen, and says so.
    if (!isTaken(request, this.state)) return refused(this.state === 'evaluated' ? 'agreement' : 'chart');
    if (!isSatisfied(this, request, today)) return refused('agreement');
    this.version += 1;
    return { outcome: 'done', news: this.carryOut(request, today, documents) };
  }

  may(request: AgreementRequest, office: string): boolean {
    const { lead, promised, parties } = this;
    const sides: Sides = { promised, parties, everPromised: this.terms.matter.parties, lead, joint: this.joint !== null };
    return maySend(sides, request, office, evidenceOf(this, request));
  }

  /** A clock ran out. `named`: whether there is somebody to ask. */
  runOut(timer: string, named: boolean, today: string): News[] {
    this.version += 1;
    delete this.timers[timer];
    switch (timer) {
      case 'SIGNATURE_STALLED':
      case 'SIGNED_NOT_IMPLEMENTED':
      case 'SILENT':
      case 'EVALUATION_OVERDUE':
        this.nobodyAsked = !named;
        if (named && timer === 'SIGNED_NOT_IMPLEMENTED') this.enter('signed.overdue', today);
        return [];
      case 'EXPIRING':
        this.warned.add(this.termEnd ?? '');
        return [];
      case 'SIGNING_DATE':
        return this.signatures.areEnough() && mayBeSigned(this) ? this.seal(today) : [];
      case 'HOLD_END':
        return this.resume(today);
      default: {
        const { state } = this;
        const isUnderway = this.obligations.length > 0 || this.evidence.some(({ status }) => status === 'accepted');
        const isLapsed = SIGNED.includes(state) && !isUnderway;
        this.enter(isLapsed ? 'lapsed' : 'implementing.termEnded', today);
        return [...(state === 'implementing.active' ? [] : [{ kind: 'movedOn' } as const]), { kind: 'overtaken', rule: 'expiring' }, ...(isLapsed ? [{ kind: 'over' } as const] : [])];
      }
    }
  }

  /** The last office is done with it: the wait begins anew. */
  closeCase(today: string): void {
    const next = { 'proposed.signing': 'proposed.signing', 'signed.overdue': 'signed.waiting', 'implementing.silent': 'implementing.silent' }[this.state];
    if (next === undefined) return;
    this.version += 1;
    this.waitAnew(next, today);
  }

  reportMissing(owed: ModelObligation, today: string): void {
    if (this.missing.includes(owed)) return;
    this.version += 1;
    this.missing.push(owed);
    if (this.state === 'implementing.active') this.waitAnew('implementing.silent', today);
  }

  reportGiven(owed: ModelObligation, today: string): News[] {
    if (!this.missing.includes(owed)) return [];
    this.version += 1;
    this.missing = this.missing.filter((one) => one !== owed);
    if (this.state !== 'implementing.silent' || this.missing.length > 0) return [];
    this.enter('implementing.active', today);
    return [{ kind: 'movedOn' }];
  }

  /** The latest accepted report of an obligation counts as evidence. */
  takeReport(obligation: ModelObligation, { id, party, sha256 }: Pick<ModelEvidence, 'id' | 'party' | 'sha256'>): void {
    this.version += 1;
    this.evidence = [...this.evidence.filter((known) => known.obligation !== obligation), { id, party, sha256, obligation, isReport: true, status: 'accepted' }];
  }

  private carryOut(request: AgreementRequest, today: string, documents: ReadonlyMap<string, string>): News[] {
    const enter = (state: string, ...news: News[]): News[] => {
      this.enter(state, today);
      return news;
    };
    const moved = { kind: 'movedOn' } as const;
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
        return [moved];
      }
      case 'SIGN': {
        const { party, on, withoutObligations } = request.payload;
        this.signatures.add(party, on);
        this.isWithoutObligations = this.obligations.length === 0 && (this.isWithoutObligations || Boolean(withoutObligations));
        const { rule } = this.terms;
        return this.signatures.areEnough() && (rule.kind !== 'onDate' || rule.date <= today) ? this.seal(today) : [];
      }
      case 'PLAN':
        this.obligations.push(...plannedFrom(request.payload.obligations, this.promised, !this.state.startsWith('proposed'), today));
        return [];
      case 'SUBMIT_EVIDENCE': {
        const { party, kind, document = '' } = request.payload;
        this.evidence.push({ id: '', party, isReport: kind === 'report', status: 'submitted', sha256: documents.get(document) });
        return [];
      }
      case 'ACCEPT_EVIDENCE':
      case 'RETURN_EVIDENCE':
        evidenceOf(this, request)!.status = request.type === 'ACCEPT_EVIDENCE' ? 'accepted' : 'returned';
        return [];
      case 'START_IMPLEMENTATION':
        if (this.missing.length > 0) this.waitAnew('implementing.silent', today);
        else this.enter('implementing.active', today);
        return [moved];
      case 'HOLD': {
        const counting = Object.entries(this.timers).filter(([name]) => ['SIGNED_NOT_IMPLEMENTED', 'SILENT', 'EVALUATION_OVERDUE'].includes(name));
        this.hold = { from: this.state, remaining: Object.fromEntries(counting.map(([name, dueOn]) => [name, workingDaysBetween(today, dueOn)])) };
        this.holdUntil = request.payload.until;
        return enter('onHold', { kind: 'held' });
      }
      case 'RESUME':
        return this.resume(today);
      case 'SELF_EVALUATE':
        this.selfEvaluated.add(request.payload.party);
        return [];
      case 'EVALUATE':
        return enter('evaluated', moved, { kind: 'held' }, ...(BAD_MARKS.includes(request.payload.completion) ? [{ kind: 'badMark' } as const] : []));
      case 'REOPEN':
        this.reopened += 1;
        this.reopenedOn = today;
        this.selfEvaluated.clear();
        if (this.termEnd !== null && this.termEnd < today) this.enter('implementing.termEnded', today);
        else if (this.missing.length > 0) this.waitAnew('implementing.silent', today);
        else this.enter('implementing.active', today);
        return [{ kind: 'resumed' }];
      case 'SHELVE':
        return enter('shelved', moved, { kind: 'over' });
      case 'TERMINATE':
        return enter('terminated', moved, { kind: 'over' });
      case 'SUPERSEDE':
        return enter('superseded', moved, { kind: 'succeeded', by: request.payload.by });
      case 'DESIGNATE':
        this.joint = { until: request.payload.until };
        if (this.state === 'signed.waiting' && this.nobodyAsked) this.waitAnew('signed.waiting', today);
        return [];
      case 'WITHDRAW_PARTY':
        this.left.add(request.payload.party);
        this.lead = request.payload.lead ?? this.lead;
        return [{ kind: 'left', party: request.payload.party }, ...freedByLeaving(this, request.payload.party, today)];
      case 'AMEND':
      case 'CORRECT':
      case 'UPDATE':
        return revised(this, request, today);
      case 'SIGN_AMENDMENT':
        return signRevision(this, request.payload.party, today);
      case 'DROP_AMENDMENT':
        for (const revision of this.revisions) if (revision.status === 'proposed') revision.status = 'dropped';
        return [];
    }
  }

  private seal(today: string): News[] {
    this.signedOn = this.signatures.signedOn;
    Object.assign(this, { waits: this.waits + 1, waitingSince: this.signedOn, nobodyAsked: false });
    this.enter('signed.waiting', today);
    return [{ kind: 'sealed' }, { kind: 'movedOn' }];
  }

  private resume(today: string): News[] {
    const { from, remaining } = this.hold;
    this.enter(from, today);
    for (const name of ['SIGNED_NOT_IMPLEMENTED', 'SILENT', 'EVALUATION_OVERDUE']) {
      delete this.timers[name];
      if (remaining[name] !== undefined) this.timers[name] = workingDay(today, remaining[name]);
    }
    return [{ kind: 'resumed' }];
  }

  waitAnew(state: string, today: string): void {
    Object.assign(this, { waits: this.waits + 1, waitingSince: today, nobodyAsked: false });
    this.enter(state, today);
  }

  /** The clocks of a state begin when it is entered; those of the whole stage when the stage is. */
  enter(state: string, today: string): void {
    const isSameStage = SIGNED.includes(state) && SIGNED.includes(this.state);
    const running = this.timers;
    this.state = state;
    this.timers = {};
    for (const name of clocksIn(state)) {
      const isOfStage = isSameStage && (name === 'TERM_END' || name === 'EXPIRING');
      const dueOn = isOfStage ? running[name] : lastDayOf(this, name, today);
      if (dueOn !== undefined) this.timers[name] = dueOn;
    }
  }
}
