import type { Actor } from './command.js';
import type { Deps } from './deps.js';
import { stampAfter } from './deps.js';
import { Work } from './work.js';

/** The id under which entries speak of all messages together. */
const ALL = 'all';

/** An administrator lets messages that were given up be tried again; an entry tells who did, and how many there were. */
export class ReplayMessages {
  constructor(private readonly deps: Deps) {}

  /** One message or all; returns how many were given up. Where there were none, nothing is written. */
  async execute({ id, actor }: { id?: string | undefined; actor: Actor }): Promise<number> {
    const { deps } = this;
    const replayed = await deps.unitOfWork.run(async (tx) => {
      const reference = await deps.holder.as(tx);
      const stamp = await stampAfter(deps, tx, reference, { actor: actor.id, office: actor.office }, id ?? ALL);
      const count = await tx.replay(stamp.at, id);
      if (count === 0) return 0;
      const work = new Work(tx, reference, deps.channels);
      work.enter({ record: { kind: 'delivery', id: id ?? ALL, version: 0 }, event: { type: 'REPLAYED', payload: { messages: count } }, from: null, to: null, outcome: 'done', refusal: null, consequences: [] }, stamp);
      await tx.record(work.changes());
      return count;
    });
    // Where the workers deliver, theirs looks by itself.
    if (replayed > 0) deps.wakeRelay();
    return replayed;
  }
}
