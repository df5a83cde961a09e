import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** A line for each request that was answered, at the level `info`. Its id leads to the faults that it met. */
export function logRequests(server: Pick<FastifyInstance, 'addHook'>, logger: Logger): void {
  if (!logger.isLevelEnabled('info')) return;
  server.addHook('onResponse', ({ id, method, url }, { statusCode, elapsedTime }, done) => {
    logger.info({ requestId: id, method, url, status: statusCode, milliseconds: Math.round(elapsedTime) }, 'request answered');
    done();
  });
}
