import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementView, receipt } from '#libs/contracts';
import type { AgreementView } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, obligationOf, opened, proposalOf, proven, SHAANXI, SICHUAN, sign, signed } from '../support/lives.js';
import { morning, TestServer } from '../support/server.js';

const TODAY = '2026-11-25';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start()));
afterAll(() => server.stop());

const stateOf = async (id: string): Promise<string> => (await server.agreement(id)).state;
const reasonsOf = (body: { reasons?: { code: string }[] | undefined }): string[] => (body.reasons ?? []).map(({ code }) => code);
const allowedTo = ({ allowed }: Pick<AgreementView, 'allowed'>, event: string): AgreementView['allowed'][number] | undefined => allowed.find((one) => one.event === event);

describe('a party that withdraws', () => {
  it('is marked as left, with why and from when, and the rest goes on; of two nobody may', async () => {
    const parties = [{ code: BAZHONG, role: 'lead' }, { code: HANZHONG }, { code: '610900' }];
    const id = await opened(server, { parties, obligations: [obligationOf()] });
    for (const { code } of parties) await must(sign(server, id, code, TODAY));
    expect((await server.send(id, HANZHONG, 'WITHDRAW_PARTY', { party: HANZHONG, reason: '区划调整' })).status).toBe(422);
    expect((await server.send(id, SICHUAN, 'WITHDRAW_PARTY', { party: HANZHONG, reason: '区划调整', document: '汉政函〔2026〕9号' })).body.code).toBe('right.that_party_or_lead_only');
    await must(server.send(id, HANZHONG, 'WITHDRAW_PARTY', { party: HANZHONG, reason: '区划调整', document: '汉政函〔2026〕9号' }));
    const read = await server.agreement(id);
    expect(read).toMatchObject({ state: 'signed.waiting', lead: BAZHONG });
    expect(read.parties.find(({ code }) => code === HANZHONG)?.left).toEqual({ on: TODAY, reason: '区划调整', document: '汉政函〔2026〕9号' });
    expect((await server.send(id, HANZHONG, 'SUBMIT_EVIDENCE', { party: HANZHONG, kind: 'report', title: '开工', link: 'https://example.org', date: TODAY })).body.code).toBe('agreement.party_left');
    expect((await server.send(id, BAZHONG, 'WITHDRAW_PARTY', { party: BAZHONG, reason: '区划调整', document: '1号', lead: '610900' })).body.code).toBe('agreement.too_few_remain');
  });
});

describe('an agreement that is being proposed', () => {
  it('is answered with its receipt, its version and its place, and is found there', async () => {
    const reply = await server.post('/api/agreements', proposalOf(), { token: await server.as(BAZHONG) });
    expect(reply.status).toBe(201);
    expect(receipt.parse(reply.body)).toMatchObject({ version: 1, stage: 'proposed', state: 'proposed.drafting', at: morning(TODAY) });
    expect(reply.headers.get('location')).toBe(`/api/agreements/${reply.body.id}`);
    expect(reply.headers.get('etag')).toBe('"1"');
    const read = await server.request<AgreementView>('GET', reply.headers.get('location') ?? '');
    expect(read.headers.get('etag')).toBe('"1"');
    expect(agreementView.parse(read.body)).toMatchObject({ title: '巴中汉中交通合作框架协议', lead: BAZHONG, signedOn: null, timers: [], pressedBy: [] });
    expect(read.body.parties.map(({ name, level }) => `${name} ${level}`)).toEqual(['巴中市 prefecture', '汉中市 prefecture']);
  });

  it('takes the party of role lead for its lead where none is named', async () => {
    const { body } = await server.post('/api/agreements', proposalOf({ lead: undefined }), { token: await server.as(HANZHONG) });
    expect((await server.agreement(body.id)).lead).toBe(BAZHONG);
  });

  it('is refused to an office that is no party', async () => {
    const reply = await server.post('/api/agreements', proposalOf(), { token: await server.as(SICHUAN) });
    expect([reply.status, reply.body.code]).toEqual([403, 'right.party_only']);
  });

  it('circulates, comes back with a reason from any party, and opens for signature', async () => {
    const { body } = await server.post('/api/agreements', proposalOf(), { token: await server.as(BAZHONG) });
    expect((await server.send(body.id, BAZHONG, 'CIRCULATE')).body.state).toBe('proposed.consulting');
    expect((await server.send(body.id, HANZHONG, 'RETURN', { reason: '资金分担不明' })).body.state).toBe('proposed.drafting');
    expect((await server.send(body.id, HANZHONG, 'OPEN_FOR_SIGNATURE')).body.code).toBe('right.lead_only');
    const reply = await server.send(body.id, BAZHONG, 'OPEN_FOR_SIGNATURE');
    expect(reply.body).toMatchObject({ state: 'proposed.signing', version: 4 });
    expect(reply.headers.get('etag')).toBe('"4"');
  });

  it('loses its signatures when it is returned from signing', async () => {
    const id = await opened(server, { obligations: [obligationOf()] });
    await must(sign(server, id, HANZHONG, TODAY));
    await must(server.send(id, HANZHONG, 'RETURN', { reason: '条款有误' }));
    expect(await server.agreement(id)).toMatchObject({ state: 'proposed.drafting', signatures: [], timers: [] });
  });

  it('can be shelved with a reason, and then allows nothing more', async () => {
    const id = await opened(server);
    await must(server.send(id, BAZHONG, 'SHELVE', { reason: '条件不成熟', document: '巴府函〔2026〕3号' }));
    expect(await server.agreement(id)).toMatchObject({ stage: 'shelved', end: { reason: '条件不成熟', document: '巴府函〔2026〕3号', on: TODAY }, allowed: [], timers: [] });
  });
});

