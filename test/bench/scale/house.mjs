import { readSettings } from '#config';
import { Engine, PACE_AT_SCALE } from '#libs/engine';
import { Zone, systemClock } from '#libs/kernel';
import { openPostgresStore } from '#libs/store';
import { run } from '../../../dist/apps/api/src/run.js';
import { freshFolder } from '../house.mjs';
import { prepareToStart } from '../ready-to-start.mjs';

/** Transactions a process has at once, as by default. */
export const CONNECTIONS = 16;

/** Databases of the scale profile on the servers of one run, as `../house.mjs` has folders of the embedded one. */
export class ScaleHouse {
  constructor(servers) {
    this.servers = servers;
  }

  /** The settings of a process on a database. */
  settings(url, more = {}) {
    return readSettings({}, this.environment(url, more));
  }

  environment(url, more = {}) {
    return { PROFILE: 'scale', DATABASE_URL: url, REDIS_URL: this.servers.redisUrl, DATA_DIR: freshFolder(), PORT: '0', CLOCK: 'off', LOG_LEVEL: 'fatal', ...more };
  }

  /** A new installation as the first start leaves it, without agreements. Copy it, never open it. */
  async installation() {
    if (this.shipped === undefined) {
      this.shipped = await this.servers.database();
      // The first token is told on the output, which is the report's.
      const write = process.stdout.write;
      process.stdout.write = () => true;
      try {
        await (await run(this.settings(this.shipped))).stop();
      } finally {
        process.stdout.write = write;
      }
    }
    return this.shipped;
  }

  async copy(url) {
    return this.servers.database(url);
  }

  /** The engine over a database, as a worker builds it, with as many transactions at once as one has by default. */
  async open(url) {
    const store = await openPostgresStore({ url, connections: CONNECTIONS });
    const onFault = (error) => {
      throw error;
    };
    const engine = await Engine.start({ ports: store, clock: systemClock, zone: new Zone('Asia/Shanghai'), onFault, pace: PACE_AT_SCALE });
    const close = async () => {
      await engine.clockLoop.stop();
      await store.close();
    };
    return { engine, close };
  }

  /** A database with an installation and what `fill` does to it. Copy it, never open it. */
  async filled(fill) {
    const url = await this.copy(await this.installation());
    const { engine, close } = await this.open(url);
    const result = await fill(engine);
    await close();
    await this.servers.settle(url);
    return { url, result };
  }

  /** As `readyToStart` of the embedded profile. */
  async readyToStart(count) {
    this.ready ??= await this.filled((engine) => prepareToStart(engine, count));
    return { url: this.ready.url, ...this.ready.result };
  }

  /** One value of a database. */
  async ask(url, text) {
    const [row] = await this.servers.ask(url, text);
    const value = Object.values(row)[0];
    return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  }

  sizeOf(url) {
    return this.ask(url, 'select pg_database_size(current_database())::text as bytes');
  }
}
