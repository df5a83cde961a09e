import { createHash } from 'node:crypto';
import type { Entry } from '#libs/audit';
import { LuoshiError, newId } from '#libs/kernel';
import type { Command } from './command.js';
import { answerUnder, keptUnder } from './command.js';
import type { Deps } from './deps.js';
import { stampAfter } from './deps.js';
import { AT_WORK, OPEN_OBLIGATION } from './ports/index.js';
import type { Page, PageRequest, StoredFollowUp, StoredObligation, Tx } from './ports/index.js';
import { HANDED_OVER } from './notices.js';
import type { Reference } from './reference.js';
import type { Stamp } from './stamp.js';
import type { Tellings } from './tellings.js';
import { Work } from './work.js';

/** What an office has open, and how much of it there is; of each kind so many are told at once. */
export interface OpenItems {
  supervised: Page<StoredFollowUp>;
  pressedFor: Page<StoredFollowUp>;
  owed: Page<StoredObligation>;
}

/** What passed from one person of an office to another (交接), and when that one took it over. */
export interface Handover {
  id: string;
  from: string;
  to: string;
  note: string;
  at: number;
  items: { followUps: string[]; obligations: string[] };
  takenOver: number | null;
}

const PAGE = 200;

/**
 * Items belong to an office, and whoever acts for it may act on each: what a change of people needs is that the list of what
 * was open is on the record, and that the successor said to have it. Both are entries in the history of the office.
 */
export class HandOver {
  constructor(private readonly deps: Deps) {}

  async openItems(office: string, limit = PAGE): Promise<OpenItems> {
    const { reads } = this.deps;
    const [supervised, pressedFor, owed] = await Promise.all([
      reads.followUps({ office, states: AT_WORK }, { limit }), reads.followUps({ party: office, states: AT_WORK }, { limit }), reads.obligations({ party: office, states: OPEN_OBLIGATION }, { limit }),
    ]);
    return { supervised, pressedFor, owed };
  }

  /** All that would pass now; `seen` is told back by whoever hands it over, so that nothing passes that was not looked at. */
  async preview(office: string): Promise<Passing & { seen: string }> {
    const passing = await this.passing(office);
    return { ...passing, seen: wordOf(passing) };
  }

  /**
   * Hands over all that is open. `seen`, where it is told, is the word of `preview` for what was looked at.
   *
   * @throws LuoshiError `handover.office_only`, `handover.person_unknown`, `handover.same_person`, `handover.changed`, `idempotency.key_reused`.
   */
  async handOver({ office, from, to, note, seen, actor, key }: Pick<Command, 'actor' | 'key'> & { office: string; from: string; to: string; note: string; seen?: string | undefined }): Promise<Handover> {
    const isOwn = actor.office === office;
    const items = isOwn ? await this.passing(office) : NOTHING;
    const id = newId(this.deps.clock.now());
    return this.enter({
      office, type: 'HANDED_OVER', payload: isOwn ? { id, from, to, note, items } : { from, to, note }, actor, key,
      check: ({ rows }) => {
        if (!isOwn) return Promise.resolve(new LuoshiError('handover.office_only', 'An office hands over what is its own.', { office }));
        for (const person of [from, to]) {
          if (rows.tokens.find((token) => token.id === person)?.office !== office) throw new LuoshiError('handover.person_unknown', `${person} is nobody of office ${office}.`, { id: person, office });
        }
        if (from === to) throw new LuoshiError('handover.same_person', 'Nobody hands over to himself.', { from });
        if (seen !== undefined && seen !== wordOf(items)) throw new LuoshiError('handover.changed', 'What is open is not what was looked at any more: look again.', { office });
        return Promise.resolve(null);
      },
      tell: (tellings, { at }) => tellings.note([{ record: id, version: 1, office, kind: HANDED_OVER.kind, agreement: '', at }]),
      answer: (at) => ({ id, from, to, note, at, items, takenOver: null }),
    });
  }

