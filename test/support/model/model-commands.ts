import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { AgreementRequest, FollowUpRequest, ObligationEventRequest } from '#libs/engine';
import { plusDays } from '../working-days.js';
import type { Coverage } from './coverage.js';
import { STRANGER } from './matters.js';
import { agreementRequest, officeFor, stepFurther } from './model-agreement-requests.js';
import { AGREEMENT_EVENTS } from './model-events.js';
import { answerOf, FOLLOW_UP_EVENTS, followUpRequestOf, PERSONS, senderOf } from './model-follow-up-requests.js';
import { OWED_EVENTS } from './model-obligation-events.js';
import { owedRequest, stepOwed, tellerOf } from './model-obligation-requests.js';
import { NOWHERE } from './model-prepared.js';
import type { ModelRun } from './model-run.js';
import { settled } from './model-run.js';
import type { ModelWorld } from './model-world.js';

/*
 * What may happen to one agreement, as data: `dice` and `which` pick among what there is when its turn comes, so that a
 * shorter sequence is still a sensible one.
 */
export type Step =
  | { do: 'send'; type: AgreementRequest['type']; dice: number; wrong: boolean; stale: boolean }
  | { do: 'further'; dice: number }
  | { do: 'press'; type: FollowUpRequest['type']; which: number; dice: number; wrong: boolean; stale: boolean }
  | { do: 'answer'; which: number; dice: number }
  | { do: 'owe'; type: ObligationEventRequest['type']; which: number; dice: number; wrong: boolean; stale: boolean }
  | { do: 'report'; which: number; dice: number }
  | { do: 'document'; dice: number; wrong: boolean }
  | { do: 'pass'; days: number; sweep: boolean }
  | { do: 'passUntilDue'; late: number }
  | { do: 'repeat'; other: boolean }
  | { do: 'restart' };

const dice = fc.nat(359);
const rarely = fc.nat(9).map((n) => n === 9);
const which = fc.nat(11);
const MOVING_ON = AGREEMENT_EVENTS.filter((type) => !['SHELVE', 'TERMINATE', 'SUPERSEDE', 'EVALUATE', 'REOPEN'].includes(type));

const steps: { weight: number; arbitrary: fc.Arbitrary<Step> }[] = [
  { weight: 8, arbitrary: fc.record({ do: fc.constant('send'), type: fc.constantFrom(...MOVING_ON), dice, wrong: rarely, stale: rarely }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send'), type: fc.constantFrom(...AGREEMENT_EVENTS), dice, wrong: fc.nat(2).map((n) => n === 2), stale: rarely }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('further'), dice }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('press'), type: fc.constantFrom(...FOLLOW_UP_EVENTS), which, dice, wrong: rarely, stale: rarely }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('answer'), which, dice }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('owe'), type: fc.constantFrom(...OWED_EVENTS), which, dice, wrong: rarely, stale: rarely }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('report'), which, dice }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('document'), dice, wrong: rarely }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass'), days: fc.oneof(fc.nat(4), fc.nat(30), fc.nat(150)), sweep: fc.nat(3).map((n) => n > 0) }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('passUntilDue'), late: fc.oneof(fc.constant(1), fc.nat(2)) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat'), other: fc.nat(3).map((n) => n === 3) }) },
];
// A restart reads all reference data anew, which is dear: rare among the steps, as many runs make many restarts.
const restart: fc.Arbitrary<Step> = fc.oneof({ weight: 1, arbitrary: fc.constant({ do: 'restart' }) }, { weight: 3, arbitrary: fc.record({ do: fc.constant('further'), dice }) });

/** The commands of one run; each kind shrinks by itself. */
export function modelCommands(coverage: Coverage): fc.Arbitrary<fc.AsyncCommand<ModelWorld, ModelRun>>[] {
  const all = steps.flatMap(({ weight, arbitrary }) => Array.from({ length: weight }, () => arbitrary));
  return [...all, restart].map((arbitrary) => arbitrary.map((step) => new ModelCommand(step, coverage)));
}

/** How far a run is brought before anything random happens to it: most of what can go wrong does so late. */
export type Depth = 'proposed' | 'signed' | 'overdue' | 'concluded' | 'implementing' | 'owing' | 'late';

