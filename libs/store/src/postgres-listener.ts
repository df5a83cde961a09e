import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Hears what is announced on a channel, on a connection of its own that is made again when it breaks. */
export class PostgresListener {
  private readonly stopping = new AbortController();
  private client: pg.Client | undefined;
  private listening: Promise<void> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly channel: string,
    /** Called for each announcement, and after each new connection: something may have been missed. */
    private readonly heard: () => void,
  ) {}

  start(): void {
    this.listening = this.listen();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch(() => undefined);
    await this.listening;
  }

  private async listen(): Promise<void> {
    for (let isFirst = true; !this.stopping.signal.aborted; isFirst = false) {
      await this.untilItBreaks(isFirst).catch(() => undefined);
      await pause(500, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async untilItBreaks(isFirst: boolean): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'luoshi listener', keepAlive: true, connectionTimeoutMillis: 5000 });
    this.client = client;
    const over = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.once('error', () => resolve());
    });
    client.on('notification', () => this.heard());
    await client.connect();
    await client.query(`listen ${this.channel}`);
    if (!isFirst) this.heard();
    await over;
    await client.end().catch(() => undefined);
  }
}
