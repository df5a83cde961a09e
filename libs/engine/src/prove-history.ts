import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '#libs/audit';
import { LuoshiError } from '#libs/kernel';
import type { History } from './ports/index.js';
import { Replay } from './replay.js';

/** Records that one walk through the history holds. More take more walks, not more memory. */
const AT_ONCE = 20_000;

/**
 * Proves that a store holds what its history tells: a replay of all entries through the charts gives its records, all of
 * them and no other.
 *
 * @throws LuoshiError `replay.diverged` {index, id}; `history.differs` {id} at the first record that stands otherwise
 */
export async function proveHistory(history: History, atOnce = AT_ONCE): Promise<void> {
  const walks = Math.max(1, Math.ceil(history.size / atOnce));
  for (let walk = 0; walk < walks; walk += 1) await proveSome(history, (id) => numberOf(id) % walks === walk);
}

async function proveSome(history: History, isWanted: (id: string) => boolean): Promise<void> {
  const replay = new Replay(isWanted);
  for await (const bodies of history.entries()) for (const body of bodies) replay.take(JSON.parse(body) as Entry);
  for await (const records of history.records()) {
    for (const { id, kind, state, version, context } of records) {
      if (!isWanted(id)) continue;
      const told = replay.records.get(id);
      // By way of the text: what is not told and what is told as undefined are the same to the store.
      if (told === undefined || !isDeepStrictEqual(JSON.parse(JSON.stringify(told)), JSON.parse(JSON.stringify({ kind, state, version, context })))) throw differs(id);
      replay.records.delete(id);
    }
  }
  for (const id of replay.records.keys()) throw differs(id);
}

function differs(id: string): LuoshiError {
  return new LuoshiError('history.differs', `The record ${id} is not what its history tells.`, { id });
}

/** A number that spreads ids evenly (FNV-1a). */
function numberOf(id: string): number {
  let number = 0x811c9dc5;
  for (let place = 0; place < id.length; place += 1) number = Math.imul(number ^ id.charCodeAt(place), 0x01000193) >>> 0;
  return number;
}
