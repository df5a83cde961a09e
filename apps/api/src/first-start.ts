import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '#config';
import { shippedData } from '#config';
import { readRegion } from '#libs/documents';
import type { Actor, Engine } from '#libs/engine';
import { tokenHash } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';
import { writeDataFile } from './data-file.js';
import { importFile } from './import-file.js';

/** The hand that sets up an installation, in the audit trail. */
const SETUP: Actor = { id: 'setup', office: '100000' };

/**
 * Fills a new installation: governments, calendar, policies and regions as shipped, the real ledger where the demo is
 * wanted, and the first token, kept in `DATA_DIR/token`. Each step is done where it is missing, so that a start that was
 * cut short is finished by the next.
 *
 * @returns the first token's secret when this start made it.
 */
export async function firstStart(engine: Engine, { dataDir, demo, profile }: Pick<Settings, 'dataDir' | 'demo' | 'profile'>): Promise<string | null> {
  // Another process may have filled it while this one waited for its turn.
  await engine.reloadReference();
  const { rows } = engine.reference;
  if (rows.governments.length === 0) await bringIn(engine, 'governments', 'csv', await shipped('governments.csv'), await shipped('governments_history.csv'));
  if (rows.calendar.length === 0) await bringIn(engine, 'calendar', 'csv', await shipped('calendar_cn.csv'));
  if (rows.policies.length === 0) await bringIn(engine, 'policies', 'json', JSON.stringify(await shippedPolicies()));
  if (rows.regions.length === 0) {
    const { region } = readRegion('qinba', await shipped('qinba_scope.json'), await shipped('qinba_units.csv'));
    await bringIn(engine, 'regions', 'json', JSON.stringify([region]));
  }
  // The first token comes last: it marks the installation as complete.
  if (demo && engine.reference.rows.tokens.length === 0 && Object.keys(await engine.reads.countByState()).length === 0) await bringIn(engine, 'ledger', 'json', await shipped('ledger.json'));
  // Many processes, each with a folder of its own, have one first token among them.
  if (profile === 'scale' ? engine.reference.rows.tokens.length > 0 : await hasToken(engine, dataDir)) return null;
  const { secret } = await engine.appoint.token({ office: engine.reference.tree.root.code, name: 'first token', admin: true, actor: SETUP });
  await writeDataFile(tokenFile(dataDir), `${secret}\n`, 0o600);
  return secret;
}

/** Whether the kept token is one of this installation: after a restore on another machine it may be missing or of another. */
async function hasToken(engine: Engine, dataDir: string): Promise<boolean> {
  const secret = await readFile(tokenFile(dataDir), 'utf8').catch(() => '');
  return engine.reference.tokenByHash(tokenHash(secret.trim())) !== undefined;
}

export function tokenFile(dataDir: string): string {
  return join(dataDir, 'token');
}

async function bringIn(engine: Engine, kind: Parameters<typeof importFile>[1]['kind'], format: 'json' | 'csv', content: string, history?: string): Promise<void> {
  const { faults } = await importFile(engine, { kind, format, content, dryRun: false, ...(history === undefined ? {} : { history }) }, SETUP);
  if (faults.length > 0) throw new LuoshiError('setup.data_faulty', `The shipped ${kind} cannot be loaded: ${faults.map(({ row, message }) => `row ${row}: ${message}`).join('; ')}`, {});
}

function shipped(name: string): Promise<string> {
  return readFile(join(shippedData(), name), 'utf8');
}

async function shippedPolicies(): Promise<unknown[]> {
  const names = (await readdir(join(shippedData(), 'policies'))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await shipped(join('policies', name))) as unknown));
}
