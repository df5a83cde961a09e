import fc from 'fast-check';
import type { AgreementView, FollowUpView } from '#libs/contracts';
import { PDF } from './files.js';
import { importSamples } from './import-samples.js';
import { BAZHONG, HANZHONG, must, NATIONAL, obligationOf, opened, proposalOf, proven, SHAANXI, SICHUAN, sign, signed } from './lives.js';
import type { Operation, Parameter, Schema } from './openapi.js';
import type { Ask, Caller, There } from './request-arbitrary.js';
import { CURRENT } from './request-arbitrary.js';
import type { Known } from './schema-arbitrary.js';
import { midnight, morning, TestServer } from './server.js';
import type { Asking } from './server.js';
import { shippedPolicies } from './shipped-data.js';

const TODAY = '2026-11-25';
const OFFICES = [BAZHONG, HANZHONG, SICHUAN, SHAANXI, NATIONAL] as const;
const LISTS = ['agreements', 'follow-ups', 'governments', 'policies', 'regions', 'tokens', 'audit/entries', 'deliveries/dead', 'inbox', 'notices', 'recipients', 'joint-offices'];

/** Proposals whose parties fit together, which a schema alone does not ask for. */
const proposals = fc
  .tuple(fc.shuffledSubarray([...OFFICES], { minLength: 2 }), fc.constantFrom('agreement', 'memorandum', 'action_plan'), fc.boolean())
  .map(([[lead = '', ...others], form, planned]) => proposalOf({ form, lead, parties: [lead, ...others].map((code) => ({ code })), ...(planned ? { obligations: [obligationOf()] } : {}) }));

const obligationEvents = fc.constantFrom(
  { type: 'SUBMIT_REPORT', payload: { party: BAZHONG, done: '完成可研' } },
  { type: 'RESCHEDULE', payload: { schedule: { kind: 'once', dueOn: '2028-06-30' }, reason: '工期顺延' } },
);

const [shippedPolicy] = shippedPolicies() as [{ rules: object }];
/** The shipped policy with another wait for implementation. */
const policyOf = (workingDays: number): object => ({
  ...shippedPolicy, version: 1000 + workingDays, rules: { ...shippedPolicy.rules, signedNotImplemented: { workingDays, withoutObligations: 5 } },
});

/** A request ready to be sent. */
export interface Prepared {
  url: string;
  asking: Asking;
}

/** Designated by one of them. */
const JOINT = 'J001';

/** A server with the real ledger and with agreements and follow-ups in many states, and what can be asked of them. */
export class SeededServer implements There {
  /** Agreements of Bazhong and Hanzhong, in many states. */
  private made: string[] = [];
  private agreements: string[] = [];
  private followUps: string[] = [];
  private evidence: string[] = [];
  private documents: string[] = [];
  private cursors: string[] = [];
  private recipients: string[] = [];
  private obligations: string[] = [];
  /** Of Sichuan, whose person asks where no record tells who is concerned. */
  private notices: string[] = [];
  /** Two persons of Sichuan, the second of whom acts for it here, and what the first handed over to the second. */
  private persons = { from: '', to: '' };
  private handovers: string[] = [];

  readonly offices = OFFICES;

  private constructor(readonly server: TestServer) {}

