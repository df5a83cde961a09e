import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Tx } from '#libs/engine/ports';
import { SqliteDatabase } from '../../libs/store/src/sqlite-database.js';
import { sqliteStore } from '../../libs/store/src/sqlite-store.js';
import { documentsFeatures } from '../features/documents.features.js';
import { outboxFeatures } from '../features/outbox.features.js';
import { readsFeatures } from '../features/reads.features.js';
import { referenceStoreFeatures } from '../features/reference-store.features.js';
import { searchFeatures } from '../features/search.features.js';
import type { StoreHarness } from '../features/store-harness.js';
import { unitOfWorkFeatures } from '../features/unit-of-work.features.js';
import { anEntry } from '../support/records.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** As `large` counts the entries from which on lists are read on threads. */
async function open(large?: number): Promise<StoreHarness> {
  const { folder, remove } = temporaryFolder();
  const database = await SqliteDatabase.open(join(folder, 'luoshi.sqlite'), { large });
  let isOpen = true;
  const store = sqliteStore(database, () => (isOpen = false));
  return {
    store,
    async destroy(): Promise<void> {
      if (isOpen) await store.close();
      remove();
    },
    async loseTransactionsOf(actor): Promise<void> {
      await database.writer.change(`create temp trigger lose before insert on audit_entry when new.actor = '${actor}' begin select raise(rollback, 'given up'); end`);
    },
    searchState: () => database.reader.rows('select id, hex(block) as block from agreement_search_data order by id'),
  };
}

describe('SQLite: the one writer', () => {
  it('takes turns in the order of asking, one work at a time, batches among commands', async () => {
    const harness = await open();
    const { store } = harness;
    const uow = store.unitOfWork;
    const log: string[] = [];
    const work = (label: string) => async (tx: Tx): Promise<void> => {
      log.push(`${label} begins`);
      await tx.agreement('nobody');
      await tx.record({ records: [], entries: [anEntry(label)] });
      log.push(`${label} ends`);
    };
    await Promise.all([uow.run(work('1')), uow.run(work('2')), uow.batch(work('3')), uow.run(work('4')), uow.batch(work('5'))]);
    expect(log).toEqual(['1', '2', '3', '4', '5'].flatMap((label) => [`${label} begins`, `${label} ends`]));
    expect((await store.reads.entries(null, { limit: 10 })).items.map(({ subject }) => subject)).toEqual(['1', '2', '3', '4', '5']);
    await harness.destroy();
  });
});

unitOfWorkFeatures('SQLite', () => open());
readsFeatures('SQLite', () => open());
readsFeatures('SQLite, a large one', () => open(0));
searchFeatures('SQLite', () => open());
outboxFeatures('SQLite', () => open());
referenceStoreFeatures('SQLite', () => open());
documentsFeatures('SQLite', () => open());
