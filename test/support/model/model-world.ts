import type { AgreementRequest, FollowUpRequest, ObligationEventRequest } from '#libs/engine';
import type { Named } from './ladder.js';
import { ladderOf, namedAbove } from './ladder.js';
import type { News } from './model-agreement.js';
import { ModelAgreement } from './model-agreement.js';
import { OVER } from './model-events.js';
import type { About } from './model-follow-up.js';
import { ModelFollowUp } from './model-follow-up.js';
import { mayTell } from './model-obligation-events.js';
import type { ModelObligation } from './model-obligation.js';
import type { OwedNews } from './model-reports.js';
import type { Outcome } from './model-outcome.js';
import { whyUnprepared } from './model-prepared.js';

/** The subject of a case about an agreement itself; else it is an obligation's id, an end of the term or an evaluation. */
const WHOLE = 'agreement';
/** Beneath every rung. */
const BENEATH = -2;
/** The clocks of an agreement that press for something, and by which rule. */
const RULES: Record<string, string> = {
  SIGNATURE_STALLED: 'signatureStalled', SIGNED_NOT_IMPLEMENTED: 'signedNotImplemented', SILENT: 'silent', EXPIRING: 'expiring', EVALUATION_OVERDUE: 'evaluationOverdue',
};

interface Due {
  timer: string;
  dueOn: string;
}

/** One agreement with what is owed under it and its follow-ups, and the day it is: what the engine is held to. It counts days one by one and knows no chart. */
export class ModelWorld {
  agreement: ModelAgreement;
  followUps: ModelFollowUp[] = [];
  /** The hashes of its documents by their ids. */
  readonly documents = new Map<string, string>();
  /** What went over to the agreement that took its place. */
  carried: { obligations: ModelObligation[]; isSeen: boolean } | null = null;
  /** An agreement with the same parties that may take its place; what is superseded by another one ends. */
  heir = '';

  constructor(
    public today: string,
    terms: ModelAgreement['terms'],
  ) {
    this.agreement = new ModelAgreement(terms);
  }

  get obligations(): ModelObligation[] {
    return this.carried === null ? this.agreement.obligations : [];
  }

  send(request: AgreementRequest, office: string): Outcome {
    const { outcome, news } = this.agreement.send(request, office, this.today, this.documents);
    this.tell(news);
    return outcome;
  }

  press(followUp: ModelFollowUp, request: FollowUpRequest, office: string, person: string): Outcome {
    const place = this.placeAbove(followUp, office);
    const unknown = request.type === 'RESPOND' && request.payload.evidence.some(({ document }) => document !== undefined && !this.documents.has(document));
    const outcome = followUp.send(request, office, person, this.today, place !== null, unknown);
    if (outcome !== 'done') return outcome;
    if (['declined', 'withdrawn', 'struckOff'].includes(followUp.state)) this.close(followUp);
    if (request.type === 'PICK_UP' && place !== null) this.takeOver(followUp, { office, place, presses: followUp.presses }, person);
    return outcome;
  }

  owe(owed: ModelObligation, request: ObligationEventRequest, office: string): Outcome {
    const { promised } = this.agreement;
    const unprepared = whyUnprepared(request, promised, this.today, this.documents);
    if (unprepared !== null) return unprepared;
    if (!mayTell(this.agreement, owed, request, office)) return 'right';
    const { outcome, news } = owed.send(request, this.today, this.documents);
    this.hear(owed, news);
    return outcome;
  }

  /** Everything that ran out before today: the agreement's clocks first, then those of what is owed, in the order of their days. */
  sweep(): void {
    for (let due = this.dueOf(this.agreement); due !== null; due = this.dueOf(this.agreement)) this.runOutOfTime(due.timer);
    this.rounds(() => this.obligations, (owed, timer) => this.runLate(owed, timer));
    this.rounds(() => this.followUps, (followUp, timer) => this.runOut(followUp, timer));
  }

  /** The first day on which a clock that still runs will have run out. */
  get nextDue(): string | null {
    return [this.agreement, ...this.obligations, ...this.followUps].flatMap(({ timers }) => Object.values(timers)).sort()[0] ?? null;
  }

  /** Where the ladder names an office above the one that supervises. */
  private placeAbove({ place }: ModelFollowUp, office: string): number | null {
    const { promised, terms: { partiesComplete } } = this.agreement;
    const rung = partiesComplete ? ladderOf(promised).find((above) => above.place > place && office in above.offices) : undefined;
    return rung?.place ?? null;
  }

