import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { linkedFeatures } from '../features/linked.features.js';
import { obligationFeatures } from '../features/obligation.features.js';
import { OLD_OBLIGATIONS, oldObligationFeatures } from '../features/old-obligations.features.js';
import { owedOnHoldFeatures } from '../features/owed-on-hold.features.js';
import { successionFeatures } from '../features/succession.features.js';
import { withdrawalFeatures } from '../features/withdrawal.features.js';
import { sqlitePlace, sqlitePlaceIn } from '../support/sqlite-place.js';
import { temporaryFolder } from '../support/temporary-folder.js';

obligationFeatures('SQLite', sqlitePlace);
linkedFeatures('SQLite', sqlitePlace);
successionFeatures('SQLite', sqlitePlace);
owedOnHoldFeatures('SQLite', sqlitePlace);
withdrawalFeatures('SQLite', sqlitePlace);

oldObligationFeatures('SQLite', () => {
  const { folder, remove } = temporaryFolder();
  const db = new Database(join(folder, 'luoshi.sqlite'));
  db.exec(`${readFileSync('test/support/schemas/step-6.sqlite.sql', 'utf8')} ${OLD_OBLIGATIONS}`);
  db.close();
  return Promise.resolve(sqlitePlaceIn(folder, remove));
});
