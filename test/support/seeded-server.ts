import fc from 'fast-check';
import type { AgreementView, FollowUpView } from '#libs/contracts';
import { importSamples } from './import-samples.js';
import { BAZHONG, HANZHONG, must, NATIONAL, obligationOf, opened, proposalOf, proven, SHAANXI, SICHUAN, sign, signed } from './lives.js';
import type { Operation, Parameter, Schema } from './openapi.js';
import type { Ask, There } from './request-arbitrary.js';
import { CURRENT } from './request-arbitrary.js';
import type { Known } from './schema-arbitrary.js';
import { midnight, morning, TestServer } from './server.js';
import type { Reply } from './server.js';

const TODAY = '2026-11-25';
const OFFICES = [BAZHONG, HANZHONG, SICHUAN, SHAANXI, NATIONAL];
const LISTS = ['agreements', 'follow-ups', 'governments', 'policies', 'regions', 'tokens', 'audit/entries'];

/** A server with the real ledger and with agreements and follow-ups in many states, and what can be asked of them. */
export class SeededServer implements There {
  private agreements: string[] = [];
  private followUps: string[] = [];
  private evidence: string[] = [];
  private cursors: string[] = [];

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
    await seeded.look();
    return seeded;
  }

  /** Reads again what there is: every state of an agreement, the latest follow-ups, and a place in every list. */
  async look(): Promise<void> {
    const { server } = this;
    const { items } = await server.get<{ items: AgreementView[] }>('/api/agreements?limit=200');
    const ours = items.filter(({ parties }) => parties.some(({ code }) => code === BAZHONG));
    this.agreements = ours.slice(0, 40).map(({ id }) => id);
    this.evidence = (await Promise.all(this.agreements.slice(0, 20).map((id) => server.agreement(id)))).flatMap(({ evidence }) => evidence.map(({ id }) => id));
    this.followUps = (await server.get<{ items: FollowUpView[] }>('/api/follow-ups?state=open&limit=60')).items.map(({ id }) => id);
    this.cursors = (await Promise.all(LISTS.map((list) => server.get<{ nextCursor: string | null }>(`/api/${list}?limit=1`)))).flatMap(({ nextCursor }) => nextCursor ?? []);
  }

  async entries(): Promise<number> {
    return (await this.server.get<{ total: number }>('/api/audit/entries?limit=1')).total;
  }

  texts({ path }: Operation, parameter?: Parameter): Known {
    const followUp = path.startsWith('/api/follow-ups') && parameter?.in === 'path';
    return (schema: Schema) => {
      if (parameter?.name === 'cursor') return this.cursors;
      if (parameter?.name === 'region') return ['qinba'];
      if (schema.format === 'date') return [TODAY, '2026-11-24', '2026-03-02', '2027-12-31'];
      if (schema.format === 'date-time') return [morning(TODAY), midnight('2026-12-20')];
      if (schema.pattern?.includes('\\p{L}') === true) return followUp ? this.followUps : parameter === undefined ? [...this.agreements, ...this.evidence, ...this.evidence] : this.agreements;
      if (schema.pattern?.includes('\\d{6}') === true) return schema.pattern.includes(',') ? [`${BAZHONG},${HANZHONG}`, OFFICES.join(',')] : OFFICES;
      return parameter !== undefined && ['q', 'subject', 'state', 'form', 'domain'].includes(parameter.name) ? ['协议', 'P6', 'signed.overdue', 'agreement', 'water', ...this.agreements.slice(0, 3)] : [];
    };
  }

  bodies({ name }: Operation): fc.Arbitrary<unknown> | undefined {
    return name === 'POST /api/imports' ? importSamples : undefined;
  }

  /** Sends it as the caller it names; what a record is needed for is read first. */
  async send({ method, path: template }: Operation, { caller, path, query, headers, body }: Ask): Promise<Reply<unknown>> {
    const { server } = this;
    const address = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
    const record = template.endsWith('/{id}/events') ? await server.request<Partial<AgreementView & FollowUpView>>('GET', address.slice(0, -'/events'.length)) : undefined;
    const { office, lead } = record?.body ?? {};
    const offices = { concerned: office?.code ?? lead ?? SICHUAN, office: OFFICES[(query.length + address.length) % OFFICES.length] ?? SICHUAN };
    const token = caller === 'nobody' ? null : caller === 'stranger' ? 'luoshi_stranger' : caller === 'administrator' ? server.root : await server.as(offices[caller]).catch(() => server.root);
    const sent = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, text === CURRENT ? (record?.headers.get('etag') ?? '"1"') : text]));
    const search = query.map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&');
    return server.request(method, search === '' ? address : `${address}?${search}`, { token, headers: sent, ...(body === undefined ? {} : { body }) });
  }
}
