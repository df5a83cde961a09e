import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BAZHONG, HANZHONG, must, NATIONAL, obligationOf, opened, proposalOf, SICHUAN, sign, signed } from '../support/lives.js';
import { TestServer } from '../support/server.js';
import type { Told } from '../support/server.js';

const TODAY = '2026-11-25';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start()));
afterAll(() => server.stop());

const entries = async (): Promise<number> => (await server.get<{ total: number }>('/api/audit/entries?limit=1')).total;
/** Each place at fault once. */
const placesOf = ({ issues = [] }: Told): string[] => [...new Set(issues.map(({ at }) => at))];

describe('a proposal', () => {
  const propose = async (more: object, office = BAZHONG): Promise<Told> => (await server.post('/api/agreements', proposalOf(more), { token: await server.as(office) })).body;

  it.each([
    ['a field nobody knows', { urgency: 1 }, ['']],
    ['a field nobody knows in a party', { parties: [{ code: BAZHONG, level: 'x' }, { code: HANZHONG }] }, ['parties.0']],
    ['one party', { parties: [{ code: BAZHONG }] }, ['parties']],
    ['one party and a witness', { parties: [{ code: BAZHONG }, { code: HANZHONG, role: 'witness' }] }, ['parties']],
    ['a party named twice', { parties: [{ code: BAZHONG }, { code: HANZHONG }, { code: BAZHONG }] }, ['parties.2.code']],
    ['a prefecture under its old and its new code', { lead: '610900', parties: [{ code: '610900' }, { code: '612400' }] }, ['parties.1.code']],
    ['a code of five digits', { parties: [{ code: '51190' }, { code: HANZHONG }], lead: null }, ['parties.0.code']],
    ['a lead that is no party', { lead: SICHUAN }, ['lead']],
    ['a term that ends before it begins', { term: { from: '2026-01-01', to: '2025-01-01' } }, ['term.to']],
    ['a term up to the last day that can be written', { term: { from: null, to: '9999-12-31' } }, ['term.to']],
    ['a day before days are counted', { term: { from: '0099-01-01', to: null } }, ['term.from']],
    ['a day that does not exist', { term: { from: '2021-02-30', to: null } }, ['term.from']],
    ['more signatures than parties', { rule: { kind: 'kOfN', k: 3 } }, ['rule.k']],
    ['an empty title', { title: '  ' }, ['title']],
    ['half a character', { title: '协议\ud83d' }, ['title']],
    ['U+0000', { obligations: [obligationOf({ title: 'a\u0000b' })] }, ['obligations.0.title']],
  ])('with %s is refused with its place, and nothing is written', async (_, more, places) => {
    const [before, refused] = [await entries(), await propose(more, 'lead' in more && more.lead === '610900' ? '610900' : BAZHONG)];
    expect([refused.status, ...placesOf(refused)]).toEqual([422, ...places]);
    expect(await entries()).toBeLessThanOrEqual(before + 1); // the token made for the caller
    expect(await server.get('/api/agreements')).toMatchObject({ total: 0 });
  });

  it('with unknown codes is refused with every one and its place', async () => {
    const obligations = [obligationOf({ leadUnit: '999991', responsibleUnit: '999992', supportingUnits: [SICHUAN, '999993'] })];
    expect(await propose({ parties: [{ code: BAZHONG }, { code: '999990' }], obligations })).toMatchObject({
      status: 422, code: 'government.unknown',
      unknown: [
        { at: 'parties.1.code', code: '999990' }, { at: 'obligations.0.leadUnit', code: '999991' }, { at: 'obligations.0.responsibleUnit', code: '999992' },
        { at: 'obligations.0.supportingUnits.1', code: '999993' },
      ],
    });
  });

  it('without a single right field is told all that is wrong', async () => {
    const { body } = await server.post('/api/agreements', { title: 1, parties: 'x', rule: { kind: 'majority' } });
    expect(placesOf(body)).toEqual(['title', 'parties', 'rule.kind']);
  });
});

