import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Param, Sql } from '../../libs/store/src/sql.js';
import { SqliteDatabase } from '../../libs/store/src/sqlite-database.js';
import { sqliteStore } from '../../libs/store/src/sqlite-store.js';
import { FailPoints } from './fail-points.js';
import type { FaultyPlace } from './faulty-place.js';
import { FOLLOWING, MOVING, NOT_LOOKED_AT } from './faulty-place.js';
import type { Place } from './installation.js';
import { folderInMemory } from './temporary-folder.js';

export function faultySqlitePlace(): Promise<FaultyPlace> {
  const { folder, remove } = folderInMemory();
  const file = join(folder, 'luoshi.sqlite');
  const failPoints = new FailPoints();
  const open: Place['open'] = async () => {
    const database = await SqliteDatabase.open(file);
    const { writer } = database;
    const faulty: Sql = {
      remote: false,
      rows: <T>(text: string, params?: readonly Param[]) => failPoints.through(text, () => writer.rows<T>(text, params)),
      change: (text, params) => failPoints.through(text, () => writer.change(text, params)),
    };
    return sqliteStore(Object.create(database, { writer: { value: faulty } }) as SqliteDatabase, () => undefined);
  };
  // Where no other connection committed since, nothing is read again.
  let watch: Database.Database | undefined;
  let seen = { version: -1, digest: '' };
  const digest = (): string => {
    watch ??= new Database(file);
    const version = watch.pragma('data_version', { simple: true }) as number;
    if (version !== seen.version) seen = { version, digest: digestOf(watch) };
    return seen.digest;
  };
  return Promise.resolve({
    place: {
      open,
      remove: () => {
        watch?.close();
        return Promise.resolve(remove());
      },
    },
    failPoints,
    digest: () => Promise.resolve(digest()),
    remember: () => Promise.resolve(on(file, (database) => keep(file, database))),
  });
}

function on<T>(file: string, work: (database: Database.Database) => T): T {
  const database = new Database(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function digestOf(database: Database.Database): string {
  const tables = database.prepare("select name from sqlite_master where type = 'table' and name <> 'sqlite_sequence' order by name").pluck().all() as string[];
  const hash = createHash('sha256');
  for (const table of tables.filter((one) => !NOT_LOOKED_AT.includes(one))) hash.update(JSON.stringify([table, database.prepare(`select * from ${table}`).raw().all().map((row) => JSON.stringify(row)).sort()]));
  return hash.digest('hex');
}

function keep(file: string, database: Database.Database): () => Promise<void> {
  const kept = MOVING.map((table) => [table, database.prepare(`select * from ${table}`).raw().all() as Param[][]] as const);
  return () => Promise.resolve(on(file, (again) => {
    again.transaction(() => {
      again.pragma('defer_foreign_keys = on');
      for (const table of [...FOLLOWING, ...MOVING]) again.exec(`delete from ${table}`);
      for (const [table, rows] of kept) for (const row of rows) again.prepare(`insert into ${table} values (${row.map(() => '?').join(', ')})`).run(...row);
    })();
  }));
}