export function prologue(depth: Depth, parties: number, coverage: Coverage): fc.AsyncCommand<ModelWorld, ModelRun>[] {
  const send = (type: AgreementRequest['type'], dice: number): Step => ({ do: 'send', type, dice, wrong: false, stale: false });
  const signed = parties < 0 ? [] : [send('OPEN_FOR_SIGNATURE', 0), ...Array.from({ length: parties }, () => send('SIGN', 2))];
  const overdue: Step[] = [...signed, { do: 'passUntilDue', late: 1 }];
  const concluded: Step[] = [...overdue, ...[12, 12, 12, 13].map((dice): Step => ({ do: 'answer', which: 0, dice }))];
  const implementing = [...signed, send('PLAN', 0), send('SUBMIT_EVIDENCE', 0), send('ACCEPT_EVIDENCE', 0), send('START_IMPLEMENTATION', 0)];
  const owing = [...implementing, send('PLAN', 6), send('PLAN', 2), send('PLAN', 10)];
  const late: Step[] = [...implementing, send('PLAN', 4), { do: 'passUntilDue', late: 1 }, { do: 'passUntilDue', late: 1 }];
  const story: Record<Depth, Step[]> = { proposed: [], signed, overdue, concluded, implementing, owing, late };
  return story[depth].map((step) => new ModelCommand(step, coverage));
}

class ModelCommand implements fc.AsyncCommand<ModelWorld, ModelRun> {
  private said = '';

  constructor(
    private readonly step: Step,
    private readonly coverage: Coverage,
  ) {}

  check({ agreement, followUps, obligations }: Readonly<ModelWorld>): boolean {
    const { step } = this;
    if (step.do === 'press' || step.do === 'answer') return followUps.length > 0;
    if (step.do === 'owe' || step.do === 'report') return obligations.length > 0;
    return step.do !== 'further' || !['shelved', 'terminated', 'superseded', 'lapsed'].includes(agreement.state);
  }

  async run(world: ModelWorld, run: ModelRun): Promise<void> {
    await this.perform(world, run, this.step);
    await run.compare(world);
  }

  toString(): string {
    return `${JSON.stringify(this.step)}${this.said === '' ? '' : ` (${this.said})`}`;
  }

  private async perform(world: ModelWorld, run: ModelRun, step: Step): Promise<void> {
    const { installation } = run;
    switch (step.do) {
      case 'send':
        return this.send(world, run, step);
      case 'further':
        return this.send(world, run, { type: stepFurther(world.agreement, step.dice), dice: step.dice, wrong: false, stale: false });
      case 'press':
        return this.press(world, run, step);
      case 'answer': {
        // Somebody who can go on, where anybody can.
        const [atWork, all] = [world.followUps.filter(({ isAtWork, state }) => isAtWork && state !== 'suspended'), world.followUps];
        const among = atWork.length > 0 ? atWork : all;
        const followUp = among[step.which % among.length]!;
        return this.press(world, run, { type: answerOf(followUp, step.dice), which: world.followUps.indexOf(followUp), dice: step.dice, wrong: false, stale: false });
      }
      case 'owe':
        return this.owe(world, run, step);
      case 'report': {
        const open = world.obligations.filter(({ state }) => !['accepted', 'ended', 'planned', 'suspended'].includes(state));
        const among = open.length > 0 ? open : world.obligations;
        const owed = among[step.which % among.length]!;
        return this.owe(world, run, { type: stepOwed(owed, step.dice), which: world.obligations.indexOf(owed), dice: step.dice, wrong: false, stale: false });
      }
      case 'document':
        return this.addDocument(world, run, step);
      case 'pass':
      case 'passUntilDue': {
        const due = step.do === 'passUntilDue' ? (world.nextDue ?? world.today) : plusDays(world.today, step.days);
        const day = step.do === 'passUntilDue' ? plusDays(due, step.late) : due;
        if (day > world.today) world.today = day;
        this.said = world.today;
        if (step.do === 'pass' && !step.sweep) {
          this.coverage.note('pass without a sweep');
          installation.on(world.today);
          return;
        }
        world.sweep();
        await installation.tickOn(world.today);
        expect(installation.faults).toEqual([]);
        return;
      }
      case 'repeat':
        return this.repeat(world, run, step.other);
      case 'restart':
        this.coverage.note('restart');
        return installation.reopen();
    }
  }

