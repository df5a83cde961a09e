import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openPostgresStore } from '#libs/store';
import type { Place } from './installation.js';
import { openInstallation } from './installation.js';
import { postgresBinaries } from './machine.js';
import { PostgresProcess } from './postgres-process.js';
import { keepBeside, SpareDatabase } from './postgres-spare.js';

/**
 * Databases for tests: on a private server, or on the one of DATABASE_URL where PostgreSQL is not installed. Databases
 * made on somebody else's server have names of their own there and are removed in the end.
 */
export class PostgresServer {
  private readonly names = `luoshi_test_${randomBytes(4).toString('hex')}_`;
  private readonly made: string[] = [];
  private readonly spare: SpareDatabase[] = [];
  private template: Promise<string> | undefined;

  private constructor(
    private readonly at: string,
    private readonly own: PostgresProcess | null,
  ) {}

  static async start(): Promise<PostgresServer> {
    const { DATABASE_URL: given } = process.env;
    if (postgresBinaries() === null && given !== undefined && given !== '') return new PostgresServer(given, null);
    const own = await PostgresProcess.start();
    return new PostgresServer(own.url, own);
  }

  url(database: string): string {
    const url = new URL(this.at);
    url.pathname = `/${database}`;
    return url.href;
  }

  /** A new database: empty, or a copy of another that nobody has open. */
  async database(template = 'template0'): Promise<string> {
    const name = `${this.names}${this.made.length + 1}`;
    this.made.push(name);
    await this.ask(this.at, `create database ${name} template ${template}`);
    return this.url(name);
  }

  /** The name of a database with the shipped reference data, made at the first call. */
  shipped(): Promise<string> {
    this.template ??= this.fill();
    return this.template;
  }

  /** A database with the shipped reference data, for as long as it is not given back. */
  async lend(): Promise<SpareDatabase> {
    return this.spare.pop() ?? SpareDatabase.of(await this.database(await this.shipped()));
  }

  async giveBack(database: SpareDatabase): Promise<void> {
    await database.restore();
    this.spare.push(database);
  }

  private async fill(): Promise<string> {
    const url = await this.database();
    const place: Place = { open: () => openPostgresStore({ url, connections: 4 }), remove: () => Promise.resolve() };
    await (await openInstallation(() => Promise.resolve(place))).destroy();
    await keepBeside(url);
    return new URL(url).pathname.slice(1);
  }

  async ask<T>(url: string, text: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text)).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** Needs a server of our own: `ownPostgres`. */
  async restart(): Promise<void> {
    if (this.own === null) throw new Error('The server of DATABASE_URL is not ours to restart.');
    await this.own.restart();
  }

  async stop(): Promise<void> {
    for (const database of this.spare.splice(0)) await database.end();
    if (this.own !== null) return this.own.stop();
    for (const name of this.made) await this.ask(this.at, `drop database if exists ${name} with (force)`);
  }
}
