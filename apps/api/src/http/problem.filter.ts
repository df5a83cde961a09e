import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LuoshiError } from '#libs/kernel';
import { problemBody, statusOf } from './problem.js';
import { Refused } from './refused.js';
import type { Problem } from './send-problem.js';
import { sendProblem } from './send-problem.js';

/** Turns everything thrown into problem+json. Faults of ours are logged whole and told without their insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) this.logger.error({ requestId: request.id, err: error }, 'request failed');
    // Of a body that is not wanted no more is read than there is.
    if (problem.status === 408 || problem.status === 413) void reply.header('Connection', 'close');
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    sendProblem(request, reply, problem);
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) {
    const { by, code, reasons, allowed } = error.refusal;
    const status = by === 'right' ? 403 : 409;
    return { status, body: problemBody(status, code, error.message, { reasons: reasons.map(plainReason), allowed: allowed.map((one) => ({ ...one, reasons: one.reasons.map(plainReason) })) }) };
  }
  if (error instanceof LuoshiError) {
    const status = statusOf(error.code);
    return status === 500 ? hidden() : { status, body: problemBody(status, error.code, error.message, error.details) };
  }
  if (error instanceof HttpException) return fromFramework(error.getStatus(), error.message);
  const { statusCode, message } = (error ?? {}) as { statusCode?: number; message?: string };
  return typeof statusCode === 'number' && statusCode < 500 ? fromFramework(statusCode, message ?? '') : hidden();
}

/** What the framework throws before a controller is reached: bad JSON, unknown routes, bodies that are too large. */
function fromFramework(status: number, message: string): Problem {
  const code = { 404: 'request.not_found', 405: 'request.method_not_allowed', 413: 'request.too_large', 414: 'request.address_too_long', 415: 'request.unsupported_media_type' }[status] ?? (status < 500 ? 'request.malformed' : 'server.fault');
  return { status, body: problemBody(status, code, message) };
}

function hidden(): Problem {
  return { status: 500, body: problemBody(500, 'server.fault', 'The server failed; the fault is in its log.') };
}

export function plainReason({ code, en, zh, satisfy }: { code: string; en: string; zh: string; satisfy: { en: string; zh: string } }): object {
  return { code, en, zh, satisfy };
}
