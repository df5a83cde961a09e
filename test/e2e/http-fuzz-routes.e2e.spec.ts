import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { request as send } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { Problem } from '#libs/contracts';
import { operationsOf } from '../support/openapi.js';
import type { OpenApi, Operation } from '../support/openapi.js';
import { TestServer } from '../support/server.js';

/**
 * Doors that are no part of the API: the first page for people, and the document with the page that shows it. At scale
 * there is one more, the board of the queues at /admin/queues, which is the page of a package; here it is not there, as is
 * asked below.
 */
const OUTSIDE = /^\/$|^\/api\/docs(\/|-|$)|^\/api\/openapi\.json$/;
/** Those of HTTP itself; others, such as PROPFIND, no router knows. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'];

/** HEAD is answered without a problem's body, and QUERY is nothing without a body of its own, which is read before the address. */
const WITHOUT_404 = ['HEAD', 'QUERY'];

/** The addresses that the server's router got, as they were registered. */
const registered = new Set<string>();
function watch(message: unknown): void {
  (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ url }) => void registered.add(url));
}

let server: TestServer;
let operations: Operation[];
beforeAll(async () => {
  subscribe('fastify.initialization', watch);
  server = await TestServer.start();
  operations = operationsOf(await server.get<OpenApi>('/api/openapi.json'));
});
afterAll(async () => {
  unsubscribe('fastify.initialization', watch);
  await server.stop();
});

interface Told {
  status: number;
  allow: string[];
  type: string;
  code: string;
}

/** Asks with any method, also one that a browser would not send. */
function ask(method: string, path: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const asked = send(`${server.url}${path}`, { method, headers: { authorization: `Bearer ${server.root}` } }, (response) => {
      const { statusCode = 0, headers: { allow = '', 'content-type': type = '' } } = response;
      if (type.startsWith('text/event-stream')) {
        response.destroy();
        return resolve({ status: statusCode, allow: [], type, code: '' });
      }
      response.toArray().then((parts) => {
        const text = parts.join('');
        resolve({ status: statusCode, allow: allow.split(', ').sort(), type: type.split(';')[0] ?? '', code: /json/.test(type) && text !== '' ? ((JSON.parse(text) as Partial<Problem>).code ?? '') : '' });
      }, reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** By path: the methods of the document, and HEAD beside GET. */
function documented(): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, method } of operations) paths.set(path, [...(paths.get(path) ?? []), method, ...(method === 'GET' ? ['HEAD'] : [])].sort());
  return paths;
}

const addressOf = (path: string): string => path.replaceAll(/\{\w+\}/g, '511900');

describe('the router and the document', () => {
  it('have the same addresses', () => {
    const routed = [...registered].map((url) => url.replaceAll(/:(\w+)/g, '{$1}')).filter((url) => !OUTSIDE.test(url));
    expect([...new Set(routed)].sort()).toEqual([...documented().keys()].sort());
  });

  it('have the same methods: every other is answered 405, with those that there are', async () => {
    for (const [path, methods] of documented()) {
      for (const method of METHODS) {
        const told = await ask(method, addressOf(path));
        if (methods.includes(method)) expect([method, path, told.status]).not.toEqual([method, path, 405]);
        else expect([method, path, told]).toEqual([method, path, { status: 405, allow: methods, type: 'application/problem+json', code: method === 'HEAD' ? '' : 'request.method_not_allowed' }]);
      }
    }
  });
});

describe('an address that is in no document', () => {
  it.each(['/api', '/api/', '/api/nothing', '/api/agreements/a/b', '/api/agreements/a/events/b', '/api/governments/511900/vacancies', '/API/agreements', '/api//agreements', '/apis', '/%00', '/metrics/x', '/.env', '/admin', '/admin/queues', '/admin/queues/', '/admin/queues/api/queues', '/admin/queues/static/favicon.ico', '/api/docs/../../package.json', '/api/docs/%2e%2e%2fpackage.json'])(
    '%s is answered 404 whatever is asked of it',
    async (path) => {
      for (const method of METHODS.filter((one) => !WITHOUT_404.includes(one))) expect([method, await ask(method, path)]).toEqual([method, { status: 404, allow: [''], type: 'application/problem+json', code: 'request.not_found' }]);
    },
  );
});
