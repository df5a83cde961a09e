import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { VERSION } from '#config';
import type { WebPages } from '../web-pages.js';

/** Files whose name holds a hash of what is in them never change. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** What the screens may load: this server's own files and answers. Styles made while they run bear the nonce of the page. */
const policyWith = (nonce: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * Serves the screens where no door is: their files by name, and their page at every address that a browser opens, so that
 * an address can be kept and sent on. Whoever does not ask for HTML is told that there is nothing.
 */
export function serveWeb(server: FastifyInstance, pages: WebPages, told: { demo: boolean; zone: string }): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 || (request.method !== 'GET' && request.method !== 'HEAD')) return done();
    const path = request.url.split('?', 1)[0] ?? '';
    const file = pages.find(path);
    if (file !== undefined) sendFile(request, reply, path, file);
    else if (isOpened(request, path)) sendPage(reply, pages.page, told);
    else done();
  });
}

function isOpened({ headers }: FastifyRequest, path: string): boolean {
  return path === '/' || (path !== '/api' && !path.startsWith('/api/') && !path.startsWith('/assets/') && (headers.accept ?? '').includes('text/html'));
}

function sendFile({ headers }: FastifyRequest, reply: FastifyReply, path: string, { type, etag, bodies }: NonNullable<ReturnType<WebPages['find']>>): void {
  void reply.headers({ 'Cache-Control': path.startsWith('/assets/') ? FOR_EVER : ASK_AGAIN, ETag: etag, Vary: 'Accept-Encoding', 'X-Content-Type-Options': 'nosniff' });
  if (headers['if-none-match'] === etag) return void reply.status(304).send();
  const taken = String(headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((one) => bodies.has(one) && new RegExp(String.raw`\b${one}\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))`).test(taken)) ?? 'identity';
  if (encoding !== 'identity') void reply.header('Content-Encoding', encoding);
  void reply.type(type).send(bodies.get(encoding));
}

function sendPage(reply: FastifyReply, page: string, { demo, zone }: { demo: boolean; zone: string }): void {
  const nonce = randomBytes(16).toString('base64url');
  const told = { NONCE: nonce, DEMO: demo ? 'on' : 'off', ZONE: zone, VERSION };
  void reply
    .headers({ 'Content-Security-Policy': policyWith(nonce), 'Cache-Control': 'no-store', Vary: 'Accept', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' })
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(/__LUOSHI_([A-Z]+)__/g, (_, name: keyof typeof told) => told[name] ?? ''));
}