  /** Asked, and with that at work where it was not yet. */
  private takeOver(taken: ModelFollowUp, named: Named, person: string): void {
    const followUp = this.ask(named, taken.about, taken.rung + 1);
    if (followUp.state === 'requested.awaiting') followUp.send({ type: 'OPEN', payload: {} }, followUp.office, person, this.today, false);
  }

  private runOutOfTime(timer: string): void {
    const { agreement, today } = this;
    const rule = RULES[timer];
    // After an outage nobody is warned of an end that has passed.
    const isPast = timer === 'EXPIRING' && (agreement.termEnd ?? today) < today;
    const named = rule === undefined || isPast ? [] : this.named(BENEATH, agreement.promised, null);
    const about: About = { rule: rule ?? '', subject: ['EXPIRING', 'EVALUATION_OVERDUE'].includes(timer) ? agreement.termSubject : WHOLE, waits: agreement.waits };
    this.tell(agreement.runOut(timer, named.length > 0, today));
    for (const one of named) this.ask(one, about, 0);
  }

  private runLate(owed: ModelObligation, timer: string): void {
    const asks = timer === 'PRESS' || timer === 'MILESTONE';
    const pressed = this.pressing(owed).filter(({ isAtWork }) => isAtWork).flatMap(({ presses }) => presses);
    const named = asks ? this.named(BENEATH, owed.undelivered.filter((party) => !pressed.includes(party)), null) : [];
    this.hear(owed, owed.runOut(timer, named.length > 0, this.today));
    const rule = timer === 'PRESS' && owed.isPeriodic ? 'reportOverdue' : 'obligationOverdue';
    for (const one of named) this.ask(one, { rule, subject: owed.id, waits: owed.waits }, 0);
  }

  private runOut(followUp: ModelFollowUp, timer: string): void {
    if (timer === 'WAIVER_END') {
      followUp.wakeUp(this.today);
      return;
    }
    if (timer === 'REMINDER') {
      followUp.remind(this.today);
      return;
    }
    const pressed = this.caseOf(followUp).flatMap(({ presses }) => presses);
    const owed = this.agreement.obligations.find(({ id }) => id === followUp.about.subject);
    const meant = owed?.undelivered ?? this.agreement.promised;
    const named = this.named(followUp.place, meant.filter((party) => followUp.presses.includes(party) || !pressed.includes(party)), followUp.office);
    followUp.fallSilent(timer, named.length > 0);
    for (const one of named) this.ask(one, followUp.about, followUp.rung + 1);
  }

  /** An agreement whose parties are not all known has no ladder. */
  private named(above: number, parties: readonly string[], silent: string | null): Named[] {
    const { promised, terms: { partiesComplete } } = this.agreement;
    return partiesComplete ? namedAbove(promised, this.agreement.isJointIn(this.today), above, parties, silent) : [];
  }

  private ask(named: Named, about: About, rung: number): ModelFollowUp {
    let followUp = this.followUps.find((known) => known.isAbout(about) && known.office === named.office);
    if (followUp === undefined) this.followUps.push((followUp = new ModelFollowUp(named.office, about)));
    followUp.ask(named, rung, this.today);
    return followUp;
  }

  /** What follows from the news of the agreement. */
  private tell(all: readonly News[]): void {
    const { agreement, today } = this;
    for (const news of all) {
      switch (news.kind) {
        case 'movedOn':
          for (const followUp of this.followUps) if (OVER.includes(agreement.state) || followUp.about.subject === WHOLE) followUp.resolve();
          break;
        case 'overtaken':
          for (const followUp of this.followUps) if (followUp.about.rule === news.rule) followUp.resolve();
          break;
        case 'sealed':
          for (const owed of agreement.obligations) owed.bind(today);
          break;
        case 'over':
          this.endOwed();
          break;
        case 'succeeded':
          this.handOver(news.by);
          break;
        case 'left':
          this.release(this.followUps, news.party);
          for (const owed of agreement.obligations) this.hear(owed, owed.leave(news.party, today));
          break;
        case 'held':
          for (const owed of agreement.obligations) owed.suspend(today);
          for (const followUp of this.followUps) followUp.suspend(today);
          break;
        case 'resumed':
          this.resume();
          break;
        case 'badMark':
          for (const one of this.named(BENEATH, agreement.promised, null)) this.ask(one, { rule: 'badEvaluation', subject: `evaluation-${agreement.reopened + 1}`, waits: agreement.waits }, 0);
      }
    }
  }

