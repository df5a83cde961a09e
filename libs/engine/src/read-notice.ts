import { LuoshiError } from '#libs/kernel';
import type { Actor } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import type { NoticeKey, StoredNotice } from './ports/index.js';
import { Work } from './work.js';

/** A person of an office reads a notice. It is noted once a person, with an entry. */
export class ReadNotice {
  constructor(private readonly deps: Deps) {}

  /** @throws LuoshiError `notice.not_found`: there is none, or it went to another office. */
  async execute({ key, actor }: { key: Omit<NoticeKey, 'office'>; actor: Actor }): Promise<StoredNotice> {
    const { deps } = this;
    return deps.unitOfWork.run(async (tx) => {
      const notice = await tx.inbox.notice({ ...key, office: actor.office });
      if (notice === undefined) throw new LuoshiError('notice.not_found', `There is no notice ${key.record}.${key.version} to your office.`, { ...key });
      if (notice.readers.some((reader) => reader.actor === actor.id)) return notice;
      const reference = await deps.holder.as(tx);
      const stamp = stampNow(deps, reference, { actor: actor.id, office: actor.office }, Math.max(notice.at, await tx.lastEntry(key.record)));
      const work = new Work(tx, reference, deps.channels);
      const { record, version, office, kind } = notice;
      work.enter({ record: { kind: 'notice', id: record, version: 0 }, event: { type: 'READ', payload: { version, kind } }, from: null, to: null, outcome: 'done', refusal: null, consequences: [] }, stamp);
      await tx.record({ ...work.changes(), readings: [{ notice: { record, version, office }, actor: stamp.actor, at: stamp.at }] });
      return { ...notice, readers: [...notice.readers, { actor: stamp.actor, at: stamp.at }] };
    });
  }
}
