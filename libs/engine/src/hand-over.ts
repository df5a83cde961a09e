import type { Entry } from '#libs/audit';
import { LuoshiError, newId } from '#libs/kernel';
import type { Actor } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import { AT_WORK, OPEN_OBLIGATION } from './ports/index.js';
import type { Page, PageRequest, StoredFollowUp, StoredObligation, Tx } from './ports/index.js';
import { HANDED_OVER } from './notices.js';
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

  /** @throws LuoshiError `handover.office_only`, `handover.person_unknown`, `handover.same_person`. */
  async handOver({ office, from, to, note, actor }: { office: string; from: string; to: string; note: string; actor: Actor }): Promise<Handover> {
    const { reads, holder } = this.deps;
    if (actor.office !== office) {
      const refused = new LuoshiError('handover.office_only', 'An office hands over what is its own.', { office });
      await this.enter(office, 'HANDED_OVER', { from, to, note }, actor, () => Promise.resolve(refused));
    }
    for (const id of [from, to]) {
      if (holder.now.rows.tokens.find((token) => token.id === id)?.office !== office) throw new LuoshiError('handover.person_unknown', `${id} is nobody of office ${office}.`, { id, office });
    }
    if (from === to) throw new LuoshiError('handover.same_person', 'Nobody hands over to himself.', { from });
    const followUps = new Set([
      ...(await all((page) => reads.followUps({ office, states: AT_WORK }, page))), ...(await all((page) => reads.followUps({ party: office, states: AT_WORK }, page))),
    ]);
    const items = { followUps: [...followUps], obligations: await all((page) => reads.obligations({ party: office, states: OPEN_OBLIGATION }, page)) };
    const id = newId(this.deps.clock.now());
    const at = await this.enter(office, 'HANDED_OVER', { id, from, to, note, items }, actor, () => Promise.resolve(null), (tellings, { at }) => tellings.note([{ record: id, version: 1, office, kind: HANDED_OVER.kind, agreement: '', at }]));
    return { id, from, to, note, at, items, takenOver: null };
  }

  /** The successor has it. @throws LuoshiError `handover.not_found`, `handover.receiver_only`, `handover.taken_over`. */
  async takeOver({ office, id, actor }: { office: string; id: string; actor: Actor }): Promise<Handover> {
    let found: Handover | undefined;
    const at = await this.enter(office, 'TAKEN_OVER', { id }, actor, async () => {
      found = (await this.of(office)).find((one) => one.id === id);
      if (found === undefined) throw new LuoshiError('handover.not_found', `Office ${office} has no handover ${id}.`, { id });
      if (found.to !== actor.id) return new LuoshiError('handover.receiver_only', 'Only whom it was handed to takes it over.', { to: found.to });
      if (found.takenOver !== null) throw new LuoshiError('handover.taken_over', 'It was taken over already.', { id });
      return null;
    }, (tellings, { at }) => tellings.receive({ record: id, office, kinds: [HANDED_OVER.kind], at, by: actor.id }));
    return { ...(found as unknown as Handover), takenOver: at };
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

  /** One entry in the history of the office, once nobody else writes and `check` has passed. What it answers is a right that is missing: an entry too. */
  private async enter(office: string, type: string, payload: object, actor: Actor, check: () => Promise<LuoshiError | null>, tell: (tellings: Tellings, stamp: Stamp) => void = () => undefined): Promise<number> {
    const { deps } = this;
    const done = await deps.unitOfWork.exclusive(async (tx: Tx) => {
      const refused = await check();
      const reference = await deps.holder.as(tx);
      const stamp: Stamp = stampNow(deps, reference, { actor: actor.id, office: actor.office }, 0);
      const work = new Work(tx, reference, deps.channels);
      work.enter({
        record: { kind: 'office', id: office, version: 0 }, event: { type, payload }, from: null, to: null, consequences: [],
        outcome: refused === null ? 'done' : 'refused', refusal: refused?.code ?? null,
      }, stamp);
      if (refused === null) tell(work.tellings, stamp);
      await tx.record(work.changes());
      return { at: stamp.at, refused };
    });
    if (done.refused !== null) throw done.refused;
    return done.at;
  }
}

async function all(list: (page: PageRequest) => Promise<Page<{ id: string }>>): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await list({ limit: PAGE, cursor });
    ids.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
}
