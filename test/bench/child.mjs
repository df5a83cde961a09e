import { fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { databaseOf, drop, freshFolder } from './house.mjs';

/** Gives a file of this folder one job in a process of its own; its answer comes when that process is over. */
export function inChild(name, job) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL(name, import.meta.url)), { execArgv: [] });
    let answer;
    child.once('message', (message) => (answer = message));
    child.once('exit', (code) => (answer === undefined ? reject(new Error(`${name} ended with ${code} before it answered.`)) : resolve(answer)));
    child.send(job);
  });
}

/** The rows written between two folders, written again by better-sqlite3 alone. */
export async function raw(before, after, perCommit) {
  const folder = freshFolder();
  mkdirSync(folder);
  const result = await inChild('raw.mjs', { before: databaseOf(before), after: databaseOf(after), scratch: databaseOf(folder), perCommit });
  drop(folder);
  return result;
}
