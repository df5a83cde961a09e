import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { installationRoot } from '#config';
import type { Moved } from '#libs/store';
import { openPostgresStore } from '#libs/store';
import { luoshi, serve, temporaryData } from '../support/cli.js';
import { onPostgres } from '../support/on-postgres.js';

const LIMIT = 60_000;

onPostgres((server) => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  let ledger: number;
  beforeAll(async () => {
    data = await temporaryData();
    const { out } = await luoshi(data.folder, 'import', 'config/data/ledger.json', '--json');
    ledger = (JSON.parse(out) as { count: number }).count;
  }, LIMIT);
  afterAll(() => data.remove());

  const move = (to: string, ...more: string[]) => luoshi(data.folder, 'move', '--from', `sqlite:${data.folder}`, '--to', to, ...more);
  const agreements = async (url: string): Promise<number> => (await server().ask<{ n: number }>(url, 'select count(*)::int as n from agreement'))[0]?.n ?? 0;

  it('moves an installation, tells what it moved without the password, and refuses to move it there again', async () => {
    const url = await server().database();
    const moved = await move(url.replace('luoshi@', 'luoshi:secret@'), '--json');
    expect(moved).toMatchObject({ code: 0, err: '' });
    expect(moved.out).not.toContain('secret');
    const report = JSON.parse(moved.out) as Moved & { from: string; to: string };
    expect(report).toMatchObject({ from: `sqlite:${data.folder}`, to: url, tables: { agreement: ledger } });
    expect(report.entries.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await agreements(url)).toBe(ledger);

    const again = await move(url);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toContain('[move.target_not_empty]');
    const there = await luoshi(data.folder, 'move', '--from', url, '--to', `sqlite:${data.folder}-back`);
    expect(there.err).toBe('');
    expect(there.out).toContain(`${report.entries.count} audit entries up to number ${report.entries.last}, SHA-256 ${report.entries.sha256} on both sides`);
  }, LIMIT);

  it('refuses while the server runs, and tells a place that is none', async () => {
    const url = await server().database();
    const running = await serve(data.folder);
    expect(await move(url)).toMatchObject({ code: 1, err: expect.stringContaining('[store.in_use]') as unknown });
    expect(await running.stop()).toBe(0);
    expect(await move('mysql://nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('A place is') as unknown });
    expect((await luoshi(data.folder, 'move', '--from', `sqlite:${data.folder}`)).code).toBe(2);
  }, LIMIT);

  it('killed in the middle leaves the target empty and the source as it was, and is done by the next', async () => {
    const url = await server().database();
    await (await openPostgresStore({ url, connections: 1 })).close();
    // Holds up one of the last tables: the move waits with the records written.
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('begin; lock table audit_entry in share mode');
    const waits = "select pid from pg_stat_activity where application_name = 'luoshi move' and wait_event_type = 'Lock' and query like 'insert into audit_entry%' and datname = current_database()";
    const child = spawn(process.execPath, [resolve(installationRoot(), 'dist/bin/cli.js'), 'move', '--from', `sqlite:${data.folder}`, '--to', url], { stdio: 'ignore' });
    await until(async () => (await server().ask(url, waits)).length > 0);
    child.kill('SIGKILL');
    await once(child, 'close');
    await other.query('rollback');
    await other.end();
    await until(async () => (await server().ask(url, "select from pg_stat_activity where application_name = 'luoshi move' and datname = current_database()")).length === 0);
    expect(await agreements(url)).toBe(0);
    expect(await move(url)).toMatchObject({ code: 0, err: '' });
    expect(await agreements(url)).toBe(ledger);
  }, LIMIT);
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}
