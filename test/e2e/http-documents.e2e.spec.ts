import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { DocumentView, Problem } from '#libs/contracts';
import { DOCX, MACROS, PDF, PNG, PROGRAM, zipOf } from '../support/files.js';
import { BAZHONG, followUpOf, HANZHONG, must, NATIONAL, opened, SHAANXI, SICHUAN, sign, signed } from '../support/lives.js';
import type { Reply } from '../support/server.js';
import { midnight, morning, TestServer } from '../support/server.js';

const TODAY = '2026-11-25';
const MB = 1024 * 1024;
const CHENGDU = '510100';

let server: TestServer;
let agreement: string;
beforeAll(async () => {
  server = await TestServer.start({ at: morning('2026-03-02') });
  agreement = await signed(server, '2026-03-02');
  server.clock.set(morning(TODAY));
});
afterAll(() => server.stop());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const entries = async (): Promise<number> => (await server.get<{ total: number }>('/api/audit/entries?limit=1')).total;
const listed = async (id = agreement): Promise<DocumentView[]> => (await server.get<{ items: DocumentView[] }>(`/api/agreements/${id}/documents?limit=200`)).items;
/** Every byte of a content, with its headers. */
async function download(id: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(`${server.url}/api/documents/${id}/content`, { headers: { authorization: `Bearer ${server.root}`, ...headers } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('a file that is uploaded', () => {
  it('comes back as it was, byte by byte, and nobody takes it for a page', async () => {
    const large = Buffer.concat([PDF, Buffer.alloc(10 * MB - PDF.length, 'x')]);
    const { status, body, headers } = await server.upload(agreement, BAZHONG, "开工令 (1)'.pdf", large, { 'content-type': 'application/pdf' });
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([201, `/api/documents/${body.id}`, `"${sha256(large)}"`]);
    expect(body).toEqual({ id: body.id, agreement, name: "开工令 (1)'.pdf", version: 1, type: 'application/pdf', size: 10 * MB, sha256: sha256(large), office: BAZHONG, actor: body.actor, uploadedAt: morning(TODAY) });
    expect(await server.get(`/api/documents/${body.id}`)).toEqual(body);
    const got = await download(body.id);
    expect([got.status, got.bytes.equals(large)]).toEqual([200, true]);
    expect(Object.fromEntries(['content-type', 'content-length', 'content-disposition', 'x-content-type-options', 'content-security-policy', 'etag', 'cache-control'].map((name) => [name, got.headers.get(name)]))).toEqual({
      'content-type': 'application/pdf', 'content-length': String(10 * MB), 'content-disposition': "attachment; filename*=UTF-8''%E5%BC%80%E5%B7%A5%E4%BB%A4%20%281%29%27.pdf",
      'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", etag: `"${sha256(large)}"`, 'cache-control': 'private, no-cache',
    });
    expect(await download(body.id, { 'if-none-match': `"${sha256(large)}"` })).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
  });

  it('under a name that is there is its next version, and the older stay', async () => {
    const versions = [PNG, DOCX, PNG].map((file, index) => [index === 1 ? '纪要.docx' : '现场.png', file] as const);
    for (const [name, file] of versions) await must(server.upload(agreement, HANZHONG, name, file));
    const found = (await listed()).filter(({ name }) => name !== "开工令 (1)'.pdf");
    expect(found.map(({ name, version, sha256: hash }) => [name, version, hash])).toEqual([['现场.png', 1, sha256(PNG)], ['纪要.docx', 1, sha256(DOCX)], ['现场.png', 2, sha256(PNG)]]);
  });

  it('is the same file under a name that is composed otherwise', async () => {
    const first = await must(server.upload(agreement, HANZHONG, 'résumé.pdf', PDF));
    const second = await must(server.upload(agreement, HANZHONG, 're\u0301sume\u0301.pdf', PDF));
    expect([first.body.version, second.body.version, second.body.name]).toEqual([1, 2, 'résumé.pdf']);
  });

  it('is told in the history of its agreement, which does not move', async () => {
    const { version } = await server.agreement(agreement);
    const { body } = await must(server.upload(agreement, SICHUAN, '批复.pdf', PDF));
    const { items } = await server.get<{ items: { entry: object }[] }>(`/api/agreements/${agreement}/history?limit=200`);
    expect(items.at(-1)?.entry).toMatchObject({
      record: { kind: 'document', id: body.id, version: 1 }, office: SICHUAN, outcome: 'done',
      event: { type: 'ADD_DOCUMENT', payload: { name: '批复.pdf', version: 1, type: 'application/pdf', size: PDF.length, sha256: sha256(PDF) } },
    });
    expect((await server.agreement(agreement)).version).toBe(version);
  });

  it('is kept once where it is sent twice under one key', async () => {
    const send = (): Promise<Reply<DocumentView & Problem>> => server.upload(agreement, BAZHONG, '台账.pdf', PDF, { 'idempotency-key': 'file-1' });
    const first = await must(send());
    expect((await send()).text).toBe(first.text);
    expect((await listed()).filter(({ name }) => name === '台账.pdf')).toHaveLength(1);
    expect((await server.upload(agreement, BAZHONG, '台账.pdf', DOCX, { 'idempotency-key': 'file-1' })).body).toMatchObject({ status: 422 });
  });

  it('is taken of twelve at once as of one', async () => {
    const large = Buffer.concat([PDF, Buffer.alloc(2 * MB, 'x')]);
    const all = await Promise.all(Array.from({ length: 12 }, (_, n) => server.upload(agreement, BAZHONG, `照片${n % 3}.pdf`, large)));
    expect(all.map(({ status }) => status)).toEqual(Array<number>(12).fill(201));
    expect(all.map(({ body }) => `${body.name} ${body.version}`).sort()).toEqual([0, 1, 2].flatMap((n) => [1, 2, 3, 4].map((version) => `照片${n}.pdf ${version}`)));
  });
});

describe('a file that is refused', () => {
  const bomb = zipOf([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml', inflated: 60 * MB }]);
  it.each([
    ['over 10 MB', 'a.pdf', Buffer.concat([PDF, Buffer.alloc(10 * MB, 'x')]), {}, 413, 'document.too_large'],
    ['that is empty', 'a.pdf', Buffer.alloc(0), {}, 422, 'document.empty'],
    ['that is a program', 'a.pdf', PROGRAM, {}, 422, 'document.type_refused'],
    ['with macros', 'a.docx', MACROS, {}, 422, 'document.type_refused'],
    ['of another type than its name', 'a.png', PDF, {}, 422, 'document.false_type'],
    ['of another type than it was sent as', 'a.pdf', PDF, { 'content-type': 'image/png' }, 422, 'document.false_type'],
    ['that would fill the disk', 'a.xlsx', bomb, {}, 422, 'document.inflates'],
    ['in a form', 'a.pdf', PDF, { 'content-type': 'multipart/form-data; boundary=x' }, 422, 'document.false_type'],
    ['as JSON', 'a.pdf', Buffer.from('{}'), { 'content-type': 'application/json' }, 415, 'request.unsupported_media_type'],
    ['with a way in its name', '../a.pdf', PDF, {}, 422, 'request.invalid'],
    ['with a name that turns around', 'a\u202efdp.exe.pdf', PDF, {}, 422, 'request.invalid'],
    ['without an ending', 'a', PDF, {}, 422, 'request.invalid'],
  ] as const)('%s, leaves nothing behind', async (_, name, file, headers, status, code) => {
    const before = [await entries(), (await listed()).length];
    expect((await server.upload(agreement, BAZHONG, name, file, headers)).body).toMatchObject({ status, code });
    expect([await entries(), (await listed()).length]).toEqual(before);
  });

  it('in pieces over 10 MB is refused when they are too many', async () => {
    const pieces = new ReadableStream<Uint8Array>({ start: (out) => { for (let n = 0; n < 11; n += 1) out.enqueue(new Uint8Array(MB)); out.close(); } });
    const asked = fetch(`${server.url}/api/agreements/${agreement}/documents?name=a.txt`, { method: 'POST', body: pieces, duplex: 'half', headers: { authorization: `Bearer ${server.root}`, 'content-type': 'text/plain' } });
    expect((await asked).status).toBe(413);
  });

  it('breaks off, and the next is taken', async () => {
    const before = (await listed()).length;
    const stop = new AbortController();
    const half = new ReadableStream<Uint8Array>({ start: (out) => out.enqueue(PDF), pull: () => void stop.abort() });
    const asked = fetch(`${server.url}/api/agreements/${agreement}/documents?name=b.pdf`, { method: 'POST', body: half, duplex: 'half', signal: stop.signal, headers: { authorization: `Bearer ${await server.as(BAZHONG)}` } });
    await expect(asked).rejects.toThrow();
    await must(server.upload(agreement, BAZHONG, 'b.pdf', PDF));
    expect((await listed()).length).toBe(before + 1);
  });

  it('because of a missing right is told in the history', async () => {
    for (const office of [CHENGDU, '511921']) await server.as(office);
    const before = await entries();
    for (const office of [CHENGDU, '511921']) expect((await server.upload(agreement, office, 'a.pdf', PDF)).body).toMatchObject({ status: 403, code: 'right.concerned_office_only', reasons: [{ zh: expect.stringContaining('督办单位') }] });
    expect([await entries(), (await listed()).some(({ name }) => name === 'a.pdf')]).toEqual([before + 2, false]);
  });

  it('for an agreement that is not there', async () => {
    expect((await server.upload('NOPE', BAZHONG, 'a.pdf', PDF)).body).toMatchObject({ status: 404, code: 'agreement.not_found' });
    expect((await server.request('GET', '/api/agreements/NOPE/documents')).body).toMatchObject({ status: 404 });
    for (const path of ['', '/content']) expect((await server.request('GET', `/api/documents/NOPE${path}`)).body).toMatchObject({ status: 404, code: 'document.not_found' });
  });
});

describe('who may add a file', () => {
  it('is a party, what lies above it, and the office that supervises', async () => {
    const id = await signed(server, '2026-03-02');
    for (const office of [BAZHONG, HANZHONG, SICHUAN, SHAANXI, NATIONAL]) expect((await server.upload(id, office, `${office}.pdf`, PDF)).status).toBe(201);
    await must(server.send(id, BAZHONG, 'DESIGNATE', { id: 'JBAHAN', name: '巴汉联合办公室', document: '1号', until: null }));
    expect((await server.upload(id, 'JBAHAN', '联办.pdf', PDF)).status).toBe(201);
  });
});

describe('a document that a command names', () => {
  it('stands in the record with the name and hash that the store has', async () => {
    const id = await opened(server);
    const { body: scan } = await must(server.upload(id, BAZHONG, '签署件.pdf', PDF));
    const told = { document: scan.id, name: '签署件.pdf', version: 1, sha256: sha256(PDF) };
    await must(sign(server, id, BAZHONG, TODAY, { withoutObligations: '框架', document: '巴府〔2026〕1号', scan: scan.id }));
    await must(sign(server, id, HANZHONG, TODAY));
    const { body: report } = await must(server.upload(id, BAZHONG, '进展.docx', DOCX));
    await must(server.send(id, BAZHONG, 'SUBMIT_EVIDENCE', { party: BAZHONG, kind: 'report', title: '进展', date: TODAY, document: report.id }));
    expect(await server.agreement(id)).toMatchObject({
      signatures: [{ party: BAZHONG, document: '巴府〔2026〕1号', scan: told }, { party: HANZHONG }],
      evidence: [{ title: '进展', file: { document: report.id, name: '进展.docx', version: 1, sha256: sha256(DOCX) } }],
    });
  });

  it('stands in a response too', async () => {
    const late = await signed(server, '2026-03-02');
    await server.tick(midnight(TODAY));
    const { id } = await followUpOf(server, late, SICHUAN);
    await must(server.press(id, SICHUAN, 'OPEN'));
    const { body } = await must(server.upload(late, BAZHONG, '开工令.pdf', PDF));
    await must(server.press(id, BAZHONG, 'RESPOND', { party: BAZHONG, text: '已开工', evidence: [{ title: '开工令', document: body.id }] }));
    expect((await followUpOf(server, late, SICHUAN)).responses).toMatchObject([{ evidence: [{ title: '开工令', file: { document: body.id, sha256: sha256(PDF) } }] }]);
  });

  it('and is not of its agreement is refused, and so is a hash that the caller tells', async () => {
    const other = await signed(server, TODAY);
    const { body } = await must(server.upload(other, BAZHONG, 'a.pdf', PDF));
    const evidence = { party: BAZHONG, kind: 'report', title: '进展', date: TODAY };
    const before = await entries();
    for (const document of [body.id, 'NOPE']) expect((await server.send(agreement, BAZHONG, 'SUBMIT_EVIDENCE', { ...evidence, document })).body).toMatchObject({ status: 422, code: 'document.unknown', unknown: [{ at: 'payload.document', id: document }] });
    expect((await server.send(agreement, BAZHONG, 'SUBMIT_EVIDENCE', { ...evidence, file: { name: 'a.pdf', sha256: sha256(PDF) } })).body).toMatchObject({ status: 422, code: 'request.invalid' });
    expect(await entries()).toBe(before);
  });
});

describe('a file whose content was changed behind the door', () => {
  it('is not handed out, and its hashes are told', async () => {
    const { body } = await must(server.upload(agreement, BAZHONG, '被改.pdf', PDF));
    const file = new Database(server.databaseFile);
    file.prepare('update document_content set bytes = ? where document = ?').run(PNG, body.id);
    file.close();
    const reply = await server.request('GET', `/api/documents/${body.id}/content`);
    expect(reply.body).toMatchObject({ status: 409, code: 'document.changed', id: body.id, sha256: sha256(PDF), found: sha256(PNG) });
    expect(await server.get(`/api/documents/${body.id}`)).toEqual(body);
  });
});
