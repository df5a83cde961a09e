import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';
import type { BullmqViews } from '#libs/queue';
import type { QueueWatch } from '../queue-watch.js';
import { bearerOf, mustBeAdmin } from './bearer.js';
import { BOARD } from './board-place.js';
import { problemOf } from './problem.filter.js';
import { sendProblem } from './send-problem.js';

/** What the page may load: this server's own files. Its styles stand in it and are set by its scripts. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";
/** What the page asks of others, such as fonts: it does without. */
const FOREIGN = /<link [^>]*href="https?:[^>]*>\s*/g;

/**
 * The queues for the system administrator: a page of a package, behind HTTP Basic, as a browser shows pages. It only
 * looks. What became of a message stands in the outbox, and is changed by its doors.
 */
export async function openQueueBoard(server: FastifyInstance, { engine, queue, views }: { engine: Engine; queue: QueueWatch; views: BullmqViews }): Promise<void> {
  const board = new FastifyAdapter().setBasePath(BOARD);
  createBullBoard({
    queues: views.queues.map((one) => new BullMQAdapter(one, { readOnlyMode: true })),
    serverAdapter: board,
    options: { uiConfig: { boardTitle: 'Luoshi 落实' } },
  });
  await server.register(
    async (scope) => {
      scope.addHook('onRequest', (request, reply, done) => {
        try {
          letIn(engine, request);
          if (queue.state === 'unreachable') throw new LuoshiError('queue.unreachable', 'Redis cannot be reached; messages wait in the outbox.');
          done();
        } catch (error) {
          tell(error, request, reply);
        }
      });
      scope.addHook('onSend', (_, reply, payload, done) => {
        void reply.header('Content-Security-Policy', POLICY);
        done(null, typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html') ? payload.replaceAll(FOREIGN, '') : payload);
      });
      await scope.register(board.registerPlugin());
    },
    { prefix: BOARD },
  );
}

/** The password is an administrator's token; the name is nobody's business. @throws LuoshiError `auth.…`, `request.method_not_allowed`. */
function letIn(engine: Engine, { method, headers }: FastifyRequest): void {
  const [, credentials = ''] = /^Basic ([A-Za-z0-9+/]{1,400}={0,2})$/i.exec(headers.authorization ?? '') ?? [];
  const [, secret] = /^[^:]*:([\x21-\x7e]{1,200})$/.exec(Buffer.from(credentials, 'base64').toString()) ?? [];
  if (secret === undefined) throw new LuoshiError('auth.token_missing', 'The password is a token of an administrator.');
  mustBeAdmin(bearerOf(engine, secret));
  if (method !== 'GET' && method !== 'HEAD') throw new LuoshiError('request.method_not_allowed', 'Here the queues are only looked at.');
}

function tell(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Basic realm="Luoshi", charset="UTF-8"');
  sendProblem(request, reply, problem);
}
