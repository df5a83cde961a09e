import { cpus, loadavg, totalmem, type } from 'node:os';
import Database from 'better-sqlite3';

/** What the figures were measured on. */
export function machine() {
  const file = new Database(':memory:');
  const { version: sqlite } = file.prepare('select sqlite_version() as version').get();
  file.close();
  return {
    cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: type(), loadBefore: Number(loadavg()[0].toFixed(1)), node: process.versions.node, sqlite, at: new Date().toISOString().slice(0, 10),
  };
}
