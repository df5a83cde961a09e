import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Settings } from '#config';
import { Engine } from '#libs/engine';
import type { Clock, Instant } from '#libs/kernel';
import { systemClock } from '#libs/kernel';
import { Backups } from './backups.js';
import { firstStart, tokenFile } from './first-start.js';
import { createServer } from './http/server.js';
import { Metrics } from './metrics.js';
import { openStore } from './open-store.js';

/** A running server. */
export interface Running {
  url: string;
  engine: Engine;
  tokenPath: string;
  /** The first token, when this start made it. */
  newToken: string | null;
  /** When the backup was taken from which the data were restored. */
  restoredFrom: Instant | null;
  /** Answers what was accepted, finishes the sweep under way, and lets go of the data. */
  stop(): Promise<void>;
}

/** Opens the store, fills it on the first start, starts the clock where it is wanted, and listens. */
export async function run(settings: Settings, clock?: Clock): Promise<Running> {
  const { dataDir, host, port, zone } = settings;
  const store = await openStore(settings);
  try {
    const logger = pino({ level: settings.logLevel, redact: ['req.headers.authorization'] });
    const onFault = (error: unknown, where: Record<string, string>): void => logger.error({ err: error, ...where }, 'the clock met a fault');
    const metrics = new Metrics();
    const engine = await Engine.start({ ports: store, clock: clock ?? store.clock ?? systemClock, zone, onFault, onFired: (late) => metrics.fired(late) });
    metrics.watch(engine);
    store.onReferenceChanged(() => void engine.reloadReference().catch((error: unknown) => onFault(error, { kind: 'reference' })));
    const newToken = await store.once(() => firstStart(engine, settings));
    const app = await createServer(engine, new Backups(store, engine, dataDir), metrics, logger);
    if (settings.clock) await engine.clockLoop.start();
    await app.listen(port, host);
    const url = (await app.getUrl()).replace(/\/$/, '');
    const infoFile = serverFile(dataDir);
    await writeFile(infoFile, JSON.stringify({ url, pid: process.pid }));
    const stop = async (): Promise<void> => {
      await app.close();
      await engine.clockLoop.stop();
      await rm(infoFile, { force: true });
      await store.close();
    };
    return { url, engine, tokenPath: tokenFile(dataDir), newToken, restoredFrom: await store.restoredFrom(), stop };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Where a running server tells its address, so that the command line finds it. */
export function serverFile(dataDir: string): string {
  return join(dataDir, 'server.json');
}