describe('an agreement that is open for signature', () => {
  it('is signed when all parties signed, on the day of the last signature', async () => {
    const id = await opened(server, { obligations: [obligationOf()] });
    expect((await sign(server, id, HANZHONG, '2026-11-20')).body.state).toBe('proposed.signing');
    expect((await sign(server, id, BAZHONG, '2026-11-18')).body.state).toBe('signed.waiting');
    expect((await server.agreement(id)).signedOn).toEqual({ from: '2026-11-20', to: '2026-11-20', precision: 'day' });
  });

  it('is signed when k of n signed, the lead recording for another party', async () => {
    const id = await opened(server, { parties: [{ code: BAZHONG }, { code: HANZHONG }, { code: '511700' }], rule: { kind: 'kOfN', k: 2 }, obligations: [obligationOf()] });
    expect((await sign(server, id, '511700', TODAY)).body.state).toBe('proposed.signing');
    const recorded = await server.send(id, BAZHONG, 'SIGN', { party: HANZHONG, on: TODAY, signer: '市长', manner: 'offline', document: '签字页' });
    expect(recorded.body.state).toBe('signed.waiting');
  });

  it('is signed on the date the rule names, not before, when the clock comes to it', async () => {
    const id = await opened(server, { rule: { kind: 'onDate', date: '2026-12-01' }, obligations: [obligationOf()] });
    await must(sign(server, id, BAZHONG, TODAY));
    await must(sign(server, id, HANZHONG, TODAY));
    expect(await stateOf(id)).toBe('proposed.signing');
    await server.tick('2026-11-30T23:59:59.000+08:00');
    expect(await stateOf(id)).toBe('proposed.signing');
    await server.tick('2026-12-01T00:00:00.000+08:00');
    expect(await server.agreement(id)).toMatchObject({ state: 'signed.waiting', signedOn: { from: '2026-12-01', to: '2026-12-01' } });
  });

  it('without a single obligation needs the reason: the refusal names the rule and what satisfies it', async () => {
    const id = await opened(server);
    await must(sign(server, id, BAZHONG, TODAY));
    const refused = await sign(server, id, HANZHONG, TODAY);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'agreement.obligations_or_reason', reasons: [{ code: 'agreement.obligations_or_reason', satisfy: { en: expect.stringContaining('withoutObligations') } }] });
    expect(refused.body.reasons).toHaveLength(1);
    await must(sign(server, id, HANZHONG, TODAY, { withoutObligations: '先签框架，细则另议' }));
    expect(await server.agreement(id)).toMatchObject({ state: 'signed.waiting', withoutObligations: '先签框架，细则另议' });
  });

  it('starts a clock of 60 working days, of 30 where it was signed without obligations', async () => {
    const days = async (id: string): Promise<unknown> => (await server.agreement(id)).timers.find(({ timer }) => timer === 'SIGNED_NOT_IMPLEMENTED')?.workingDays;
    const bare = await opened(server);
    await must(sign(server, bare, BAZHONG, TODAY));
    await must(sign(server, bare, HANZHONG, TODAY, { withoutObligations: '另议' }));
    expect([await days(bare), await days(await signed(server, TODAY))]).toEqual([30, 60]);
  });
});

