import { expect } from '@jest/globals';
import type { Answer } from '#libs/engine';
import { replayEntries } from '#libs/engine';
import type { AnyRecord } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import type { Installation } from '../installation.js';
import { ledgerRow } from '../installation.js';
import { plusDays } from '../working-days.js';
import type { Coverage } from './coverage.js';
import { STRANGER } from './matters.js';
import type { Terms } from './model-events.js';
import type { Outcome } from './model-follow-up.js';
import { SUCCESSOR } from './model-requests.js';
import type { ModelWorld } from './model-world.js';

/** How an agreement comes to the engine. */
export interface Beginning extends Terms {
  on: string;
  isRegistered: boolean;
  /** Obligations planned at the proposal; of a ledger's row, whether its date is told. */
  isPlanned: boolean;
}

/** A command as it was sent, to be sent again. */
export interface Sent {
  on: string;
  predict(): Outcome;
  /** Under the key of before; with another fingerprint where something else is asked under it. */
  again(fingerprint: string): Promise<Answer>;
  fingerprint: string;
  answer: Answer | null;
}

let serial = 0;

/** One run: an agreement of its own in an installation that many runs share, held to what the model says after every step. */
export class ModelRun {
  readonly number = (serial += 1);
  id = '';
  last: Sent | null = null;
  private keys = 0;

  constructor(
    readonly installation: Installation,
    private readonly coverage: Coverage,
  ) {}

  async begin(world: ModelWorld, { on, lead, matter, rule, termEnd, isRegistered, isPlanned, partiesComplete }: Beginning): Promise<void> {
    const { installation } = this;
    const { engine } = installation.on(on);
    if (isRegistered) {
      this.id = `run-${this.number}`;
      const row = ledgerRow(matter.parties, { id: this.id, signed: isPlanned ? plusDays(on, -3) : '', term_end: termEnd ?? '', parties_complete: partiesComplete, follow_up: [{ date: '2020', text_zh: '已开工' }] });
      const { faults } = await engine.importLedger.execute({ rows: [row], actor: { id: 'one', office: STRANGER }, dryRun: false });
      expect(faults).toEqual([]);
      world.agreement.register(isPlanned ? plusDays(on, -3) : null, [`${this.id}-1`], on);
    } else {
      const proposal = {
        title: 'Agreement', form: 'agreement', domains: [], lead, term: { from: null, to: termEnd }, rule, under: null, renews: null,
        parties: [...matter.parties.map((code) => ({ code, role: 'participant' as const })), ...(matter.witness === undefined ? [] : [{ code: matter.witness, role: 'witness' as const }])],
        obligations: isPlanned ? [{ title: 'Road', leadUnit: matter.parties[0] ?? '', dueOn: '2040-01-01' }] : [],
      };
      const propose = (office: string): Promise<Answer> => engine.proposeAgreement.execute({ actor: { id: 'one', office }, proposal });
      expect(await propose(STRANGER)).toMatchObject({ ok: false, code: 'right.party_only' });
      this.coverage.note('agreement PROPOSE refused');
      const answer = await propose(matter.parties[0] ?? '');
      this.id = answer.ok ? answer.id : '';
      world.agreement.propose(isPlanned ? 1 : 0);
    }
    await this.compare(world);
  }

  nextKey(): string {
    return `${this.number}-${(this.keys += 1)}`;
  }

  /** Sends it to both: the outcome and everything after it are the same. */
  async both(world: ModelWorld, sent: Omit<Sent, 'on' | 'answer'>): Promise<Answer | null> {
    const predicted = sent.predict();
    const answer = await settled(sent.again(sent.fingerprint));
    this.last = { ...sent, on: world.today, answer: typeof answer === 'string' ? null : answer };
    this.expectOutcome(answer, predicted);
    return typeof answer === 'string' ? null : answer;
  }

  expectOutcome(answer: Answer | string, predicted: Outcome): void {
    const code = typeof answer === 'string' ? answer : answer.ok ? 'done' : answer.code;
    expect([code.split('.')[0], code]).toEqual([predicted, code]);
  }

