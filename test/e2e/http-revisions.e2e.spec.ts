import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementView } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, SICHUAN, signed } from '../support/lives.js';
import { TestServer } from '../support/server.js';

const TODAY = '2026-11-25';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start()));
afterAll(() => server.stop());

const term = (to: string): object => ({ term: { from: null, to } });
const send = (id: string, office: string, type: string, changes: object, more: object = {}): ReturnType<TestServer['send']> => server.send(id, office, type, { changes, reason: '因故', ...more });

describe('an agreement in force', () => {
  it('is amended once all its parties have signed the supplementary agreement, with what stood there before', async () => {
    const id = await signed(server, TODAY, term('2027-12-31'));
    const { body } = await must(send(id, HANZHONG, 'AMEND', { ...term('2028-12-31'), title: '巴中汉中交通合作协议' }, { document: '补充协议一' }));
    const [amendment] = body.created;
    await must(server.send(id, HANZHONG, 'SIGN_AMENDMENT', { amendment, party: HANZHONG, signer: '市长' }));
    expect((await server.agreement(id)).term.to).toBe('2027-12-31');
    expect((await server.send(id, SICHUAN, 'SIGN_AMENDMENT', { amendment, party: BAZHONG, signer: '市长' })).body.code).toBe('right.that_party_or_lead_only');
    await must(server.send(id, BAZHONG, 'SIGN_AMENDMENT', { amendment, party: BAZHONG, signer: '市长' }));
    const read = agreementView.parse(await server.agreement(id));
    expect(read).toMatchObject({ title: '巴中汉中交通合作协议', term: { to: '2028-12-31' }, revisions: [{ id: amendment, kind: 'amendment', status: 'inForce', inForceOn: TODAY, document: '补充协议一' }] });
    expect(read.revisions[0]?.changed).toEqual([
      { field: 'title', before: '巴中汉中交通合作框架协议', after: '巴中汉中交通合作协议' }, { field: 'term', before: { from: null, to: '2027-12-31' }, after: { from: null, to: '2028-12-31' } },
    ]);
    expect(read.timers.find(({ timer }) => timer === 'TERM_END')?.dueOn).toBe('2028-12-31');
    const { body: list } = await server.request<{ items: { id: string }[] }>('GET', `/api/agreements?q=${encodeURIComponent('交通合作协议')}`);
    expect(list.items.map((item) => item.id)).toEqual([id]);
  });

  it('is corrected by its lead and updated by the party concerned, each only in what is theirs to change', async () => {
    const id = await signed(server, TODAY);
    expect((await send(id, HANZHONG, 'CORRECT', { title: '巴中汉中合作' })).body.code).toBe('right.lead_only');
    await must(send(id, BAZHONG, 'CORRECT', { title: '巴中汉中合作' }));
    await must(send(id, HANZHONG, 'UPDATE', { departments: [{ party: HANZHONG, name: '汉中市交通局' }], contacts: [{ party: HANZHONG, contact: '李某' }] }));
    expect((await send(id, HANZHONG, 'UPDATE', { contacts: [{ party: BAZHONG, contact: '王某' }] })).body.code).toBe('right.that_party_or_lead_only');
    expect((await send(id, BAZHONG, 'CORRECT', { lead: HANZHONG })).body.code).toBe('agreement.not_correctable');
    expect((await send(id, BAZHONG, 'UPDATE', { title: '别名' })).body.code).toBe('agreement.not_updatable');
    expect((await send(id, BAZHONG, 'AMEND', { contacts: [{ party: BAZHONG, contact: '王某' }] }, { document: '补充' })).body.code).toBe('agreement.not_amendable');
    const read = agreementView.parse(await server.agreement(id));
    expect(read.revisions.map(({ kind, changed }) => [kind, changed.map(({ field, before }) => `${field} ${before as string}`)])).toEqual([
      ['correction', ['title 巴中汉中交通合作框架协议']], ['update', [`departments.${HANZHONG} null`, `contacts.${HANZHONG} null`]],
    ]);
    expect(read.parties.find(({ code }) => code === HANZHONG)).toMatchObject({ department: { name: '汉中市交通局', vertical: false }, contact: '李某' });
  });

  it.each<[string, string, object, number]>([
    ['an amendment without its document', 'AMEND', { changes: { title: '别名' }, reason: '因故' }, 422],
    ['a change of nothing', 'CORRECT', { changes: {}, reason: '因故' }, 422],
    ['a change for no reason', 'CORRECT', { changes: { title: '别名' } }, 422],
    ['a change of a field that is none', 'CORRECT', { changes: { parties: [] }, reason: '因故' }, 422],
    ['a framework that is not there', 'CORRECT', { changes: { under: 'nowhere' }, reason: '因故' }, 422],
    ['a party that is no government', 'UPDATE', { changes: { contacts: [{ party: '999999', contact: '王某' }] }, reason: '因故' }, 422],
    ['what stands there already', 'CORRECT', { changes: { form: 'framework_agreement' }, reason: '因故' }, 409],
  ])('refuses %s', async (_, type, payload, status) => {
    const id = await signed(server, TODAY);
    expect((await server.send(id, BAZHONG, type, payload)).status).toBe(status);
    expect((await server.agreement(id)).revisions).toEqual([]);
  });
});
