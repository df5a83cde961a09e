import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';

/** The Idempotency-Keys under which a command is running now; a second one meets a 409. */
@Injectable()
export class RunningKeys {
  private readonly running = new Set<string>();

  /** @throws LuoshiError `idempotency.key_running`. */
  async hold<T>(key: Command['key'], work: () => Promise<T>): Promise<T> {
    if (key === undefined) return work();
    if (this.running.has(key.key)) throw new LuoshiError('idempotency.key_running', 'A request with this Idempotency-Key is still running.');
    this.running.add(key.key);
    try {
      return await work();
    } finally {
      this.running.delete(key.key);
    }
  }
}