  /** The successor has it. @throws LuoshiError `handover.not_found`, `handover.receiver_only`, `handover.taken_over`, `idempotency.key_reused`. */
  async takeOver({ office, id, actor, key }: Pick<Command, 'actor' | 'key'> & { office: string; id: string }): Promise<Handover> {
    let found: Handover | undefined;
    return this.enter({
      office, type: 'TAKEN_OVER', payload: { id }, actor, key,
      check: async () => {
        found = (await this.of(office)).find((one) => one.id === id);
        if (found === undefined) throw new LuoshiError('handover.not_found', `Office ${office} has no handover ${id}.`, { id });
        if (found.to !== actor.id) return new LuoshiError('handover.receiver_only', 'Only whom it was handed to takes it over.', { to: found.to });
        if (found.takenOver !== null) throw new LuoshiError('handover.taken_over', 'It was taken over already.', { id });
        return null;
      },
      tell: (tellings, { at }) => tellings.receive({ record: id, office, kinds: [HANDED_OVER.kind], at, by: actor.id }),
      answer: (at) => ({ ...(found as unknown as Handover), takenOver: at }),
    });
  }

  /** The handovers of an office, the oldest first, as its history tells them. */
  async of(office: string): Promise<Handover[]> {
    const known = new Map<string, Handover>();
    for (let cursor: string | undefined; ; ) {
      const page = await this.deps.reads.entries(office, { limit: PAGE, cursor });
      for (const { at, body } of page.items) {
        const { event, outcome } = JSON.parse(body) as Entry;
        if (outcome === 'refused') continue;
        if (event.type === 'HANDED_OVER') known.set((event.payload as { id: string }).id, { ...(event.payload as Omit<Handover, 'at' | 'takenOver'>), at, takenOver: null });
        const taken = event.type === 'TAKEN_OVER' ? known.get((event.payload as { id: string }).id) : undefined;
        if (taken !== undefined) taken.takenOver = at;
      }
      if (page.nextCursor === null) return [...known.values()];
      cursor = page.nextCursor;
    }
  }

  private async passing(office: string): Promise<Passing> {
    const { reads } = this.deps;
    const followUps = new Set([
      ...(await all((page) => reads.followUps({ office, states: AT_WORK }, page))), ...(await all((page) => reads.followUps({ party: office, states: AT_WORK }, page))),
    ]);
    return { followUps: [...followUps], obligations: await all((page) => reads.obligations({ party: office, states: OPEN_OBLIGATION }, page)) };
  }

  /** One entry in the history of the office, once nobody else writes and its check has passed; under a key that came before, what was answered then. */
  private async enter({ office, type, payload, actor, key, check, tell, answer }: Entering): Promise<Handover> {
    const { deps } = this;
    const done = await deps.unitOfWork.exclusive(async (tx: Tx): Promise<Told> => {
      const known = await answerUnder<Told>(tx, key, deps.clock.now());
      if (known !== undefined) return known;
      const reference = await deps.holder.as(tx);
      const refused = await check(reference);
      const stamp = await stampAfter(deps, tx, reference, { actor: actor.id, office: actor.office }, office);
      const work = new Work(tx, reference, deps.channels);
      work.enter({
        record: { kind: 'office', id: office, version: 0 }, event: { type, payload }, from: null, to: null, consequences: [],
        outcome: refused === null ? 'done' : 'refused', refusal: refused?.code ?? null,
      }, stamp, key?.key);
      if (refused === null) tell(work.tellings, stamp);
      const told: Told = refused === null ? { done: answer(stamp.at) } : { refused: { code: refused.code, message: refused.message, details: refused.details } };
      await tx.record(keptUnder(key, told, stamp.at, work.changes()));
      return told;
    });
    if ('refused' in done) throw new LuoshiError(done.refused.code, done.refused.message, done.refused.details);
    return done.done;
  }
}

/** What passes from hand to hand: the ids of all that is open. */
type Passing = Handover['items'];
const NOTHING: Passing = { followUps: [], obligations: [] };

interface Entering extends Pick<Command, 'actor' | 'key'> {
  office: string;
  type: string;
  payload: object;
  /** What it answers is a right that is missing, which is an entry too; what else is wrong it throws. */
  check: (reference: Reference) => Promise<LuoshiError | null>;
  tell: (tellings: Tellings, stamp: Stamp) => void;
  answer: (at: number) => Handover;
}
type Told = { done: Handover } | { refused: Pick<LuoshiError, 'code' | 'message' | 'details'> };

/** One word for what is open, whatever order it is told in. */
const wordOf = ({ followUps, obligations }: Passing): string => createHash('sha256').update(JSON.stringify([[...followUps].sort(), [...obligations].sort()])).digest('hex');

async function all(list: (page: PageRequest) => Promise<Page<{ id: string }>>): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await list({ limit: PAGE, cursor });
    ids.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
}
