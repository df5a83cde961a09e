import { closeSync, cpSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readSettings } from '#config';
import { Engine } from '#libs/engine';
import { Zone, systemClock } from '#libs/kernel';
import { openSqliteStore } from '#libs/store';
import { run } from '../../dist/apps/api/src/run.js';
import { ledgerRows } from './ledger.mjs';

/** Who brings the ledgers in. */
export const ACTOR = { id: 'bench', office: '100000' };
const FILE = 'luoshi.sqlite';

const root = mkdtempSync(join(tmpdir(), 'luoshi-bench-'));
let made = 0;

/** A folder that is there until the end of the benchmark, or until `drop`. */
export function freshFolder(from) {
  const folder = join(root, String(++made));
  if (from !== undefined) {
    cpSync(from, folder, { recursive: true, filter: (path) => !path.endsWith('server.json') });
    // A copy that is still on its way to the disk would be waited for by the commits that are measured.
    if (existsSync(databaseOf(folder))) onDisk(databaseOf(folder));
  }
  return folder;
}

function onDisk(file) {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

export function drop(...folders) {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

export function dropAll() {
  drop(root);
}

export const databaseOf = (folder) => join(folder, FILE);

/** The settings of a server on a folder, without the ledger of the demonstration. */
export function settingsFor(folder, more = {}) {
  return readSettings({}, { DATA_DIR: folder, PORT: '0', ...more });
}

let shipped;

/** A new installation as the first start leaves it, without agreements. Copy it, never open it. */
export async function installation() {
  if (shipped === undefined) {
    const folder = freshFolder();
    await (await run(settingsFor(folder, { CLOCK: 'off', LOG_LEVEL: 'fatal' }))).stop();
    shipped = folder;
  }
  return shipped;
}

/** The engine over the data of a folder, as the server builds it; `around` may stand between the engine and the store. */
export async function open(folder, around = (store) => store, more = {}) {
  const store = await openSqliteStore({ dataDir: folder });
  const onFault = (error) => {
    throw error;
  };
  const engine = await Engine.start({ ports: around(store), clock: systemClock, zone: new Zone('Asia/Shanghai'), onFault, ...more });
  const close = async () => {
    await engine.clockLoop.stop();
    await store.close();
  };
  return { engine, close };
}

/** Brings a ledger in, a thousand rows a transaction. */
export async function carryIn(engine, rows) {
  for (let from = 0; from < rows.length; from += 1000) {
    const { faults } = await engine.importLedger.execute({ rows: rows.slice(from, from + 1000), actor: ACTOR, dryRun: false });
    if (faults.length > 0) throw new Error(`The ledger is refused: ${JSON.stringify(faults[0])}`);
  }
}

/** A folder with an installation and what `fill` does to it. Copy it, never open it. */
export async function filled(fill) {
  const folder = freshFolder(await installation());
  const { engine, close } = await open(folder);
  const result = await fill(engine);
  await close();
  return { folder, result };
}

const waiting = new Map();

/** A folder in which so many agreements wait, and nothing is due. Copy it, never open it. */
export async function withWaiting(count, signed) {
  if (!waiting.has(count)) {
    waiting.set(count, (await filled(async (engine) => {
      // In pieces, so that a million rows are never in memory together.
      for (let from = 0; from < count; from += 10_000) await carryIn(engine, ledgerRows(engine.reference, Math.min(10_000, count - from), { prefix: `W${from / 10_000}-`, signed }));
    })).folder);
  }
  return waiting.get(count);
}

/** The size of a database that is not open, everything in its file. */
export function bytesOf(folder) {
  return statSync(databaseOf(folder)).size;
}

/** One value from a database that is not open. */
export function ask(folder, sql) {
  const file = new Database(databaseOf(folder), { readonly: true });
  try {
    return file.prepare(sql).pluck().get();
  } finally {
    file.close();
  }
}
