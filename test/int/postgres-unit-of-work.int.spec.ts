import { openPostgresStore } from '#libs/store';
import { documentsFeatures } from '../features/documents.features.js';
import { outboxFeatures } from '../features/outbox.features.js';
import { readsFeatures } from '../features/reads.features.js';
import { referenceStoreFeatures } from '../features/reference-store.features.js';
import { searchFeatures } from '../features/search.features.js';
import type { StoreHarness } from '../features/store-harness.js';
import { unitOfWorkFeatures } from '../features/unit-of-work.features.js';
import { onPostgres } from '../support/on-postgres.js';
import type { PostgresServer } from '../support/postgres-server.js';

onPostgres((server) => {
  for (const features of [unitOfWorkFeatures, readsFeatures, searchFeatures, outboxFeatures, referenceStoreFeatures, documentsFeatures]) features('PostgreSQL', () => open(server()));
});

async function open(server: PostgresServer): Promise<StoreHarness> {
  const url = await server.database();
  const store = await openPostgresStore({ url });
  let isOpen = true;
  return {
    store: { ...store, close: () => ((isOpen = false), store.close()) },
    async destroy(): Promise<void> {
      if (isOpen) await store.close();
    },
    async loseTransactionsOf(actor): Promise<void> {
      await server.ask(url, `create function lose() returns trigger language plpgsql as $$ begin raise exception 'given up'; end $$`);
      await server.ask(url, `create trigger lose before insert on audit_entry for each row when (new.actor = '${actor}') execute function lose()`);
    },
    searchState: () => server.ask(url, 'select id, ctid::text, xmin::text from agreement_search order by id'),
  };
}