  private async send(world: ModelWorld, run: ModelRun, { type, dice, wrong, stale }: Pick<Extract<Step, { do: 'send' }>, 'type' | 'dice' | 'wrong' | 'stale'>): Promise<void> {
    const { agreement, today, heir } = world;
    const request = agreementRequest(agreement, type, dice, { today, document: documentBy(world, dice), heir });
    if (request.type === 'SUPERSEDE' && request.payload.by === heir) await run.bringHeir(world);
    const office = officeFor(agreement, request, dice, wrong);
    const expected = agreement.version - (stale ? 1 : 0);
    if (stale) this.coverage.note('stale version: store');
    this.said = `${office} ${type} ${agreement.state}`;
    const key = run.nextKey();
    await run.both(world, {
      predict: () => (expected === agreement.version ? world.send(request, office) : 'store'),
      again: (fingerprint) => run.installation.engine.transitionAgreement.execute({ id: run.id, expected, request, actor: { id: PERSONS[dice % 3]!, office }, key: { key, fingerprint } }),
      fingerprint: JSON.stringify(request),
    });
  }

  private async press(world: ModelWorld, run: ModelRun, { type, which, dice, wrong, stale }: Pick<Extract<Step, { do: 'press' }>, 'type' | 'which' | 'dice' | 'wrong' | 'stale'>): Promise<void> {
    const followUp = world.followUps[which % world.followUps.length]!;
    const request = followUpRequestOf(followUp, type, dice, world.today, documentBy(world, dice));
    const office = wrong ? (dice % 2 === 0 ? STRANGER : (followUp.presses[0] ?? STRANGER)) : senderOf(followUp, request, dice);
    const expected = followUp.version + (stale ? 1 : 0);
    const person = PERSONS[dice % 3]!;
    this.said = `${person} of ${office} ${type} ${followUp.office} ${followUp.about.rule} ${followUp.state}`;
    const key = run.nextKey();
    await run.both(world, {
      predict: () => (expected === followUp.version ? world.press(followUp, request, office, person) : 'store'),
      again: (fingerprint) => run.installation.engine.transitionFollowUp.execute({ id: followUp.id, expected, request, actor: { id: person, office }, key: { key, fingerprint } }),
      fingerprint: JSON.stringify(request),
    });
  }

  private async owe(world: ModelWorld, run: ModelRun, { type, which, dice, wrong, stale }: Pick<Extract<Step, { do: 'owe' }>, 'type' | 'which' | 'dice' | 'wrong' | 'stale'>): Promise<void> {
    const owed = world.obligations[which % world.obligations.length]!;
    const request = owedRequest(owed, type, dice, world.today, documentBy(world, dice), world.heir);
    if (request.type === 'LINK' && request.payload.agreement === world.heir) await run.bringHeir(world);
    const office = tellerOf(world.agreement, owed, request, wrong);
    const expected = owed.version + (stale ? 1 : 0);
    this.said = `${office} ${type} ${owed.state}`;
    const key = run.nextKey();
    await run.both(world, {
      predict: () => (expected === owed.version ? world.owe(owed, request, office) : 'store'),
      again: (fingerprint) => run.installation.engine.transitionObligation.execute({ id: owed.id, expected, request, actor: { id: PERSONS[dice % 3]!, office }, key: { key, fingerprint } }),
      fingerprint: JSON.stringify(request),
    });
  }

  /** Its hash is told by who keeps it, and is that of the bytes. */
  private async addDocument(world: ModelWorld, run: ModelRun, { dice, wrong }: Extract<Step, { do: 'document' }>): Promise<void> {
    const { agreement: { terms: { matter } } } = world;
    const office = wrong ? STRANGER : ([...matter.parties, matter.common][dice % (matter.parties.length + 1)] ?? matter.common);
    this.said = `${office} adds a document`;
    await run.addDocument(world, office, Buffer.from(`document ${run.nextKey()}`), wrong);
  }

  /** Under a key that was used within the day the stored answer comes back; later it is a request like any other. */
  private async repeat(world: ModelWorld, run: ModelRun, other: boolean): Promise<void> {
    const { last } = run;
    if (last === null) return;
    this.said = `sent on ${last.on}`;
    const isKept = last.answer !== null && last.on === world.today;
    if (isKept && other) {
      this.coverage.note('same key, something else asked: idempotency');
      run.expectOutcome(await settled(last.again('something else')), 'idempotency');
    } else if (isKept) {
      this.coverage.note('same key: same answer');
      expect(await last.again(last.fingerprint)).toEqual(last.answer);
    } else {
      this.coverage.note('same key, much later: carried out anew');
      await run.both(world, last);
    }
  }
}

/** Mostly none; else one of the agreement, or one that is not there. */
function documentBy({ documents }: ModelWorld, dice: number): string | undefined {
  if (dice % 17 === 16) return NOWHERE;
  return dice % 4 === 1 ? [...documents.keys()][dice % Math.max(documents.size, 1)] : undefined;
}
