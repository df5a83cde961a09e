import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { LARGEST_FILE, tooLarge } from '#libs/documents';
import { LuoshiError } from '#libs/kernel';

/** The door that takes files. */
const DOOR = '/api/agreements/:id/documents';

/** Files in memory at once; who comes later waits, its bytes still on the other side of the wire. */
const AT_ONCE = 4;

/** Milliseconds a file may take to arrive: a slow one keeps others waiting. */
const PATIENCE = 60_000;

/**
 * Lets bodies of any type through to the door that takes files, unread: who asks is seen before the first byte is. Other
 * doors take JSON alone.
 */
export function takeFiles(server: Pick<FastifyInstance, 'addContentTypeParser'>): void {
  server.addContentTypeParser('*', (request, body, done) => {
    if (request.routeOptions.url === DOOR) done(null, body);
    else done(new LuoshiError('request.unsupported_media_type', `This door takes application/json, not ${request.headers['content-type']?.slice(0, 80) ?? 'a body without a type'}.`));
  });
}

/** Reads the files that are sent, a few at a time. */
@Injectable()
export class Uploads {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * Reads a file and hands it to `work`; its place is free again when that is over.
   *
   * @throws LuoshiError `request.unsupported_media_type` where JSON was sent, `document.too_large`, `request.timeout`,
   * `request.cut_off`.
   */
  async take<T>(body: unknown, work: (bytes: Buffer) => Promise<T>): Promise<T> {
    if (body !== undefined && !isStream(body)) throw new LuoshiError('request.unsupported_media_type', 'A file is sent as it is, not as JSON.');
    if (this.underWay === AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.underWay += 1;
    try {
      return await work(body === undefined ? Buffer.alloc(0) : await read(body));
    } finally {
      // The place is handed on, not given back.
      const next = this.waiting.shift();
      if (next === undefined) this.underWay -= 1;
      else next();
    }
  }
}

function isStream(body: unknown): body is IncomingMessage {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body && 'headers' in body;
}

async function read(body: IncomingMessage): Promise<Buffer> {
  const told = Number(body.headers['content-length'] ?? 0);
  if (told > LARGEST_FILE) throw tooLarge(told);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LuoshiError('request.timeout', `The file did not arrive within ${PATIENCE / 1000} s.`)), PATIENCE);
  });
  try {
    return await Promise.race([gathered(body), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function gathered(body: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    // Not `for await`: leaving that early would destroy the connection with the answer still to be sent.
    for await (const part of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > LARGEST_FILE) throw tooLarge(size);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof LuoshiError ? error : new LuoshiError('request.cut_off', 'The connection ended before the file did.');
  }
  return Buffer.concat(parts, size);
}
