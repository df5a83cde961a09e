import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiDefaultResponse, ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Receipt } from '#libs/contracts';
import type { Answer } from '#libs/engine';
import type { Zone } from '#libs/kernel';
import { ONE_ETAG, PRINTABLE } from './headers.js';
import { PROBLEM, refusal } from './problem-document.js';
import { Refused } from './refused.js';

/** Documents what a door answers. Its own failures are problems too; what it refuses is told by its parts (`apiDocument`) and by `Refuses`. */
export function Tells(schema: z.ZodType, status = 200): MethodDecorator & ClassDecorator {
  return applyDecorators(ApiResponse({ status, standardSchema: schema }), ApiDefaultResponse({ description: 'The server failed.', content: PROBLEM }));
}

/** What a door answers to the bearer of a token. */
export const Answers = (schema: z.ZodType, status = 200): MethodDecorator & ClassDecorator => applyDecorators(ApiBearerAuth(), Tells(schema, status));

/** Documents a door that hands out a file as it is. */
export const AnswersFile = (types: readonly string[]): MethodDecorator =>
  applyDecorators(
    ApiBearerAuth(),
    ApiResponse({ status: 200, description: 'The file.', content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) }),
    ApiResponse({ status: 304, description: 'The caller has it: If-None-Match names its ETag.' }),
    ApiDefaultResponse({ description: 'The server failed.', content: PROBLEM }),
  );

/** Documents a door that tells events as they come. */
export const AnswersEvents = (): MethodDecorator =>
  applyDecorators(
    ApiBearerAuth(),
    ApiResponse({ status: 200, description: 'Server-sent events; the data of each is JSON: `{ "entry": 4711 }`.', content: { 'text/event-stream': { schema: { type: 'string' } } } }),
    ApiDefaultResponse({ description: 'The server failed.', content: PROBLEM }),
    Refuses(503),
  );

/** Documents refusals of a door that cannot be seen from its parts. */
export const Refuses = (...statuses: number[]): MethodDecorator & ClassDecorator => applyDecorators(...statuses.map((status) => ApiResponse({ status, ...refusal(status) })));

/** Documents that a change needs the version of what it changes. */
export const NeedsVersion = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiHeader({ name: 'If-Match', required: true, description: 'The ETag the record was read with.', schema: { type: 'string', pattern: ONE_ETAG.source } }),
    Refuses(412, 428),
  );

/** Documents the headers of a change of an existing record, and what a right, a chart and another writer make of it. */
export const ChangesRecord = (): MethodDecorator & ClassDecorator => applyDecorators(NeedsVersion(), KeyedOnce());

/** Documents a command of an office, and the header that makes it safe to repeat. */
export const KeyedOnce = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A replay within 24 hours gets the stored answer.', schema: { type: 'string', pattern: PRINTABLE.source } }),
    Refuses(403, 409),
  );

export const etag = (version: number): string => `"${version}"`;

/** The receipt of a command with its ETag. @throws Refused when a right or a chart refused it. */
export function receiptOf(answer: Answer, zone: Zone, reply: FastifyReply): Receipt {
  if (!answer.ok) throw new Refused(answer);
  const { id, version, state, at, created } = answer;
  void reply.header('ETag', etag(version));
  return { id, version, stage: state.split('.')[0] ?? state, state, at: zone.format3339(at), created };
}