  static async start(): Promise<SeededServer> {
    const seeded = new SeededServer(await TestServer.start({ demo: true, at: morning('2026-03-02') }));
    const { server } = seeded;
    for (const office of OFFICES) await server.as(office);
    for (const on of ['2026-02-02', '2026-03-02']) await signed(server, on, { obligations: [obligationOf(), obligationOf({ title: '共保水源' })] });
    await server.tick(midnight(TODAY));
    server.clock.set(morning(TODAY));
    await must(server.post('/api/agreements', proposalOf(), { token: await server.as(BAZHONG) }));
    for (let count = 0; count < 3; count += 1) await opened(server);
    await must(sign(server, await opened(server), BAZHONG, TODAY));
    const proved = await signed(server, TODAY);
    await proven(server, proved, TODAY);
    await must(server.send(proved, BAZHONG, 'START_IMPLEMENTATION'));
    const told = await signed(server, TODAY);
    await must(server.send(told, HANZHONG, 'SUBMIT_EVIDENCE', { party: HANZHONG, kind: 'report', title: '会议纪要', link: 'https://example.org/', date: TODAY }));
    const { items } = await server.get<{ items: AgreementView[] }>(`/api/agreements?limit=200&government=${HANZHONG}&q=${encodeURIComponent('巴中汉中交通')}`);
    seeded.made = items.map(({ id }) => id);
    await must(server.upload(told, HANZHONG, '会议纪要.pdf', PDF));
    await must(server.send(told, BAZHONG, 'DESIGNATE', { id: JOINT, name: '川陕联合办公室', document: '3号', until: null }));
    for (const office of [SICHUAN, BAZHONG]) await must(server.post('/api/recipients', { office, name: '办事员', address: `clerk@${office}.example` }));
    const { items: tokens } = await server.get<{ items: { id: string; office: string }[] }>('/api/tokens?limit=200');
    const { body: leaver } = await must(server.post('/api/tokens', { office: SICHUAN, name: '调离人员', admin: false }));
    seeded.persons = { from: leaver.id, to: tokens.find(({ office }) => office === SICHUAN)?.id ?? '' };
    for (let count = 0; count < 3; count += 1) await must(server.post(`/api/offices/${SICHUAN}/handover`, { ...seeded.persons, note: '' }, { token: await server.as(SICHUAN) }));
    await seeded.look();
    return seeded;
  }

  /** Reads again what there is: every state of an agreement, the latest follow-ups, and a place in every list. */
  async look(): Promise<void> {
    const { server } = this;
    const { items } = await server.get<{ items: AgreementView[] }>('/api/agreements?limit=8');
    const brought = await server.get<{ items: AgreementView[] }>(`/api/agreements?limit=8&q=${encodeURIComponent('水源')}`);
    this.agreements = [...this.made, ...items.map(({ id }) => id), ...brought.items.map(({ id }) => id)];
    this.evidence = (await Promise.all(this.made.map((id) => server.agreement(id)))).flatMap(({ evidence }) => evidence.map(({ id }) => id));
    this.documents = (await Promise.all(this.made.map((id) => server.get<{ items: { id: string }[] }>(`/api/agreements/${id}/documents`)))).flatMap(({ items }) => items.map(({ id }) => id));
    this.followUps = (await server.get<{ items: FollowUpView[] }>('/api/follow-ups?state=open&limit=60')).items.map(({ id }) => id);
    // What an earlier request removed is there again.
    const { items: recipients } = await server.get<{ items: { id: string }[] }>('/api/recipients?limit=50');
    if (recipients.length < 2) await must(server.post('/api/recipients', { office: SICHUAN, name: '新办事员', address: `clerk${await this.entries()}@510000.example` }));
    this.recipients = (await server.get<{ items: { id: string }[] }>('/api/recipients?limit=50')).items.map(({ id }) => id);
    this.obligations = (await server.get<{ items: { id: string }[] }>('/api/obligations?limit=50')).items.map(({ id }) => id);
    this.notices = (await server.request<{ items: { id: string }[] }>('GET', '/api/notices?limit=50', { token: await server.as(SICHUAN) })).body.items.map(({ id }) => id);
    this.handovers = (await server.get<{ items: { id: string }[] }>(`/api/offices/${SICHUAN}/handovers?limit=50`)).items.map(({ id }) => id);
    this.cursors = (await Promise.all(LISTS.map((list) => server.get<{ nextCursor: string | null }>(`/api/${list}?limit=1`)))).flatMap(({ nextCursor }) => nextCursor ?? []);
  }

  /** The ids that stand in an address of this form. */
  idsOf(path: string): readonly string[] {
    const noun = /^\/api\/([\w-]+)/.exec(path)?.[1] ?? '';
    const { followUps, documents, recipients, obligations, notices, handovers } = this;
    return { 'follow-ups': followUps, documents, recipients, obligations, notices, offices: handovers, 'joint-offices': [JOINT] }[noun] ?? this.agreements;
  }

  async entries(): Promise<number> {
    return (await this.server.get<{ total: number }>('/api/audit/entries?limit=1')).total;
  }

