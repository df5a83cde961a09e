import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { problemBody } from './problem.js';
import { sendProblem } from './send-problem.js';

/**
 * Answers 405 with `Allow` where a path exists and the method does not. Watches the routes as they are registered; call
 * what it returns when all are. `isOurs` leaves out pages that refuse by themselves.
 */
export function refuseOtherMethods(server: Pick<FastifyInstance, 'addHook' | 'route' | 'supportedMethods'>, isOurs: (url: string) => boolean): () => void {
  const known = new Map<string, Set<string>>();
  let watching = true;
  server.addHook('onRoute', ({ url, method }) => {
    if (!watching || url.includes('*') || !isOurs(url)) return;
    const methods = known.get(url) ?? new Set<string>();
    for (const one of [method].flat()) methods.add(one);
    known.set(url, methods);
  });
  return () => {
    watching = false;
    for (const [url, methods] of known) {
      const allow = [...methods].sort().join(', ');
      const others = (server.supportedMethods as HTTPMethods[]).filter((method) => !methods.has(method));
      if (others.length === 0) continue;
      const refuse = (request: FastifyRequest, reply: FastifyReply): void => {
        void reply.header('Allow', allow);
        sendProblem(request, reply, { status: 405, body: problemBody(405, 'request.method_not_allowed', `${request.method} is not among ${allow}.`) });
      };
      // Before a body is read: what it holds does not matter.
      server.route({ url, method: others, onRequest: refuse, handler: refuse });
    }
  };
}
