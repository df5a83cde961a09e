import type { FollowUpRequest } from '#libs/engine';
import type { Named } from './matters.js';
import { namedAbove } from './matters.js';
import type { News } from './model-agreement.js';
import { ModelAgreement } from './model-agreement.js';
import type { Modelled } from './model-events.js';
import type { Outcome } from './model-follow-up.js';
import { ModelFollowUp } from './model-follow-up.js';

interface Due {
  timer: string;
  dueOn: string;
}

/** One agreement with its follow-ups, and the day it is: what the engine is held to. It counts days one by one and knows no chart. */
export class ModelWorld {
  agreement: ModelAgreement;
  followUps: ModelFollowUp[] = [];

  constructor(
    public today: string,
    terms: ModelAgreement['terms'],
  ) {
    this.agreement = new ModelAgreement(terms);
  }

  send(request: Modelled, office: string): Outcome {
    const { outcome, news } = this.agreement.send(request, office, this.today);
    this.tell(news);
    return outcome;
  }

  press(followUp: ModelFollowUp, request: FollowUpRequest, office: string, person: string): Outcome {
    const place = this.placeAbove(followUp, office);
    const outcome = followUp.send(request, office, person, this.today, place !== null);
    if (outcome !== 'done') return outcome;
    if (['declined', 'withdrawn', 'struckOff'].includes(followUp.state)) this.close(followUp);
    if (request.type === 'PICK_UP' && place !== null) this.takeOver(followUp, { office, place, presses: followUp.presses }, person);
    return outcome;
  }

  /** Everything that ran out before today, the agreement's clocks first, in the order of their days. */
  sweep(): void {
    for (let due = this.dueOf(this.agreement); due !== null; due = this.dueOf(this.agreement)) {
      const named = due.timer.startsWith('SIGN') && due.timer !== 'SIGNING_DATE' ? this.named(-2, this.agreement.terms.matter.parties, null) : [];
      this.tell(this.agreement.runOut(due.timer, named.length > 0, this.today));
      for (const one of named) this.ask(one, this.agreement.waits, 0);
    }
    for (let round = this.dueFollowUps(); round.length > 0; round = this.dueFollowUps()) {
      for (const followUp of round) {
        const due = this.dueOf(followUp);
        if (due !== null) this.runOut(followUp, due.timer);
      }
    }
  }

  /** The first day on which a clock that still runs will have run out. */
  get nextDue(): string | null {
    return [this.agreement, ...this.followUps].flatMap(({ timers }) => Object.values(timers)).sort()[0] ?? null;
  }

  /** Where the ladder names an office above the one that supervises. */
  private placeAbove({ place }: ModelFollowUp, office: string): number | null {
    const { terms: { matter, partiesComplete } } = this.agreement;
    const found = partiesComplete ? matter.rungs.findIndex((rung, index) => index > place && office in rung) : -1;
    return found === -1 ? null : found;
  }

  /** Asked, and with that at work where it was not yet. */
  private takeOver(taken: ModelFollowUp, named: Named, person: string): void {
    const followUp = this.ask(named, taken.waits, taken.rung + 1);
    if (followUp.state === 'requested.awaiting') followUp.send({ type: 'OPEN', payload: {} }, followUp.office, person, this.today, false);
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
    const parties = this.agreement.terms.matter.parties.filter((party) => followUp.presses.includes(party) || !pressed.includes(party));
    const named = this.named(followUp.place, parties, followUp.office);
    followUp.fallSilent(timer, named.length > 0);
    for (const one of named) this.ask(one, followUp.waits, followUp.rung + 1);
  }

  /** An agreement whose parties are not all known has no ladder. */
  private named(above: number, parties: readonly string[], silent: string | null): Named[] {
    const { joint, terms: { matter, partiesComplete } } = this.agreement;
    return partiesComplete ? namedAbove(matter, joint !== null && (joint.until ?? this.today) >= this.today, above, parties, silent) : [];
  }

  private ask(named: Named, waits: number, rung: number): ModelFollowUp {
    let followUp = this.followUps.find((known) => known.waits === waits && known.office === named.office);
    if (followUp === undefined) this.followUps.push((followUp = new ModelFollowUp(named.office, waits)));
    followUp.ask(named, rung, this.today);
    return followUp;
  }

  private tell(news: News | null): void {
    if (news === 'movedOn') for (const followUp of this.followUps) followUp.resolve();
    if (news === 'held') for (const followUp of this.followUps) followUp.suspend(this.today);
    if (news !== 'resumed') return;
    for (const followUp of this.followUps) followUp.resume(this.today);
    const { state, waits } = this.agreement;
    if (state === 'signed.overdue' && !this.followUps.some((followUp) => followUp.waits === waits && followUp.isAtWork)) this.agreement.closeCase(this.today);
  }

  private close(followUp: ModelFollowUp): void {
    if (followUp.waits === this.agreement.waits && !this.caseOf(followUp).some(({ isAtWork }) => isAtWork)) this.agreement.closeCase(this.today);
  }

  private caseOf({ waits }: ModelFollowUp): ModelFollowUp[] {
    return this.followUps.filter((other) => other.waits === waits);
  }

  private dueFollowUps(): ModelFollowUp[] {
    const due = this.followUps.flatMap((followUp) => (this.dueOf(followUp) === null ? [] : [{ followUp, order: `${this.dueOf(followUp)?.dueOn} ${followUp.id}` }]));
    return due.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ followUp }) => followUp);
  }

  private dueOf({ timers }: { timers: Record<string, string> }): Due | null {
    const due = Object.entries(timers).filter(([, dueOn]) => dueOn < this.today).map(([timer, dueOn]) => ({ timer, dueOn }));
    return due.sort((a, b) => (`${a.dueOn} ${a.timer}` < `${b.dueOn} ${b.timer}` ? -1 : 1))[0] ?? null;
  }
}
