import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { FollowUpRequest } from '#libs/engine';
import { plusDays } from '../working-days.js';
import type { Coverage } from './coverage.js';
import { STRANGER } from './matters.js';
import type { Modelled } from './model-events.js';
import { AGREEMENT_EVENTS, agreementRequest, answerOf, FOLLOW_UP_EVENTS, followUpRequestOf, officeFor, PERSONS, senderOf, stepFurther } from './model-requests.js';
import type { ModelRun } from './model-run.js';
import { settled } from './model-run.js';
import type { ModelWorld } from './model-world.js';

/*
 * What may happen to one agreement, as data: `dice` and `which` pick among what there is when its turn comes, so that a
 * shorter sequence is still a sensible one.
 */
export type Step =
  | { do: 'send'; type: Modelled['type']; dice: number; wrong: boolean; stale: boolean }
  | { do: 'further'; dice: number }
  | { do: 'press'; type: FollowUpRequest['type']; which: number; dice: number; wrong: boolean; stale: boolean }
  | { do: 'answer'; which: number; dice: number }
  | { do: 'pass'; days: number; sweep: boolean }
  | { do: 'passUntilDue'; late: number }
  | { do: 'repeat'; other: boolean }
  | { do: 'restart' };

const dice = fc.nat(47);
const rarely = fc.nat(9).map((n) => n === 9);
const which = fc.nat(11);
const MOVING_ON = AGREEMENT_EVENTS.filter((type) => !['SHELVE', 'TERMINATE', 'SUPERSEDE', 'EVALUATE'].includes(type));

const steps: { weight: number; arbitrary: fc.Arbitrary<Step> }[] = [
  { weight: 8, arbitrary: fc.record({ do: fc.constant('send'), type: fc.constantFrom(...MOVING_ON), dice, wrong: rarely, stale: rarely }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send'), type: fc.constantFrom(...AGREEMENT_EVENTS), dice, wrong: fc.nat(2).map((n) => n === 2), stale: rarely }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('further'), dice }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('press'), type: fc.constantFrom(...FOLLOW_UP_EVENTS), which, dice, wrong: rarely, stale: rarely }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('answer'), which, dice }) },
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
export type Depth = 'proposed' | 'signed' | 'overdue' | 'concluded';

export function prologue(depth: Depth, parties: number, coverage: Coverage): fc.AsyncCommand<ModelWorld, ModelRun>[] {
  const further = Array.from({ length: 1 + parties }, (): Step => ({ do: 'further', dice: 2 }));
  const answers = [12, 12, 12, 13].map((dice): Step => ({ do: 'answer', which: 0, dice }));
  const story: Record<Depth, Step[]> = { proposed: [], signed: further, overdue: [...further, { do: 'passUntilDue', late: 1 }], concluded: [...further, { do: 'passUntilDue', late: 1 }, ...answers] };
  return story[depth].map((step) => new ModelCommand(step, coverage));
}

class ModelCommand implements fc.AsyncCommand<ModelWorld, ModelRun> {
  private said = '';

  constructor(
    private readonly step: Step,
    private readonly coverage: Coverage,
  ) {}

  check({ agreement, followUps }: Readonly<ModelWorld>): boolean {
    const { step } = this;
    if (step.do === 'press' || step.do === 'answer') return followUps.length > 0;
    return step.do !== 'further' || !['evaluated', 'shelved', 'terminated', 'superseded', 'lapsed'].includes(agreement.state);
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
        expect((await installation.tickOn(world.today)).failed).toBe(0);
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
    const { agreement } = world;
    const request = agreementRequest(agreement, type, dice, world.today);
    const office = officeFor(agreement, request, dice, wrong);
    const expected = agreement.version - (stale ? 1 : 0);
    if (stale) this.coverage.note('stale version: store');
    this.said = `${office} ${type} ${agreement.state}`;
    const key = run.nextKey();
    const answer = await run.both(world, {
      predict: () => (expected === agreement.version ? world.send(request, office) : 'store'),
      again: (fingerprint) => run.installation.engine.transitionAgreement.execute({ id: run.id, expected, request, actor: { id: PERSONS[dice % 3]!, office }, key: { key, fingerprint } }),
      fingerprint: JSON.stringify(request),
    });
    // The engine names what is new.
    if (type === 'SUBMIT_EVIDENCE' && answer?.ok) agreement.evidence.at(-1)!.id = answer.created[0] ?? '';
  }

  private async press(world: ModelWorld, run: ModelRun, { type, which, dice, wrong, stale }: Pick<Extract<Step, { do: 'press' }>, 'type' | 'which' | 'dice' | 'wrong' | 'stale'>): Promise<void> {
    const followUp = world.followUps[which % world.followUps.length]!;
    const request = followUpRequestOf(followUp, type, dice, world.today);
    const office = wrong ? (dice % 2 === 0 ? STRANGER : followUp.presses[0]!) : senderOf(followUp, request, dice);
    const expected = followUp.version + (stale ? 1 : 0);
    const person = PERSONS[dice % 3]!;
    this.said = `${person} of ${office} ${type} ${followUp.office} ${followUp.state}`;
    const key = run.nextKey();
    await run.both(world, {
      predict: () => (expected === followUp.version ? world.press(followUp, request, office, person) : 'store'),
      again: (fingerprint) => run.installation.engine.transitionFollowUp.execute({ id: followUp.id, expected, request, actor: { id: person, office }, key: { key, fingerprint } }),
      fingerprint: JSON.stringify(request),
    });
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
      const answer = await run.both(world, last);
      const fresh = world.agreement.evidence.at(-1);
      if (fresh?.id === '' && answer?.ok) fresh.id = answer.created[0] ?? '';
    }
  }
}
