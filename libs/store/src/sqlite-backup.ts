import { constants } from 'node:fs';
import { access, copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import { dialects } from './dialect.js';
import { namedFault } from './faults.js';
import { mustBeUnderstood } from './migrations/index.js';
import { DATABASE_FILE } from './sqlite-files.js';
import { SqliteLock } from './sqlite-lock.js';

/** What a backup holds. */
export interface BackupContent {
  takenAt: Instant;
  /** The number of the last audit entry in it; 0 when there is none. */
  lastEntry: number;
}

/** Pages copied in one go: a few milliseconds, so that commands pass in between. */
const PAGES = 200;

/**
 * Copies the open database to a file while it is written to. The copy is consistent: it holds every commit up to a
 * moment and none after it. It appears under its name only when it is whole and found sound.
 *
 * @throws LuoshiError `store.full`, `store.read_only`, `store.damaged`
 */
export async function backUp(source: Database.Database, file: string, takenAt: Instant): Promise<BackupContent> {
  const part = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await source.backup(part, { progress: () => PAGES });
    const copy = new Database(part);
    try {
      // One file, without a log beside it.
      copy.pragma('journal_mode = DELETE');
      copy.prepare('insert into provenance (taken_at) values (?)').run(takenAt);
      mustBeSound(copy, file);
    } finally {
      copy.close();
    }
    await rename(part, file);
    return inspect(file);
  } catch (error) {
    await rm(part, { force: true });
    throw namedFault(error, dialects.sqlite);
  }
}

/**
 * Puts a backup in the place of the data of a folder in which nobody works. What was there is kept beside it, under
 * `luoshi.sqlite.before-…`.
 *
 * @returns what was restored, and where the data of before are (null where there were none)
 * @throws LuoshiError `store.in_use`, `store.damaged`, `store.schema_newer`, `backup.not_found`, `backup.not_ours`
 */
export async function restoreBackup({ dataDir, file, at }: { dataDir: string; file: string; at: Instant }): Promise<BackupContent & { before: string | null }> {
  await access(file, constants.R_OK).catch(() => {
    throw new LuoshiError('backup.not_found', `There is no backup ${file}.`, { file });
  });
  const content = inspect(file);
  await mkdir(dataDir, { recursive: true });
  const lock = SqliteLock.take(dataDir);
  try {
    const database = join(dataDir, DATABASE_FILE);
    const before = `${database}.before-${at}`;
    // Beside the place first and on the disk, so that the exchange itself is one rename.
    await copyFile(file, `${database}.part`);
    await onDisk(`${database}.part`);
    const had = await keepAside(database, before);
    await rename(`${database}.part`, database);
    return { ...content, before: had ? before : null };
  } catch (error) {
    throw namedFault(error, dialects.sqlite);
  } finally {
    lock.release();
  }
}

/** Gives the old database a second name; its log must not be found beside the new one. */
async function keepAside(database: string, before: string): Promise<boolean> {
  emptyLog(database);
  for (const suffix of ['-wal', '-shm']) await rename(`${database}${suffix}`, `${before}${suffix}`).catch(() => undefined);
  return link(database, before).then(
    () => true,
    () => false,
  );
}

/** Writes the log of an old database into it, where it is sound enough for that; a damaged one keeps its log aside. */
function emptyLog(database: string): void {
  try {
    const old = new Database(database, { fileMustExist: true });
    old.pragma('wal_checkpoint(TRUNCATE)');
    old.close();
  } catch {
    return;
  }
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/** Reads what a backup says of itself, and refuses a file that is damaged, newer than this code, or none of ours. */
function inspect(file: string): BackupContent {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true });
    mustBeSound(database, file);
    const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    const taken = tables.includes('migrations') ? (database.prepare('select name from migrations').pluck().all() as string[]) : [];
    mustBeUnderstood(taken);
    const takenAt = tables.includes('provenance') ? (database.prepare('select max(taken_at) from provenance').pluck().get() as number | null) : null;
    if (takenAt === null) throw new LuoshiError('backup.not_ours', `${file} is no backup of Luoshi.`, { file });
    return { takenAt, lastEntry: (database.prepare('select max(seq) from audit_entry').pluck().get() as number | null) ?? 0 };
  } catch (error) {
    throw namedFault(error, dialects.sqlite);
  } finally {
    database?.close();
  }
}

function mustBeSound(database: Database.Database, file: string): void {
  const found = database.pragma('integrity_check', { simple: true });
  if (found !== 'ok') throw new LuoshiError('store.damaged', `The database ${file} is damaged.`, { found: String(found) });
}
