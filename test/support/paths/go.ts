import type { RecordKind } from '#libs/engine/ports';
import type { TestServer } from '../server.js';
import type { Path } from './generate.js';
import type { PathHistory } from './history.js';
import { Walk } from './walk.js';

/** What became of the paths of a chart: faults, in sentences. */
export interface Gone {
  /** Paths on which something else happened than they say. */
  strayed: string[];
  /** Records that were stored otherwise than their entries tell, or ran a clock that they should not. */
  storedOtherwise: string[];
}

/** Brings the events of a path about, one after the other, and answers the record that they came to. */
export type Go<E, Setting> = (walk: Walk, setting: Setting, events: readonly E[]) => Promise<string>;

/** Goes the path to every way that was not taken along with another: the longest first, as they take most of the others' ways. */
export async function goAll<E extends { type: string }, S>(server: TestServer, history: PathHistory, kind: RecordKind, paths: ReadonlyMap<string, Path<E, S>>, go: Go<E, S>): Promise<Gone> {
  const gone: Gone = { strayed: [], storedOtherwise: [] };
  const ordered = [...paths].sort(([, a], [, b]) => b.events.length - a.events.length);
  for (const [number, [way, { setting, events, ways }]] of ordered.entries()) {
    if (history.ways.has(`${kind} ${way}`)) continue;
    const walk = new Walk(server, `${kind}-${number}`);
    const record = await go(walk, setting, events).catch((error: unknown) => void walk.refusals.push(String(error)));
    const otherwise = await history.read();
    await walk.end();
    otherwise.push(...(await history.read()));
    gone.storedOtherwise.push(...otherwise.map((id) => `${id} on the path to ${way}`));
    const taken = record === undefined ? [] : history.waysOf(record);
    if (!isAlong(ways, taken)) gone.strayed.push(`${JSON.stringify(setting)} ${ways.join(', ')}; went: ${taken.join(', ')}; refused: ${walk.refusals.join(', ')}`);
  }
  return gone;
}

/** Whether these ways were taken in their order, whatever came between. */
function isAlong(ways: readonly string[], taken: readonly string[]): boolean {
  let at = 0;
  for (const way of taken) if (way === ways[at]) at += 1;
  return at === ways.length;
}