describe('a signature', () => {
  let id: string;
  beforeAll(async () => void (id = await opened(server)));

  it.each([
    ['by a non-party, recorded by the lead', SICHUAN, TODAY, BAZHONG, 409, 'agreement.signer_not_party'],
    ['by a non-party for itself', SICHUAN, TODAY, SICHUAN, 409, 'agreement.signer_not_party'],
    ['for another party', BAZHONG, TODAY, HANZHONG, 403, 'right.that_party_or_lead_only'],
    ['dated in the future', BAZHONG, '2026-11-26', BAZHONG, 409, 'agreement.signature_in_future'],
    ['of an unknown government', '999999', TODAY, BAZHONG, 422, 'government.unknown'],
    ['on a day that does not exist', BAZHONG, '2026-02-30', BAZHONG, 422, 'request.invalid'],
  ])('%s is refused', async (_, party, on, office, status, code) => {
    const { body } = await server.send(id, office, 'SIGN', { party, on, signer: '市长', manner: 'wet' });
    expect([body.status, body.code]).toEqual([status, code]);
    expect((await server.agreement(id)).signatures).toEqual([]);
  });

  it('given twice by one party is refused', async () => {
    await must(sign(server, id, BAZHONG, TODAY));
    expect((await sign(server, id, BAZHONG, TODAY)).body.code).toBe('agreement.already_signed');
  });
});