  /** States, versions, clocks, and who is asked for whom, how often: the same on both sides. */
  async compare({ agreement, followUps }: ModelWorld): Promise<void> {
    const stored = await this.installation.agreement(this.id);
    const asked = await this.installation.followUpsOf(this.id);
    for (const { id, context } of asked) {
      const known = followUps.find(({ office, waits }) => office === context.office && waits === context.waits);
      if (known !== undefined) known.id = id;
    }
    expect({
      ...placeOf(stored), waits: stored.context.waits,
      followUps: inOrder(asked.map(({ id, context: { office, waits, presses, requests, reminders, rung }, ...rest }) => ({ id, office, waits, presses, requests, reminders, rung, ...placeOf(rest) }))),
    }).toEqual({
      state: agreement.state, version: agreement.version, timers: agreement.timers, waits: agreement.waits,
      followUps: inOrder(followUps.map(({ id, office, waits, presses, requests, reminders, rung, state, version, timers }) => ({ id, office, waits, presses, requests, reminders, rung, state, version, timers }))),
    });
  }

  /** The history, replayed through the charts, gives what is stored; each version is one step of it. */
  async checkHistory(): Promise<void> {
    const { installation, id, coverage } = this;
    const entries = await installation.entries(id);
    const { items: obligations } = await installation.engine.reads.obligations({ agreement: id }, { limit: 200 });
    const records: AnyRecord[] = [await installation.agreement(id), ...obligations, ...(await installation.followUpsOf(id))];
    expect(replayEntries(entries)).toEqual(new Map(records.map(({ id: key, kind, state, context, version }) => [key, { kind, state, context, version }])));
    for (const entry of entries) {
      coverage.note(`${entry.record.kind} ${entry.event.type} ${entry.outcome}`);
      for (const step of [entry, ...entry.consequences]) if (step.to !== null) coverage.note(`${step.record.kind} in ${step.to}`);
      for (const step of entry.consequences) {
        coverage.note(`${step.record.kind} ${step.event.type} done`);
        if (step.event.type === 'CASE_CLOSED') coverage.note(`${entry.event.type} closes the case`);
      }
    }
    expect(installation.faults).toEqual([]);
  }

  /** Ends the agreement, so that later runs, which may begin on earlier days, find nothing due. */
  async layToRest(): Promise<void> {
    const { installation, id } = this;
    const { state, context } = await installation.agreement(id);
    const isOver = ['evaluated', 'shelved', 'terminated', 'superseded', 'lapsed'].includes(state);
    const type = state.startsWith('proposed') ? 'SHELVE' : 'TERMINATE';
    if (!isOver) await installation.ask(id, { type, payload: { reason: 'the run is over' } }, context.lead ?? context.parties[0]?.code ?? '');
    installation.faults.length = 0;
  }

  /** The agreement that others are superseded by. */
  static async prepare(installation: Installation): Promise<void> {
    // The model knows neither the warning before the end of a term nor the wait for the evaluation; `term-end.features` does.
    await installation.withoutTermRules();
    await installation.on('2019-01-02').register({ id: SUCCESSOR, codes: ['510000', '610000'] });
  }
}

/** Of a stored record what the model knows too: a clock by the last day on which it has not run out. */
function placeOf({ state, version, timers }: Pick<AnyRecord, 'state' | 'version' | 'timers'>): { state: string; version: number; timers: Record<string, string> } {
  return { state, version, timers: Object.fromEntries(Object.entries(timers).map(([name, { dueOn }]) => [name, dueOn])) };
}

function inOrder<T extends { waits: number; office: string }>(followUps: T[]): T[] {
  return followUps.sort((a, b) => a.waits - b.waits || (a.office < b.office ? -1 : 1));
}

/** The answer, or the code of what was thrown in its place. */
export async function settled(answer: Promise<Answer>): Promise<Answer | string> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof LuoshiError) return error.code;
    throw error;
  }
}
