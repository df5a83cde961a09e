import { join } from 'node:path';
import pg from 'pg';
import type { Starting } from './child-server.js';
import { ChildServer } from './child-server.js';
import { PostgresServer } from './postgres-server.js';
import { Receiver } from './receiver.js';
import { RedisProcess } from './redis-process.js';
import { temporaryFolder } from './temporary-folder.js';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

/** The scale profile as it is run: servers of its own (`ownPostgres`, `ownRedis`), a receiver of notices, and any number of our processes. */
export class ScaleHouse {
  private readonly place = temporaryFolder();
  private readonly children: ChildServer[] = [];
  /** One connection for all that is asked: tests ask again and again until something is so, and a new one costs the server more than the answer. */
  private readonly asking: pg.Pool;
  private folders = 0;

  private constructor(
    readonly postgres: PostgresServer,
    readonly redis: RedisProcess,
    readonly receiver: Receiver,
    readonly database: string,
  ) {
    this.asking = new pg.Pool({ connectionString: database, max: 1 });
    // What a restart of the server ends is made anew.
    this.asking.on('error', () => undefined);
  }

  static async start(): Promise<ScaleHouse> {
    const [postgres, redis, receiver] = await Promise.all([PostgresServer.start(), RedisProcess.start(), Receiver.start()]);
    return new ScaleHouse(postgres, redis, receiver, await postgres.database());
  }

  /** One more process of ours. The first api fills the database. */
  async add(app: 'api' | 'worker', env: Record<string, string> = {}): Promise<ChildServer> {
    const [folder, starting] = this.starting(app, env);
    const [first] = this.children;
    const child = await ChildServer.start(folder, first === undefined ? starting : { ...starting, token: first.token });
    this.children.push(child);
    return child;
  }

  /** What a start needs that a test makes itself. */
  starting(app: 'api' | 'worker', env: Record<string, string> = {}): [string, Starting] {
    const told = { PROFILE: 'scale', DATABASE_URL: this.database, REDIS_URL: this.redis.url, DATABASE_CONNECTIONS: '8', WEBHOOK_URL: this.receiver.url, WEBHOOK_SECRET: SECRET, WEBHOOK_PER_SECOND: '500', ...env };
    return [join(this.place.folder, `${app}-${++this.folders}`), { app, clock: app === 'worker', env: told }];
  }

  /** The environment of a process whose own clock is so many milliseconds wrong. */
  static skewed(by: number): Record<string, string> {
    return { NODE_OPTIONS: `--import "data:text/javascript,const real=Date.now;Date.now=()=>real()+(${by})"` };
  }

  /** Keys under which not exactly one command was done; of these keys, and of all. */
  async notOnce(keys: readonly string[]): Promise<string[]> {
    const rows = await this.ask<{ key: string; n: string }>("select split_part(body::json->>'command', ':', 2) as key, count(*) as n from audit_entry where body::json->>'command' is not null and outcome = 'done' group by 1");
    const effects = new Map(rows.map(({ key, n }) => [key, Number(n)]));
    return [...keys.filter((key) => effects.get(key) !== 1), ...rows.filter(({ n }) => Number(n) !== 1).map(({ key }) => key)];
  }

  /** What was opened or flagged twice; nothing where all is well. */
  async doubled(): Promise<unknown[]> {
    return [
      ...(await this.ask('select agreement, rule, subject, waits, office from follow_up group by 1, 2, 3, 4, 5 having count(*) > 1')),
      ...(await this.ask("select subject from audit_entry where actor = 'clock' and body::json->'event'->>'type' = 'SIGNED_NOT_IMPLEMENTED' group by 1 having count(*) > 1")),
    ];
  }

  /** The messages that came of agreements with this prefix. */
  told(prefix: string): Set<string> {
    return new Set(this.receiver.received.filter(({ body }) => body.includes(`"${prefix}-`)).map(({ id }) => id));
  }

  async ask<T>(text: string): Promise<T[]> {
    return (await this.asking.query(text)).rows as T[];
  }

  async count(table: string, where = 'true'): Promise<number> {
    const [row] = await this.ask<{ n: string }>(`select count(*) as n from ${table} where ${where}`);
    return Number(row?.n);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.children.map((child) => child.stop()), this.asking.end()]);
    await Promise.all([this.receiver.stop(), this.redis.stop(), this.postgres.stop()]);
    this.place.remove();
  }
}
