import { createHash } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, Command } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';
import type { Token } from '#libs/engine/ports';

export interface AuthenticatedRequest extends FastifyRequest {
  token?: Token;
}

const requestOf = (context: ExecutionContext): AuthenticatedRequest => context.switchToHttp().getRequest<AuthenticatedRequest>();

/** An ETag of ours: the version of a record. */
export const ONE_ETAG = /^"(\d{1,15})"$/;
/** What an Idempotency-Key may be. */
export const PRINTABLE = /^[\x21-\x7e]{1,200}$/;

/** The version the caller saw, from `If-Match: "3"`; 428 where it is absent. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = requestOf(context).headers['if-match'];
  if (header === undefined) throw new LuoshiError('precondition.required', 'A change of an existing record needs If-Match with the ETag it was read with.');
  const version = ONE_ETAG.exec(header)?.[1];
  if (version === undefined) throw new LuoshiError('precondition.malformed', `If-Match is one ETag such as "3", not ${header.slice(0, 80)}.`);
  return Number(version);
});

/** Who acts, by the token; the guard saw to it that there is one. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => actorOf(requestOf(context)));

/** The token itself, where a door asks for its rights too. */
export const CurrentToken = createParamDecorator((_: unknown, context: ExecutionContext): Token => tokenOf(requestOf(context)));

export function actorOf(request: AuthenticatedRequest): Actor {
  const { id, office } = tokenOf(request);
  return { id, office };
}

function tokenOf({ token }: AuthenticatedRequest): Token {
  if (token === undefined) throw new LuoshiError('auth.token_missing', 'Send Authorization: Bearer with a token.');
  return token;
}

/** The Idempotency-Key with the hash of what is asked under it; keys of different tokens never meet. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): Command['key'] => {
  const request = requestOf(context);
  return keyOf(request, request.body);
});

/** The same for a body that was read otherwise. @throws LuoshiError `idempotency.key_malformed` */
export function keyOf(request: AuthenticatedRequest, body: unknown): Command['key'] {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !PRINTABLE.test(key)) throw new LuoshiError('idempotency.key_malformed', 'An Idempotency-Key has 1 to 200 printable characters without blanks.');
  const asked = JSON.stringify([request.method, request.url, request.headers['if-match'] ?? null, body]);
  return { key: `${request.token?.id}:${key}`, fingerprint: createHash('sha256').update(asked).digest('hex') };
}