describe('an event', () => {
  let id: string;
  beforeAll(async () => void (id = await signed(server, TODAY)));

  it('that is not allowed now is refused with a code, and told what is', async () => {
    const { status, body } = await server.send(id, BAZHONG, 'CIRCULATE');
    expect([status, body.code, body.reasons]).toEqual([409, 'chart.event_not_allowed', []]);
    expect(body.allowed?.map(({ event, ready }) => `${event} ${ready}`)).toEqual([
      'PLAN true', 'SUBMIT_EVIDENCE true', 'ACCEPT_EVIDENCE true', 'RETURN_EVIDENCE true', 'START_IMPLEMENTATION false', 'HOLD true', 'TERMINATE true', 'SUPERSEDE true', 'DESIGNATE true',
      'WITHDRAW_PARTY true', 'AMEND true', 'SIGN_AMENDMENT false', 'DROP_AMENDMENT false', 'CORRECT true', 'UPDATE true',
    ]);
    expect(body.allowed).toEqual((await server.agreement(id)).allowed);
  });

  it.each([
    'xstate.init', 'xstate.after.SIGNED_NOT_IMPLEMENTED.agreement.signed.waiting', 'xstate.stop', 'TERM_END', 'SIGNED_NOT_IMPLEMENTED', 'SIGNING_DATE', 'HOLD_END', 'CASE_CLOSED', 'REGISTER', 'PROPOSE', 'sign', '', '__proto__',
  ])('%p that belongs to the engine or to nobody is refused before anything is read', async (type) => {
    const [before, { version }] = [await entries(), await server.agreement(id)];
    const { body } = await server.send(id, BAZHONG, type, {});
    expect([body.status, body.code, ...placesOf(body)]).toEqual([422, 'request.invalid', 'type']);
    expect([await entries(), (await server.agreement(id)).version]).toEqual([before, version]);
  });

  it.each(['xstate.init', 'GRACE_END', 'REQUEST', 'RESOLVE', 'SUSPEND'])('%p is refused by a follow-up as well', async (type) => {
    const { body } = await server.post('/api/follow-ups/NOPE/events', { type, payload: {} }, { headers: { 'if-match': '"1"' } });
    expect([body.status, body.code]).toEqual([422, 'request.invalid']);
  });

  it('without a type, or with a payload that is not its own, is refused with the place', async () => {
    const token = await server.as(BAZHONG);
    const send = async (body: object): Promise<Told> => (await server.post(`/api/agreements/${id}/events`, body, { token, headers: { 'if-match': '"4"' } })).body;
    expect(await send({})).toMatchObject({ status: 422, issues: [{ at: 'type' }] });
    expect(placesOf(await send({ type: 'PLAN', payload: { obligations: [] } }))).toEqual(['payload.obligations']);
    expect(placesOf(await send({ type: 'PLAN', payload: { obligations: [obligationOf({ id: 'mine' })] } }))).toEqual(['payload.obligations.0']);
    expect(placesOf(await send({ type: 'CIRCULATE', payload: { at: 0 }, actor: 'x' }))).toEqual(['payload', '']);
    expect(placesOf(await send({ type: 'SUBMIT_EVIDENCE', payload: { party: BAZHONG, kind: 'report', title: 'x', date: TODAY } }))).toEqual(['payload.document']);
    expect(placesOf(await send({ type: 'SUBMIT_EVIDENCE', payload: { party: BAZHONG, kind: 'report', title: 'x', date: TODAY, link: 'javascript:alert(1)' } }))).toEqual(['payload.link']);
    expect(await send({ type: 'PLAN', payload: { obligations: [obligationOf({ supportingUnits: ['999999'] })] } })).toMatchObject({ code: 'government.unknown', unknown: [{ at: 'payload.obligations.0.supportingUnits.0' }] });
  });

  it('that names an agreement which is not there, or the agreement itself, is refused with the place', async () => {
    for (const by of ['NOPE', id]) expect((await server.send(id, BAZHONG, 'SUPERSEDE', { reason: '续签', by })).body).toMatchObject({ status: 422, code: 'agreement.unknown', unknown: [{ at: 'payload.by', id: by }] });
    const beneath = await server.post('/api/agreements', proposalOf({ under: 'NOPE' }), { token: await server.as(BAZHONG) });
    expect(beneath.body).toMatchObject({ status: 422, code: 'agreement.unknown', unknown: [{ at: 'under', id: 'NOPE' }] });
    expect((await server.agreement(id)).state).toBe('signed.waiting');
  });

  it('with evidence dated in the future, or of a witness, is refused', async () => {
    const watched = await signed(server, TODAY, { parties: [{ code: BAZHONG, role: 'lead' }, { code: HANZHONG }, { code: '511700', role: 'witness' }] });
    const evidence = { kind: 'report', title: 'x', link: 'https://example.org/', date: TODAY };
    expect((await server.send(watched, BAZHONG, 'SUBMIT_EVIDENCE', { ...evidence, party: BAZHONG, date: '2026-12-01' })).body.code).toBe('agreement.evidence_in_future');
    expect((await server.send(watched, '511700', 'SUBMIT_EVIDENCE', { ...evidence, party: '511700' })).body.code).toBe('agreement.evidence_not_of_party');
  });
});

describe('a refusal', () => {
  it('by a chart or a right is written into the history, one by a malformed request is not', async () => {
    const id = await signed(server, TODAY);
    await Promise.all([server.as(SICHUAN), server.as(NATIONAL)]);
    const before = await entries();
    await server.send(id, BAZHONG, 'START_IMPLEMENTATION');
    await server.send(id, SICHUAN, 'TERMINATE', { reason: 'x' });
    expect(await entries()).toBe(before + 2);
    await server.send(id, BAZHONG, 'TERMINATE', {});
    await server.send(id, BAZHONG, 'xstate.init');
    await server.request('GET', '/api/agreements', { token: 'x' });
    await server.post(`/api/agreements/${id}/events`, { type: 'TERMINATE', payload: { reason: 'x' } }, { token: await server.as(BAZHONG), headers: { 'if-match': '"1"' } });
    expect(await entries()).toBe(before + 2);
    const { items } = await server.get<{ items: { entry: { outcome: string; refusal: string } }[] }>(`/api/agreements/${id}/history`);
    expect(items.slice(-2).map(({ entry }) => [entry.outcome, entry.refusal])).toEqual([['refused', 'agreement.no_accepted_evidence'], ['refused', 'right.lead_only']]);
  });
});