describe('an agreement that is signed', () => {
  it('shows START_IMPLEMENTATION as allowed but not ready, and refuses it with both reasons, until there is an obligation and accepted evidence', async () => {
    const id = await opened(server);
    await must(sign(server, id, BAZHONG, TODAY));
    await must(sign(server, id, HANZHONG, TODAY, { withoutObligations: '另议' }));
    const both = ['agreement.no_obligation', 'agreement.no_accepted_evidence'];
    const shown = allowedTo(await server.agreement(id), 'START_IMPLEMENTATION');
    expect(shown).toMatchObject({ ready: false });
    expect(reasonsOf(shown ?? {})).toEqual(both);
    const refused = await server.send(id, BAZHONG, 'START_IMPLEMENTATION');
    expect([refused.status, ...reasonsOf(refused.body)]).toEqual([409, ...both]);
    expect(refused.body.allowed?.map(({ event }) => event)).toContain('PLAN');

    const planned = await must(server.send(id, BAZHONG, 'PLAN', { obligations: [obligationOf(), obligationOf({ title: '联合执法' })] }));
    expect(planned.body.created).toHaveLength(2);
    const { items, total } = await server.get<{ items: { id: string }[]; total: number }>(`/api/agreements/${id}/obligations`);
    expect([total, ...items.map((one) => one.id)]).toEqual([2, ...planned.body.created]);
    expect(reasonsOf((await server.send(id, BAZHONG, 'START_IMPLEMENTATION')).body)).toEqual(['agreement.no_accepted_evidence']);

    await proven(server, id, TODAY);
    expect(allowedTo(await server.agreement(id), 'START_IMPLEMENTATION')).toEqual({ event: 'START_IMPLEMENTATION', ready: true, reasons: [] });
    expect((await server.send(id, BAZHONG, 'START_IMPLEMENTATION')).body.state).toBe('implementing.active');
    expect((await server.agreement(id)).timers).toEqual([]);
  });

  it('has its evidence judged by a superior of the submitter, never by its own government nor by a superior of the other party', async () => {
    const id = await signed(server, TODAY);
    const evidence = { party: BAZHONG, kind: 'fund', title: '专项资金下达', link: 'https://example.org/fund', date: TODAY };
    expect((await server.send(id, HANZHONG, 'SUBMIT_EVIDENCE', evidence)).body.code).toBe('right.that_party_only');
    const { body } = await must(server.send(id, BAZHONG, 'SUBMIT_EVIDENCE', evidence));
    const judge = { evidence: body.created[0], remark: '属实' };
    for (const office of [BAZHONG, HANZHONG, SHAANXI]) expect((await server.send(id, office, 'ACCEPT_EVIDENCE', judge)).body.code).toBe('right.superior_only');
    await must(server.send(id, SICHUAN, 'ACCEPT_EVIDENCE', judge));
    expect((await server.agreement(id)).evidence[0]).toMatchObject({ status: 'accepted', judged: { office: SICHUAN, remark: '属实' } });
    expect(reasonsOf((await server.send(id, SICHUAN, 'RETURN_EVIDENCE', { ...judge, remark: '再核' })).body)).toEqual(['agreement.evidence_judged']);
  });

  it('accepts an implementing agreement as evidence only once that one is in force beneath it', async () => {
    const id = await signed(server, TODAY);
    const beneath = await opened(server, { under: id, form: 'implementing_agreement', obligations: [obligationOf()] });
    const { body } = await must(server.send(id, BAZHONG, 'SUBMIT_EVIDENCE', { party: BAZHONG, kind: 'implementingAgreement', title: '专项协议', agreement: beneath, date: TODAY }));
    expect(reasonsOf((await server.send(id, SICHUAN, 'ACCEPT_EVIDENCE', { evidence: body.created[0] })).body)).toEqual(['agreement.evidence_not_in_force']);
    await must(sign(server, beneath, BAZHONG, TODAY));
    await must(sign(server, beneath, HANZHONG, TODAY));
    expect((await server.send(id, SICHUAN, 'ACCEPT_EVIDENCE', { evidence: body.created[0] })).status).toBe(200);
  });
});

describe('an agreement on its way out', () => {
  it('lapses the day after its term where nothing was planned or done, and else stands at the end of its term', async () => {
    server.clock.set(morning('2026-12-02'));
    const bare = await opened(server, { term: { from: null, to: '2026-12-31' } });
    await must(sign(server, bare, BAZHONG, '2026-12-02'));
    await must(sign(server, bare, HANZHONG, '2026-12-02', { withoutObligations: '另议' }));
    const planned = await signed(server, '2026-12-02', { term: { from: null, to: '2026-12-31' } });
    const started = await signed(server, '2026-12-02', { term: { from: null, to: '2026-12-31' } });
    await proven(server, started, '2026-12-02');
    await must(server.send(started, BAZHONG, 'START_IMPLEMENTATION'));
    await server.tick('2026-12-31T23:59:59.000+08:00');
    expect(await Promise.all([bare, planned, started].map(stateOf))).toEqual(['signed.waiting', 'signed.waiting', 'implementing.active']);
    await server.tick('2027-01-01T00:00:00.000+08:00');
    expect(await Promise.all([bare, planned, started].map(stateOf))).toEqual(['lapsed', 'implementing.termEnded', 'implementing.termEnded']);
  });

  it('leaves by termination or by an agreement that supersedes it, each with its reason', async () => {
    const [ended, old, next] = [await signed(server, '2026-12-02'), await signed(server, '2026-12-02'), await signed(server, '2026-12-02')];
    expect((await server.send(ended, HANZHONG, 'TERMINATE', { reason: '政策调整' })).body.code).toBe('right.lead_only');
    await must(server.send(ended, BAZHONG, 'TERMINATE', { reason: '政策调整', effectiveOn: '2027-02-01' }));
    await must(server.send(old, BAZHONG, 'SUPERSEDE', { reason: '续签', by: next }));
    expect((await server.agreement(ended)).end).toMatchObject({ reason: '政策调整', on: '2027-02-01' });
    expect(await server.agreement(old)).toMatchObject({ state: 'superseded', end: { by: next } });
  });
});
