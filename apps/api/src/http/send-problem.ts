import type { FastifyReply, FastifyRequest } from 'fastify';
import { tellRequestId } from './request-id.js';

/** A problem on its way out, from wherever it arose: also where no route is known yet. */
export interface Problem {
  status: number;
  body: object;
}

/**
 * Answers a problem. One that stands in the log names its request; a refusal does not, so that its replay under an
 * Idempotency-Key is the same to the letter. The header has the id of every one.
 */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, { status, body }: Problem): void {
  tellRequestId(request, reply);
  void reply.status(status).type('application/problem+json').send(status < 500 ? body : { ...body, requestId: request.id });
}
