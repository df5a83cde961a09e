import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiDefaultResponse, ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Receipt } from '#libs/contracts';
import { problem } from '#libs/contracts';
import type { Answer } from '#libs/engine';
import type { Zone } from '#libs/kernel';
import { Refused } from './refused.js';

/** Documents what a door answers: its schema, and that every error is a problem. */
export function Answers(schema: z.ZodType, status = 200): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiBearerAuth(),
    ApiResponse({ status, standardSchema: schema }),
    ApiDefaultResponse({ description: 'RFC 9457 problem, application/problem+json', standardSchema: problem }),
  );
}

/** Documents the headers of a change of an existing record. */
export const ChangesRecord = (): MethodDecorator & ClassDecorator =>
  applyDecorators(ApiHeader({ name: 'If-Match', required: true, description: 'The ETag the record was read with.' }), KeyedOnce());

/** Documents the header that makes a request safe to repeat. */
export const KeyedOnce = (): MethodDecorator & ClassDecorator =>
  ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A replay within 24 hours gets the stored answer.' });

export const etag = (version: number): string => `"${version}"`;

/** The receipt of a command with its ETag. @throws Refused when a right or a chart refused it. */
export function receiptOf(answer: Answer, zone: Zone, reply: FastifyReply): Receipt {
  if (!answer.ok) throw new Refused(answer);
  const { id, version, state, at, created } = answer;
  void reply.header('ETag', etag(version));
  return { id, version, stage: state.split('.')[0] ?? state, state, at: zone.format3339(at), created };
}
