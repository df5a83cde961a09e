import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Answer } from '#libs/engine';
import { replayEntries } from '#libs/engine';
import type { AnyRecord } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import type { Installation } from '../installation.js';
import { ledgerRow } from '../ledger-row.js';
import { plusDays } from '../working-days.js';
import type { Coverage } from './coverage.js';
import { commonOf } from './ladder.js';
import { SUCCESSOR_PARTIES, STRANGER } from './matters.js';
import { compareWith } from './model-compare.js';
import type { Terms } from './model-events.js';
import { OVER } from './model-events.js';
import { HEIR } from './model-obligation-events.js';
import { SUCCESSOR } from './model-obligation-requests.js';
import type { Outcome } from './model-outcome.js';
import { plannedFrom } from './model-prepared.js';
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
  private heir: string | null = null;
  private keys = 0;

  constructor(
    readonly installation: Installation,
    private readonly coverage: Coverage,
  ) {}

  async begin(world: ModelWorld, { on, lead, matter, rule, termEnd, isRegistered, isPlanned, partiesComplete }: Beginning): Promise<void> {
    const { installation } = this;
    const { engine } = installation.on(on);
    world.heir = `${HEIR}${this.number}`;
    if (isRegistered) {
      this.id = `run-${this.number}`;
      const row = ledgerRow(matter.parties, { id: this.id, title: 'Agreement', signed: isPlanned ? plusDays(on, -3) : '', term_end: termEnd ?? '', parties_complete: partiesComplete, follow_up: [{ date: '2020', text_zh: '已开工' }] });
      const { faults } = await engine.importLedger.execute({ rows: [row], actor: { id: 'one', office: STRANGER }, dryRun: false });
      expect(faults).toEqual([]);
      world.agreement.register(isPlanned ? plusDays(on, -3) : null, [`${this.id}-1`], on);
    } else {
      const obligations = isPlanned ? [{ title: 'Road', leadUnit: matter.parties[0] ?? '', dueOn: '2040-01-01' }] : [];
      const proposal = {
        title: 'Agreement', form: 'agreement', domains: [], lead, term: { from: null, to: termEnd }, rule, under: null, renews: null,
        parties: [...matter.parties.map((code) => ({ code, role: 'participant' as const })), ...(matter.witness === undefined ? [] : [{ code: matter.witness, role: 'witness' as const }])],
        obligations,
      };
      const propose = (office: string): Promise<Answer> => engine.proposeAgreement.execute({ actor: { id: 'one', office }, proposal });
      expect(await propose(STRANGER)).toMatchObject({ ok: false, code: 'right.party_only' });
      this.coverage.note('agreement PROPOSE refused');
      const answer = await propose(matter.parties[0] ?? '');
      this.id = answer.ok ? answer.id : '';
      world.agreement.propose(plannedFrom(obligations, matter.parties, false, on));
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

  /** Everything that both know: the same on both sides. */
  compare(world: ModelWorld): Promise<void> {
    return compareWith(world, this.installation, this.id);
  }

  /** Another agreement of the same parties, which may take the place of the first, and may owe what it owes. */
  async bringHeir({ heir, agreement: { terms } }: ModelWorld): Promise<void> {
    if (this.heir !== null) return;
    this.heir = heir;
    await this.installation.register({ id: heir, codes: terms.matter.parties });
  }

  async addDocument(world: ModelWorld, office: string, content: Buffer, isWrong: boolean): Promise<void> {
    const { engine } = this.installation;
    const answer = await engine.addDocument.execute({ agreement: this.id, name: 'a.txt', type: 'text/plain', content, actor: { id: 'one', office } });
    expect(answer.ok ? 'done' : answer.code).toBe(isWrong ? 'right.concerned_office_only' : 'done');
    if (answer.ok) world.documents.set(answer.id, createHash('sha256').update(content).digest('hex'));
    this.coverage.note(`document ${answer.ok ? 'done' : 'refused'}`);
  }

  /** The history, replayed through the charts, gives what is stored; each version is one step of it. */
  async checkHistory(): Promise<void> {
    const { installation, id, coverage } = this;
    const own = await installation.entries(id);
    const entries = this.heir === null ? own : [...own, ...(await installation.entries(this.heir))];
    const { items: obligations } = await installation.engine.reads.obligations({ agreement: id }, { limit: 200 });
    const records: AnyRecord[] = [];
    for (const one of [id, ...(this.heir === null ? [] : [this.heir])]) records.push(await installation.agreement(one), ...(await installation.followUpsOf(one)));
    records.push(...obligations);
    expect(replayEntries(entries)).toEqual(new Map(records.map(({ id: key, kind, state, context, version }) => [key, { kind, state, context, version }])));
    for (const entry of entries) {
      coverage.note(`${entry.record.kind} ${entry.event.type} ${entry.outcome}`);
      for (const step of [entry, ...entry.consequences]) if (step.to !== null) coverage.note(`${step.record.kind} in ${step.to}`);
      for (const step of entry.consequences) {
        coverage.note(`${step.record.kind} ${step.event.type} done`);
        if (step.event.type === 'REQUEST') coverage.note(`pressed by ${(step.event.payload as { rule: string }).rule}`);
        if (step.event.type === 'CASE_CLOSED') coverage.note(`${entry.event.type} closes the case`);
      }
    }
    expect(installation.faults).toEqual([]);
  }

  /** Ends the agreements, so that later runs, which may begin on earlier days, find nothing due. */
  async layToRest(): Promise<void> {
    for (const id of [this.id, ...(this.heir === null ? [] : [this.heir])]) await this.end(id);
    this.installation.faults.length = 0;
  }

  private async end(id: string): Promise<void> {
    const { installation } = this;
    const { state, context } = await installation.agreement(id);
    const promised = context.parties.filter(({ role, left }) => role !== 'witness' && left === undefined).map(({ code }) => code);
    const why = { reason: 'the run is over' };
    // What presses for a bad mark goes on while it is evaluated.
    if (state === 'evaluated') await installation.ask(id, { type: 'REOPEN', payload: why }, commonOf(promised));
    if (!OVER.includes(state) || state === 'evaluated') await installation.ask(id, { type: state.startsWith('proposed') ? 'SHELVE' : 'TERMINATE', payload: why }, context.lead ?? promised[0] ?? '');
  }

  /** The agreement, long over, that others are superseded by. */
  static async prepare(installation: Installation): Promise<void> {
    await installation.on('2019-01-02').register({ id: SUCCESSOR, codes: SUCCESSOR_PARTIES, term_end: '2018-12-31' });
  }
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
