import { Readable } from 'node:stream';
import type { OnModuleDestroy } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { NewestEntry } from '#libs/contracts';
import { Engine } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';

/** How often the newest entry is looked up while anybody listens, in milliseconds: one query for all of them. */
const AGAIN = 1_000;
/** After how many look-ups without news a listener is told that it is still heard. */
const QUIET = 15;
/** A listener shows its token again after so many look-ups, an hour. */
const LIFE = 3_600;
const MOST = 1_000;
/** Bytes that a listener may leave unread. */
const BACKLOG = 4_096;

interface Listener {
  stream: Readable;
  age: number;
}

/**
 * Tells whoever listens that something came on record. The store is asked, not the commands of this process: at scale it
 * is others that commit.
 */
@Injectable()
export class Listeners implements OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private running = false;
  private known = 0;

  constructor(private readonly engine: Engine) {}

  /** A stream of server-sent events. @throws LuoshiError `server.too_many_listeners` */
  async add(): Promise<Readable> {
    if (this.listeners.size >= MOST) throw new LuoshiError('server.too_many_listeners', `${MOST} listen already; ask again from time to time instead.`);
    const first = await this.engine.reads.lastEntry();
    const stream = new Readable({ read: () => undefined });
    const listener = { stream, age: 0 };
    this.listeners.add(listener);
    stream.once('close', () => this.listeners.delete(listener));
    this.known = Math.max(this.known, first);
    stream.push(told(this.known));
    if (!this.running) void this.run();
    return stream;
  }

  /** A server that stops waits for nobody who only listens. */
  onModuleDestroy(): void {
    for (const { stream } of this.listeners) stream.push(null);
    this.listeners.clear();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.listeners.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN).unref());
      // A store that does not answer has no news; whoever asks it for more hears of that.
      const newest = await this.engine.reads.lastEntry().catch(() => this.known);
      const isNews = newest > this.known;
      this.known = Math.max(this.known, newest);
      for (const listener of this.listeners) this.tell(listener, isNews);
    }
    this.running = false;
  }

  private tell(listener: Listener, isNews: boolean): void {
    const { stream } = listener;
    listener.age += 1;
    if (stream.readableLength > BACKLOG) return void stream.destroy();
    if (isNews) stream.push(told(this.known));
    else if (listener.age % QUIET === 0) stream.push(': heard\n\n');
    if (listener.age >= LIFE) stream.push(null);
  }
}

const told = (entry: number): string => `data: ${JSON.stringify({ entry } satisfies NewestEntry)}\n\n`;
