import type { Redis } from 'ioredis';

/** `slow` takes long to answer, and messages go on; `full` keeps nothing more, and they wait in the outbox as while it is unreachable. */
export type QueueState = 'ok' | 'slow' | 'full' | 'unreachable';

/** Milliseconds between two looks, until an answer is slow, and until there is none. */
const EVERY = 2000;
const SLOW = 500;
export const PATIENCE = 2000;

/** Looks every few seconds at how the server is: one that is frozen keeps its connections open and answers nobody. */
export class RedisWatch {
  state: QueueState = 'unreachable';
  private looking = false;
  private readonly timer: NodeJS.Timeout;

  /** @param redis gives a command up after `PATIENCE` */
  constructor(private readonly redis: Redis) {
    redis.on('ready', () => void this.look());
    redis.on('close', () => (this.state = 'unreachable'));
    this.timer = setInterval(() => void this.look(), EVERY);
    this.timer.unref();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    const asked = performance.now();
    try {
      const memory = await this.redis.info('memory');
      this.state = isFull(memory) ? 'full' : performance.now() - asked > SLOW ? 'slow' : 'ok';
    } catch {
      this.state = 'unreachable';
    } finally {
      this.looking = false;
    }
  }
}

/** As the server itself decides whether it takes a command that needs memory. */
function isFull(memory: string): boolean {
  const of = (name: string): number => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(memory)?.[1] ?? 0);
  const most = of('maxmemory');
  return most > 0 && of('used_memory') - of('mem_not_counted_for_evict') >= most;
}
