import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { SwaggerModule } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from '../app.module.js';
import type { House } from '../app.module.js';
import { apiDocument } from './document.js';
import { BOARD } from './board-place.js';
import { refuseOtherMethods } from './other-methods.js';
import { problemOf } from './problem.filter.js';
import { requestId, tellRequestId } from './request-id.js';
import { logRequests } from './request-log.js';
import { traceRequests } from './request-spans.js';
import { sendProblem } from './send-problem.js';
import { serveWeb } from './web-app.js';
import { takeFiles } from './uploads.js';

const MIB = 1024 * 1024;
/** A request body; a file that is brought in may be larger. */
const BODY_LIMIT = MIB;
const IMPORT_LIMIT = 64 * MIB;

/** What fails before any route is known, such as an address that cannot be read. */
function tellProblem(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(request, reply, problemOf(error));
}

/** Builds the HTTP server over a running engine. It listens nowhere yet. */
export async function createServer(house: House): Promise<NestFastifyApplication> {
  const { logger } = house;
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, forceCloseConnections: 'idle', frameworkErrors: tellProblem, genReqId: requestId });
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    tellRequestId(request, reply);
    done();
  });
  logRequests(adapter.getInstance(), logger);
  // Bodies are JSON, or files: of the parsers that are there by themselves only that of JSON stays.
  adapter.getInstance().removeContentTypeParser('text/plain');
  takeFiles(adapter.getInstance());
  adapter.getInstance().addHook('onRoute', (route) => {
    if (route.url === '/api/imports') route.bodyLimit = IMPORT_LIMIT;
  });
  if (house.web !== null) serveWeb(adapter.getInstance(), house.web, { demo: house.demo, zone: house.engine.reference.zone.name });
  if (house.traces !== null) traceRequests(adapter.getInstance(), house.traces);
  const refuse = refuseOtherMethods(adapter.getInstance(), (url) => !url.startsWith(BOARD));
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(house), adapter, { bufferLogs: true, abortOnError: false, bodyParser: false });
  app.useLogger(app.get(Logger));
  if (house.views !== null) {
    // Loaded here alone: the embedded profile has no such page, and starts without it.
    const { openQueueBoard } = await import('./queue-board.js');
    await openQueueBoard(adapter.getInstance(), { ...house, views: house.views });
  }
  // Made when it is first asked for: a fifth of a start.
  SwaggerModule.setup('api/docs', app, () => apiDocument(app), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
  await app.init();
  refuse();
  return app;
}
