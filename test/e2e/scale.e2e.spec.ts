import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { ChildServer } from '../support/child-server.js';
import { ChildServer as Child, until } from '../support/child-server.js';
import { describeNeeding, ownPostgres, ownRedis } from '../support/machine.js';
import { bringInOverdue, OFFICES_ASKED } from '../support/overdue-ledger.js';
import { ScaleHouse } from '../support/scale-house.js';
import { writersFor } from '../support/writers.js';

jest.setTimeout(120_000);

describeNeeding(ownPostgres() ?? ownRedis(), 'the scale profile', () => {
  let house: ScaleHouse;
  let api: ChildServer;
  let other: ChildServer;
  let workers: ChildServer[];
  beforeAll(async () => {
    house = await ScaleHouse.start();
    api = await house.add('api');
    other = await house.add('api');
    workers = await Promise.all([house.add('worker'), house.add('worker')]);
  });
  afterAll(() => house.stop());

  const allFlagged = (prefix: string, count: number): Promise<true> =>
    until(async () => ((await house.count('follow_up', `agreement like '${prefix}-%'`)) === count * OFFICES_ASKED ? true : undefined));
  const outboxIsEmpty = (): Promise<true> => until(async () => ((await house.count('outbox')) === 0 ? true : undefined));
  const nothingTwice = async (): Promise<void> => expect(await house.doubled()).toEqual([]);

  it('has two workers flag what is due, each agreement once, and tell each office once', async () => {
    await bringInOverdue(api, 'A', 1000);
    await allFlagged('A', 1000);
    await outboxIsEmpty();
    expect(house.told('A').size).toBe(1000 * OFFICES_ASKED);
    expect(house.receiver.received.length).toBe(house.told('A').size);
    await nothingTwice();
  });

  it('lets a token made at one door in at the other', async () => {
    const token = await api.tokenOf('510000');
    const seen = await until(async () => {
      const { status } = await other.request('GET', '/api/clock', undefined, { authorization: `Bearer ${token}` });
      return status === 200 ? status : undefined;
    });
    expect(seen).toBe(200);
  });

  it('finishes a burst whose worker was killed in the middle, and nothing is stuck', async () => {
    const [victim, survivor] = [await house.add('worker'), workers[1]];
    const begun = bringInOverdue(api, 'B', 2000);
    await begun;
    await until(async () => ((await house.count('follow_up', "agreement like 'B-%'")) > 200 ? true : undefined));
    await victim.kill();
    await workers[0]?.kill();
    await allFlagged('B', 2000);
    await outboxIsEmpty();
    expect(house.told('B').size).toBe(2000 * OFFICES_ASKED);
    await nothingTwice();
    expect(survivor).toBeDefined();
    workers[0] = await house.add('worker');
  });

  it('outlives a Redis that is wiped in the middle, and tells everybody all the same', async () => {
    await bringInOverdue(api, 'C', 300);
    for (let wipe = 0; wipe < 5; wipe += 1) await house.redis.ask('FLUSHALL');
    await allFlagged('C', 300);
    // What the queue forgot is handed over again when its lease is over: not waited for here.
    await house.ask("update outbox set next_at = 0 where state = 'waiting'");
    await outboxIsEmpty();
    expect(house.told('C').size).toBe(300 * OFFICES_ASKED);
    await nothingTwice();
  });

  it('goes on without Redis, says so, and delivers when it is back', async () => {
    await house.redis.kill();
    await until(async () => ((await health(workers[1])).queue === 'unreachable' ? true : undefined));
    expect((await health(workers[1])).status).toBe('ok');
    const [writer] = await writersFor(api, 1);
    expect(await writer?.writeOne(api)).toBe(true);
    await bringInOverdue(api, 'D', 20);
    await api.must('POST', '/api/clock/tick', {});
    expect(await house.count('follow_up', "agreement like 'D-%'")).toBe(20 * OFFICES_ASKED);
    expect(await house.count('outbox')).toBe(20 * OFFICES_ASKED);
    await house.redis.again();
    await house.ask("update outbox set next_at = 0 where state = 'waiting'");
    await outboxIsEmpty();
    expect(house.told('D').size).toBe(20 * OFFICES_ASKED);
    await until(async () => ((await health(workers[1])).queue === 'ok' ? true : undefined));
  });

  it('has one effect of each keyed command while PostgreSQL is restarted again and again', async () => {
    const writers = await writersFor(api, 4);
    let restarting = true;
    const acknowledged = (): number => writers.reduce((sum, writer) => sum + writer.acknowledged.length, 0);
    const done = Promise.all(writers.map(async (writer, index) => {
      // A door that cannot reach the database says 503; the same command is sent again under its key.
      while (restarting || writer.unanswered !== undefined) await writer.writeOne(index % 2 === 0 ? api : other).catch(() => false);
    }));
    for (let restart = 0; restart < 3; restart += 1) {
      const before = acknowledged();
      await until(async () => {
        await turnOfTheLoop();
        return acknowledged() >= before + 40 ? true : undefined;
      });
      await house.postgres.restart();
    }
    restarting = false;
    await done;
    const keys = writers.flatMap((writer) => writer.acknowledged.map(({ command }) => command.key));
    expect(keys.length).toBeGreaterThan(120);
    expect(await house.notOnce(keys)).toEqual([]);
  });

  it('goes by the clock of the database, however wrong those of the workers are', async () => {
    const [early, late] = [await house.add('worker', ScaleHouse.skewed(120_000)), await house.add('worker', ScaleHouse.skewed(-120_000))];
    await api.must('POST', '/api/imports', { kind: 'ledger', format: 'json', content: JSON.stringify([{ id: 'S-1', title: '合作协议', form: 'agreement', signed: '2026-11-20', parties: [{ code: '511900' }, { code: '610700' }], parties_complete: true }]) });
    const [moved] = await house.ask<{ due: string }>("update agreement set due_at = (extract(epoch from clock_timestamp()) * 1000)::bigint + 3000, timers = jsonb_set(timers::jsonb, '{SIGNED_NOT_IMPLEMENTED,0}', to_jsonb((extract(epoch from clock_timestamp()) * 1000)::bigint + 3000))::json where id = 'S-1' returning due_at as due");
    await allFlagged('S', 1);
    const [entry] = await house.ask<{ at: string }>("select at from audit_entry where subject = 'S-1' and actor = 'clock'");
    const tardy = Number(entry?.at) - Number(moved?.due);
    expect(tardy).toBeGreaterThanOrEqual(0);
    expect(tardy).toBeLessThan(60_000);
    await nothingTwice();
    await Promise.all([early.stop(), late.stop()]);
  });

  it('stops a worker within seconds, at the end of its batch', async () => {
    const worker = await house.add('worker');
    await bringInOverdue(api, 'E', 500);
    const { code } = await worker.stop();
    expect(code).toBe(0);
    await allFlagged('E', 500);
    await nothingTwice();
  });

  it.each([
    ['an unreachable database', { DATABASE_URL: 'postgres://luoshi@127.0.0.1:1/luoshi' }, 'store.unreachable'],
    ['a database that is not there', { DATABASE_URL: '' }, 'settings.invalid'],
    ['a worker of the embedded profile', { PROFILE: 'embedded' }, 'worker.no_scale'],
  ])('names %s', async (_, env, code) => {
    const { code: exit, said } = await Child.failing(...house.starting('worker', env));
    expect([exit, said.trim().split('\n').length]).toEqual([1, 1]);
    expect(said).toContain(`[${code}]`);
  });

  it('names a database of another product, one that does not exist, and a server that acknowledges what it may lose', async () => {
    const foreign = await house.postgres.database();
    await house.postgres.ask(foreign, 'create table invoices (id int)');
    expect((await Child.failing(...house.starting('api', { DATABASE_URL: foreign }))).said).toMatch(/another product \(invoices\).*\[store\.foreign\]/);
    expect((await Child.failing(...house.starting('api', { DATABASE_URL: house.postgres.url('nowhere') }))).said).toContain('[store.no_database]');
    const unsafe = await house.postgres.database();
    await house.postgres.ask(unsafe, `alter database ${new URL(unsafe).pathname.slice(1)} set synchronous_commit = off`);
    expect((await Child.failing(...house.starting('api', { DATABASE_URL: unsafe }))).said).toMatch(/synchronous_commit=off.*\[store\.unsafe\]/);
  });
});

async function health(worker: ChildServer | undefined): Promise<{ status: string; queue: string }> {
  if (worker === undefined) throw new Error('There is no such worker.');
  return (await worker.request<{ status: string; queue: string }>('GET', '/readyz')).body;
}
