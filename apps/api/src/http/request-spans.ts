import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Span, Traces } from '#libs/engine/ports';

/** Asked every few seconds by machines: they would hide the rest. */
const UNTOLD = new Set(['/livez', '/readyz', '/metrics']);

/** The span of each request under way that is told. */
const spans = new WeakMap<FastifyRequest, Span>();

/** A span for each request. A caller's traceparent is taken up, and every answer has the one by which to find it. */
export function traceRequests(server: Pick<FastifyInstance, 'addHook'>, traces: Traces): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { method, headers, routeOptions: { url: route } } = request;
    if (route !== undefined && UNTOLD.has(route)) return done();
    const { traceparent } = headers;
    const span = traces.begin(route === undefined ? method : `${method} ${route}`, {
      kind: 'server', parent: typeof traceparent === 'string' ? traceparent : null,
      attributes: { 'http.request.method': method, 'luoshi.request_id': request.id, ...(route === undefined ? {} : { 'http.route': route }) },
    });
    if (span.context !== null) {
      spans.set(request, span);
      void reply.header('traceparent', span.context);
    }
    done();
  });
  server.addHook('onResponse', (request, { statusCode }, done) => {
    const span = spans.get(request);
    span?.tell({ 'http.response.status_code': statusCode });
    span?.end(statusCode >= 500 ? `answered ${statusCode}` : undefined);
    done();
  });
}

/** The span of the request, for what is done for it; null where nothing is traced. */
export const Trace = createParamDecorator((_: unknown, context: ExecutionContext): string | null => spans.get(context.switchToHttp().getRequest<FastifyRequest>())?.context ?? null);
