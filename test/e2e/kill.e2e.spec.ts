import { performance } from 'node:perf_hooks';
import { setTimeout as moment } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { clockView } from '#libs/contracts';
import { ChildServer, installed, until } from '../support/child-server.js';
import { doneUnder, faultsIn, reading } from '../support/history-check.js';
import { bringInOverdue, OFFICES_ASKED } from '../support/overdue-ledger.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import type { Writer } from '../support/writers.js';
import { writersFor } from '../support/writers.js';

/** How many kills: 20 by itself, more under `npm run chaos`. Half fall among commands, half into a burst of the clock. */
const KILLS = Number(process.env.KILLS ?? 20);
const CHAOS = process.env.KILLS !== undefined;
const LIMIT = 60_000 + KILLS * 15_000;
/** What `npm run chaos` holds the restart to, in milliseconds. */
const WORK_GOES_ON = 2000;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
/** A kill falls at any moment: the wait is what the test is about. */
const anyMoment = (most: number): Promise<void> => moment(Math.random() * most);

let data: ReturnType<typeof temporaryFolder>;
let server: ChildServer;
beforeAll(async () => {
  data = temporaryFolder();
  await installed(data.folder);
}, LIMIT);
afterEach(() => server.kill());
afterAll(() => data.remove());

/** The server again after a kill, with all that was not answered repeated. */
async function restarted(writers: readonly Writer[], clock: boolean): Promise<{ wasDone: number; restart: number }> {
  server = await ChildServer.start(data.folder, { clock });
  const [first, ...others] = writers;
  const unanswered = writers.flatMap(({ unanswered }) => unanswered?.key ?? []);
  const wasDone = doneUnder(data.folder, unanswered).length;
  await first?.writeOne(server);
  const restart = performance.now() - server.spawnedAt;
  await Promise.all(others.filter((writer) => writer.unanswered !== undefined).map((writer) => writer.writeOne(server)));
  return { wasDone, restart };
}

function told(what: string, kills: number, restarts: readonly number[], more: string): void {
  if (CHAOS) process.stderr.write(`${what}: ${kills} kills; first command done ${median(restarts).toFixed(0)} ms after the start (median), ${Math.max(...restarts).toFixed(0)} ms at most; ${more}\n`);
}

describe(`a server killed ${Math.ceil(KILLS / 2)} times among the commands of many writers`, () => {
  it('loses nothing that was acknowledged, does nothing twice, and works on as soon as it is started', async () => {
    server = await ChildServer.start(data.folder);
    const writers = await writersFor(server, 8);
    const restarts: number[] = [];
    let doneAndUnanswered = 0;
    for (let kill = 0; kill < Math.ceil(KILLS / 2); kill++) {
      const writing = writers.map((writer) => writer.writeTo(server));
      await anyMoment(600);
      await server.kill();
      await Promise.all(writing);
      const { wasDone, restart } = await restarted(writers, false);
      restarts.push(restart);
      doneAndUnanswered += wasDone;
      expect(faultsIn(data.folder, writers.flatMap(({ acknowledged }) => acknowledged))).toEqual([]);
      for (const writer of writers) {
        const repeated = await writer.repeatLast(server);
        expect(repeated?.again).toEqual(repeated?.first);
      }
    }
    const acknowledged = writers.flatMap((writer) => writer.acknowledged);
    // Every writer got on between the kills.
    expect(acknowledged.length).toBeGreaterThan(restarts.length * writers.length);
    told('among commands', restarts.length, restarts, `${acknowledged.length} commands acknowledged, ${doneAndUnanswered} done and not answered`);
    if (CHAOS) expect(median(restarts)).toBeLessThan(WORK_GOES_ON);
  }, LIMIT);
});

describe(`a server killed ${Math.floor(KILLS / 2)} times while its clock fires thousands of overdue agreements`, () => {
  it('flags each of them once, opens each follow-up once, and finishes by itself', async () => {
    server = await ChildServer.start(data.folder, { clock: true });
    const writers = await writersFor(server, 2);
    const overdue: string[] = [];
    const restarts: number[] = [];
    let amid = 0;
    for (let kill = 0; kill < Math.floor(KILLS / 2); kill++) {
      overdue.push(...(await bringInOverdue(server, `K${kill}`, 500)));
      const writing = writers.map((writer) => writer.writeTo(server));
      await anyMoment(200);
      await server.kill();
      await Promise.all(writing);
      const { due, fired } = clockOf(data.folder, overdue);
      if (due > 0 && fired > 0) amid += 1;
      restarts.push((await restarted(writers, true)).restart);
      // What was lost stays lost: where thousands of entries are read again each time, the end tells it as well.
      if (CHAOS) expect(faultsIn(data.folder, writers.flatMap(({ acknowledged }) => acknowledged))).toEqual([]);
    }
    // Nobody asks the clock for it.
    await until(async () => ((await server.must<z.infer<typeof clockView>>('GET', '/api/clock')).due === 0 ? true : undefined));
    expect(faultsIn(data.folder, writers.flatMap(({ acknowledged }) => acknowledged))).toEqual([]);
    expect(clockOf(data.folder, overdue)).toEqual({ due: 0, fired: overdue.length, followUps: overdue.length * OFFICES_ASKED });
    expect(amid).toBeGreaterThan(0);
    told('amid a burst', restarts.length, restarts, `${overdue.length} agreements flagged, ${amid} kills with some fired and some still due`);
    if (CHAOS) expect(median(restarts)).toBeLessThan(WORK_GOES_ON);
  }, LIMIT);
});

/** How far the clock is with these agreements, read beside whoever works on them. */
function clockOf(dataDir: string, ids: readonly string[]): { due: number; fired: number; followUps: number } {
  return reading(dataDir, (database) => {
    const known = new Map(database.prepare('select id, state from agreement').raw().all() as [string, string][]);
    const states = ids.map((id) => known.get(id));
    const owned = new Set(ids);
    const followUps = database.prepare('select agreement from follow_up').pluck().all() as string[];
    return {
      due: states.filter((state) => state === 'signed.waiting').length,
      fired: states.filter((state) => state === 'signed.overdue').length,
      followUps: followUps.filter((agreement) => owned.has(agreement)).length,
    };
  });
}
