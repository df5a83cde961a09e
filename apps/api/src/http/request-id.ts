import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

const HEADER = 'X-Request-Id';
/** What is safe in a log, a header and an address. */
const TAKEN = /^[A-Za-z0-9._-]{1,64}$/;

/** The id by which a request is found in the log: its caller's, or one of our own. */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const told = headers[HEADER.toLowerCase()];
  return typeof told === 'string' && TAKEN.test(told) ? told : randomUUID();
}

export function tellRequestId({ id }: FastifyRequest, reply: FastifyReply): void {
  void reply.header(HEADER, id);
}