  /** What follows from the news of something owed. */
  private hear(owed: ModelObligation, all: readonly OwedNews[]): void {
    for (const news of all) {
      switch (news.kind) {
        case 'relieved':
          this.release(this.pressing(owed), news.party);
          break;
        case 'settled':
          for (const followUp of this.pressing(owed)) followUp.resolve();
          break;
        case 'missing':
          this.agreement.reportMissing(owed, this.today);
          break;
        case 'given':
          this.tell(this.agreement.reportGiven(owed, this.today));
          break;
        case 'completed':
          this.agreement.version += 1;
          break;
        case 'accepted':
          this.agreement.takeReport(owed, news.report);
      }
    }
  }

  /** All goes on. What was pressed for, and whose last office was done meanwhile, waits anew: nobody else would press it. */
  private resume(): void {
    const { agreement, today } = this;
    for (const owed of agreement.obligations) {
      const isLeft = owed.wasPressed && !this.pressing(owed).some(({ isAtWork }) => isAtWork);
      owed.resume(today);
      if (isLeft) owed.closeCase(today);
    }
    for (const followUp of this.followUps) followUp.resume(today);
    const isPressed = this.followUps.some(({ about, isAtWork }) => about.subject === WHOLE && about.waits === agreement.waits && isAtWork);
    const wasPressed = agreement.state === 'signed.overdue' || (agreement.state === 'implementing.silent' && agreement.timers.SILENT === undefined);
    if (wasPressed && !isPressed) agreement.closeCase(today);
  }

  /** What is open goes to the agreement that takes the place; where that is over too, it ends. */
  private handOver(by: string): void {
    const { agreement, today } = this;
    if (by !== this.heir) this.endOwed();
    else this.carried = { isSeen: false, obligations: agreement.obligations.filter((owed) => owed.carryOver(today)) };
  }

  /** What is owed under the other one as well goes on there; the rest ends. */
  private endOwed(): void {
    const { agreement: { obligations }, today } = this;
    const carried = obligations.filter((owed) => owed.isLinked && owed.state !== 'planned' && owed.carryOver(today));
    for (const owed of obligations) if (!carried.includes(owed)) owed.end(today);
    if (carried.length > 0) this.carried = { isSeen: false, obligations: carried };
  }

  private release(pressing: readonly ModelFollowUp[], party: string): void {
    for (const followUp of pressing) if (followUp.release(party, this.today)) this.close(followUp);
  }

  private close(followUp: ModelFollowUp): void {
    if (this.caseOf(followUp).some(({ isAtWork }) => isAtWork)) return;
    const { subject, waits } = followUp.about;
    const late = subject === WHOLE ? this.agreement : this.agreement.obligations.find(({ id }) => id === subject);
    if (late?.waits === waits) late.closeCase(this.today);
  }

  private caseOf({ about }: ModelFollowUp): ModelFollowUp[] {
    return this.followUps.filter((other) => other.isAbout(about));
  }

  private pressing({ id }: ModelObligation): ModelFollowUp[] {
    return this.followUps.filter(({ about }) => about.subject === id);
  }

  /** The clocks that ran out of many records, one of each in a round, until none has run out. */
  private rounds<T extends { id: string; timers: Record<string, string> }>(all: () => T[], runOut: (record: T, timer: string) => void): void {
    const due = (): T[] => all().filter((record) => this.dueOf(record) !== null).sort((a, b) => (this.order(a) < this.order(b) ? -1 : 1));
    for (let round = due(); round.length > 0; round = due()) {
      for (const record of round) {
        const next = this.dueOf(record);
        if (next !== null) runOut(record, next.timer);
      }
    }
  }

  private order(record: { id: string; timers: Record<string, string> }): string {
    return `${this.dueOf(record)?.dueOn} ${record.id}`;
  }

  private dueOf({ timers }: { timers: Record<string, string> }): Due | null {
    const due = Object.entries(timers).filter(([, dueOn]) => dueOn < this.today).map(([timer, dueOn]) => ({ timer, dueOn }));
    return due.sort((a, b) => (`${a.dueOn} ${a.timer}` < `${b.dueOn} ${b.timer}` ? -1 : 1))[0] ?? null;
  }
}
