/** What is built once and kept beside the packages: a build of the same sources is not made again. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What a build that is older than the last few is good for: nothing. */
const KEPT = 3;

/** A path of the installation. */
export const at = (...names) => join(root, ...names);

/** Every file of a folder and of the folders in it; of a file, the file. */
export function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** One hash over the names and the bytes of files. */
export function hashOf(names, counts = () => true) {
  const hash = createHash('sha256');
  for (const name of names.flatMap((one) => filesIn(at(one))).filter(counts).sort()) hash.update(name.slice(root.length)).update('\0').update(readFileSync(name)).update('\0');
  return hash.digest('hex').slice(0, 32);
}

/** Copies to `folder` the build of that hash in the store of that name; `make` makes it in the folder it is given where there is none. */
export async function built(store, hash, folder, make) {
  const builds = at('node_modules/.cache', store);
  const kept = join(builds, hash);
  if (!existsSync(kept)) {
    const making = `${kept}.${process.pid}`;
    await make(making);
    // Whole or not at all: a build that is cut short leaves nothing that looks like one.
    if (existsSync(kept)) rmSync(making, { recursive: true });
    else renameSync(making, kept);
    const old = readdirSync(builds).map((name) => join(builds, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs).slice(KEPT);
    for (const one of old) rmSync(one, { recursive: true, force: true });
  }
  mkdirSync(dirname(at(folder)), { recursive: true });
  cpSync(kept, at(folder), { recursive: true });
}
