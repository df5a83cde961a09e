import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ends, operationsOf, untold } from '../support/openapi.js';
import type { OpenApi, Operation } from '../support/openapi.js';
import { asksOf } from '../support/request-arbitrary.js';
import type { Ask } from '../support/request-arbitrary.js';
import { SeededServer } from '../support/seeded-server.js';

/** The same requests on every run; another seed asks others. */
const SEED = 20261125;
/** Requests of each door. */
const RUNS = 100;

// The doors are read from the server, and each has a test of its own: so the server starts before the tests are named.
const seeded = await SeededServer.start();
const operations = operationsOf(await seeded.server.get<OpenApi>('/api/openapi.json')).filter(ends);
afterAll(() => seeded.server.stop());

/** Sends it and tells what is wrong with the answer; counts what came of it. */
async function ask(operation: Operation, request: Ask, tally: Record<string, number>): Promise<string[]> {
  const { url, asking } = await seeded.prepare(operation, request);
  const before = request.broken === undefined ? 0 : await seeded.entries();
  const reply = await seeded.server.request(operation.method, url, asking);
  const { status } = reply;
  const kind = request.broken === undefined ? (status < 300 ? 'done' : 'refused') : 'broken';
  tally[kind] = (tally[kind] ?? 0) + 1;
  const faults = [untold(operation, reply)];
  if (status >= 500) faults.push(`it failed with ${status}: ${reply.text}`);
  if (request.broken !== undefined) {
    if (status < 400) faults.push(`it was let in with ${status}`);
    if ((await seeded.entries()) !== before) faults.push('it wrote an entry');
  }
  return faults.filter((fault) => fault !== '');
}

describe.each(operations)('$name', (operation) => {
  it('answers as the document tells, and refuses what breaks it without a trace', async () => {
    await seeded.look();
    const tally: Record<string, number> = {};
    await fc.assert(fc.asyncProperty(asksOf(operation, seeded), async (request) => expect(await ask(operation, request, tally)).toEqual([])), { seed: SEED, numRuns: RUNS, endOnFailure: true });
    expect(tally.done).toBeGreaterThan(0);
    if (operation.secured) expect(tally.broken).toBeGreaterThan(RUNS / 5);
  });
});
