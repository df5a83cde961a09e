import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  id: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Somebody who takes notices over HTTP: answers as told, and remembers what came. */
export class Receiver {
  readonly received: Received[] = [];
  /** The status of the next answers. */
  answer: number | ((request: Received) => number) = 204;
  private waiting: (() => void)[] = [];
  private readonly server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
      const received = { id: String(request.headers['webhook-id']), headers: request.headers, body };
      const status = typeof this.answer === 'function' ? this.answer(received) : this.answer;
      this.received.push(received);
      response.writeHead(status).end();
      for (const look of this.waiting) look();
    });
  });

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/notices`;
  }

  /** Resolves when so many different messages have come. */
  has(count: number): Promise<void> {
    return this.until(() => new Set(this.received.map(({ id }) => id)).size >= count);
  }

  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.waiting = this.waiting.filter((one) => one !== look);
        resolve();
      };
      this.waiting.push(look);
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
