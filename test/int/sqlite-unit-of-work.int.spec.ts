import { join } from 'node:path';
import { SqliteDatabase } from '../../libs/store/src/sqlite-database.js';
import { openStore } from '../../libs/store/src/sqlite-store.js';
import { readsFeatures } from '../features/reads.features.js';
import { referenceStoreFeatures } from '../features/reference-store.features.js';
import type { StoreHarness } from '../features/store-harness.js';
import { unitOfWorkFeatures } from '../features/unit-of-work.features.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function open(): Promise<StoreHarness> {
  const { folder, remove } = temporaryFolder();
  const database = await SqliteDatabase.open(join(folder, 'luoshi.sqlite'));
  let isOpen = true;
  const store = openStore(database, () => (isOpen = false));
  return {
    store,
    async destroy(): Promise<void> {
      if (isOpen) await store.close();
      remove();
    },
    async loseTransactionsOf(actor): Promise<void> {
      await database.writer.change(`create temp trigger lose before insert on audit_entry when new.actor = '${actor}' begin select raise(rollback, 'given up'); end`);
    },
  };
}

unitOfWorkFeatures('SQLite', open);
readsFeatures('SQLite', open);
referenceStoreFeatures('SQLite', open);
