import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installationRoot } from '#config';
import { agreementChart, followUpChart, obligationChart } from '#libs/charts';
import type { ActingView, SessionView } from '#libs/contracts';
import { BAZHONG, must } from '../support/lives.js';
import { TestServer } from '../support/server.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const BUILT = join(installationRoot(), 'dist/apps/web');

let server: TestServer;
let demo: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
  demo = await TestServer.start({ demo: true });
});
afterAll(async () => {
  await server.stop();
  await demo.stop();
});

const open = (path: string, headers: Record<string, string> = BROWSER): ReturnType<TestServer['request']> => server.request('GET', path, { token: null, headers });

describe('the page of the screens', () => {
  it('is served at / and wherever a browser opens an address', async () => {
    const { text: page } = await open('/', { accept: '*/*' });
    expect(page).toContain('<div id="root">');
    const anew = (text: string): string => text.replaceAll(/nonce="[^"]*"/g, '');
    for (const path of ['/ledger?stage=signed', '/agreements/P6', '/nothing/at/all']) {
      const { status, text, headers } = await open(path);
      expect([path, status, headers.get('content-type'), headers.get('cache-control')]).toEqual([path, 200, 'text/html; charset=utf-8', 'no-store']);
      expect(anew(text)).toBe(anew(page));
    }
  });

  it('lets in nothing but this server, and styles that bear the nonce of this answer', async () => {
    const policies = await Promise.all([open('/'), open('/')]).then((replies) => replies.map(({ text, headers }) => {
      const policy = headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? 'none';
      expect(text).toContain(`nonce="${nonce}"`);
      expect(text).not.toContain('__LUOSHI_');
      expect(text.match(/<script(?![^>]* src="\/assets\/)|<style|https?:\/\//g)).toBeNull();
      return policy;
    }));
    expect(policies[0]).not.toBe(policies[1]);
    expect(policies[0]).toContain("default-src 'none'; script-src 'self';");
    expect(policies[0]).not.toContain('unsafe');
  });

  it.each(['/api', '/api/', '/api/nothing', '/api/agreements/a/b', '/assets/nothing.js'])('is not the answer to %s, also in a browser', async (path) => {
    expect(await open(path)).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
  });

  it.each(['/nothing', '/.env', '/manifest.json/x', '/../package.json', '/assets/../../../package.json'])('is not the answer to %s where no browser asks', async (path) => {
    expect(await open(path, { accept: 'application/json' })).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
  });

  it('comes with files that are packed and never asked for again, as their names change with them', async () => {
    const { text } = await open('/');
    const files = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const { status, headers } = await open(file);
      expect([file, status, headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([file, 200, 'public, max-age=31536000, immutable', 'nosniff']);
      expect((await open(file, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
    }
    const script = files.find((file) => file.endsWith('.js')) ?? '';
    const plain = await open(script, { 'accept-encoding': 'identity' });
    for (const encoding of ['br', 'gzip']) {
      const packed = await open(script, { 'accept-encoding': encoding });
      expect([packed.headers.get('content-encoding'), packed.text === plain.text]).toEqual([encoding, true]);
    }
    expect((await open(script, { 'accept-encoding': 'br;q=0, gzip' })).headers.get('content-encoding')).toBe('gzip');
  });

  it('comes with the charts as they are drawn', async () => {
    const { body } = await server.request<Record<string, { line: string[]; states: { path: string }[] }>>('GET', '/charts.json', { token: null });
    for (const { line, states } of Object.values(body)) expect(states.map(({ path }) => path)).toEqual(expect.arrayContaining(line));
    expect(body.agreement?.line).toEqual(['proposed', 'signed', 'implementing', 'evaluated']);
  });

  it('comes with the reasons why charts and rights refuse, which the history keeps as codes', async () => {
    const { body } = await server.request<Record<string, Record<string, { en: string; zh: string }>>>('GET', '/reasons.json', { token: null });
    for (const { name, reasons } of [agreementChart, followUpChart, obligationChart]) {
      for (const { code } of Object.values(reasons)) expect([name, code, Object.values(reasons).find((one) => one.code === code)]).toEqual([name, code, expect.objectContaining(body[name]?.[code] ?? { en: 'none' })]);
    }
    expect([body.followUp?.['right.supervising_office_only'], body.obligation?.['right.superior_only']?.en]).toEqual([{ en: 'Only the supervising office does this.', zh: '只有督办单位可以办理。' }, expect.stringMatching(/^A report is judged/)]);
  });
});

describe('the first load', () => {
  const manifest = JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8')) as Record<string, { file: string; isEntry?: boolean; imports?: string[] }>;
  const needed = (name: string, seen = new Set<string>()): Set<string> => {
    if (!seen.has(name)) {
      seen.add(name);
      for (const one of manifest[name]?.imports ?? []) needed(one, seen);
    }
    return seen;
  };

  it('takes at most 350 kB of packed JavaScript, the cockpit and one language in it', () => {
    const names = ['index.html', 'src/show.tsx', 'src/words/index.ts', 'src/words/zh.ts', 'src/screens/cockpit/index.tsx'];
    const parts = new Set(names.map((name) => Object.keys(manifest).find((key) => key.endsWith(name)) ?? `no ${name}`).flatMap((name) => [...needed(name)]));
    const bytes = [...parts].map((name) => {
      const packed = readFileSync(join(BUILT, `${manifest[name]?.file}.gz`));
      expect(gunzipSync(packed).length).toBeGreaterThan(0);
      return packed.length;
    });
    expect(bytes.length).toBeGreaterThan(3);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(350_000);
  });
});

describe('who acts', () => {
  it('is told to the bearer of a token', async () => {
    expect(await server.get<SessionView>('/api/session')).toMatchObject({ name: 'first token', admin: true, office: { code: '100000', name: '中华人民共和国', level: 'national' } });
    const { body } = await server.request<SessionView>('GET', '/api/session', { token: await server.as(BAZHONG) });
    expect(body).toMatchObject({ name: 'clerk', admin: false, office: { code: BAZHONG, name: '巴中市', level: 'prefecture' } });
  });

  it('may be anybody on the ledger of the demonstration: two people of an office, the same at every asking', async () => {
    const act = async (person: string): Promise<ActingView> => (await must(demo.post<ActingView>('/api/demo/acting', { office: BAZHONG, person }, { token: null }))).body;
    const [first, again, second] = [await act('first'), await act('first'), await act('second')];
    expect(again).toEqual(first);
    expect(second.id).not.toBe(first.id);
    expect(first).toMatchObject({ admin: false, office: { code: BAZHONG, name: '巴中市' } });
    expect(await demo.request('GET', '/api/session', { token: first.token })).toMatchObject({ status: 200, body: { id: first.id } });
    expect((await demo.request('GET', '/', { token: null, headers: BROWSER })).text).toContain('name="luoshi:demo" content="on"');
  });

  it('is lent to nobody who reached the server under another name, for no office that is not', async () => {
    expect(await demo.post('/api/demo/acting', { office: '999999' }, { token: null })).toMatchObject({ status: 422, body: { code: 'government.unknown' } });
    const { hostname, port } = new URL(demo.url);
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((tell) => {
      const asked = request({ hostname, port, path: '/api/demo/acting', method: 'POST', headers: { host: 'evil.example', 'content-type': 'application/json' } }, (response) => {
        response.resume();
        tell(response.statusCode);
      });
      asked.end(JSON.stringify({ office: BAZHONG }));
    });
    expect(status).toBe(403);
  });

  it('is lent to nobody outside the demonstration', async () => {
    expect(await server.post('/api/demo/acting', { office: BAZHONG }, { token: null })).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
    expect((await open('/')).text).toContain('name="luoshi:demo" content="off"');
  });
});