  texts({ path }: Operation, parameter?: Parameter): Known {
    const inPath = parameter?.in === 'path' ? this.idsOf(path) : undefined;
    const texts = (schema: Schema): readonly string[] => {
      if (parameter?.name === 'cursor') return this.cursors;
      if (parameter?.name === 'region') return ['qinba'];
      if (parameter?.name === 'code') return OFFICES;
      if (schema.pattern?.startsWith('^J') === true) return [JOINT];
      if (schema.format === 'date') return [TODAY, '2026-11-24', '2026-03-02', '2027-12-31'];
      if (schema.format === 'date-time') return [morning(TODAY), midnight('2026-12-20')];
      if (schema.pattern?.includes('\\p{Cc}') === true) return ['开工令.pdf', '现场.png', '纪要.docx'];
      if (schema.pattern?.includes('\\p{L}') === true) return parameter === undefined ? [...this.agreements, ...this.evidence, ...this.evidence, ...this.documents] : (inPath ?? this.agreements);
      if (schema.pattern?.includes('\\d{6}') === true) return schema.pattern.includes(',') ? [`${BAZHONG},${HANZHONG}`, OFFICES.join(',')] : OFFICES;
      return parameter !== undefined && ['q', 'subject', 'state', 'form', 'domain'].includes(parameter.name) ? ['协议', 'P6', 'signed.overdue', 'agreement', 'water', ...this.agreements.slice(0, 3)] : [];
    };
    return { texts };
  }

  bodies({ name }: Operation): fc.Arbitrary<unknown> | undefined {
    if (name === 'POST /api/agreements') return proposals;
    if (name === 'POST /api/offices/{code}/handover') return fc.constantFrom({ ...this.persons, note: '调任' }, { ...this.persons });
    if (name === 'POST /api/obligations/{id}/events') return obligationEvents;
    if (name === 'PUT /api/recipients/{id}') return fc.nat().map((number) => ({ office: SICHUAN, name: '办事员', address: `clerk${number}@sichuan.example`, language: number % 2 === 0 ? 'en' : 'zh-CN' }));
    if (name === 'POST /api/policies/preview') return fc.constantFrom(...[10, 90].map((workingDays) => ({ policies: [policyOf(workingDays)] })));
    return name === 'POST /api/imports' ? importSamples : undefined;
  }

  /** Who and what it means now: the caller's token, and the version of the record. Whatever must be made for it is made here. */
  async prepare({ path: template }: Operation, { caller, path, query, headers, body }: Ask): Promise<Prepared> {
    const { server } = this;
    const address = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
    const isPart = template.endsWith('/{id}/events') || template.endsWith('/{id}/documents');
    const isRecord = isPart || (template === '/api/recipients/{id}' && 'If-Match' in headers);
    const record = isRecord ? await server.request<Partial<AgreementView & FollowUpView>>('GET', isPart ? address.slice(0, address.lastIndexOf('/')) : address) : undefined;
    const { office, lead } = (record?.body ?? {}) as { office?: string | { code?: string }; lead?: string };
    const concerned = template.startsWith('/api/obligations') ? BAZHONG : (typeof office === 'string' ? office : office?.code) ?? lead ?? SICHUAN;
    const sent = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, text === CURRENT ? (record?.headers.get('etag') ?? '"1"') : text]));
    const search = query.map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&');
    const token = await this.tokenOf(caller, concerned);
    const asked = body === undefined ? {} : body instanceof Uint8Array ? { raw: body as Uint8Array<ArrayBuffer> } : { body };
    return { url: search === '' ? address : `${address}?${search}`, asking: { token, headers: 'raw' in asked ? { 'content-type': 'application/octet-stream', ...sent } : sent, ...asked } };
  }

  private tokenOf(caller: Caller, concerned: string): Promise<string | null> | string | null {
    switch (caller) {
      case 'administrator':
        return this.server.root;
      case 'concerned':
        return this.server.as(concerned);
      case 'nobody':
        return null;
      case 'stranger':
        return 'luoshi_stranger';
      default:
        return this.server.as(caller);
    }
  }
}
