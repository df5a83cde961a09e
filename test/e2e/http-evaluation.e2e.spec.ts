import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementView } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, NATIONAL, proven, SICHUAN, signed } from '../support/lives.js';
import { TestServer } from '../support/server.js';

const TODAY = '2026-11-25';
const GUANGDONG = '440000';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start()));
afterAll(() => server.stop());

const verdict = (more: object = {}): object => ({
  completion: 'substantial', scores: [{ dimension: '进度', weight: 60, score: 80 }, { dimension: '资金', weight: 40, score: 87.5 }],
  evaluator: '第三方评估组', commissionedBy: '国家统筹办', declaration: '与各方无利害关系', ...more,
});

async function implementing(): Promise<string> {
  const id = await signed(server, TODAY);
  await proven(server, id, TODAY);
  await must(server.send(id, BAZHONG, 'START_IMPLEMENTATION'));
  return id;
}

describe('an agreement that is implemented', () => {
  it('shows what its parties say and what an independent office says side by side, with the weighted total', async () => {
    const id = await implementing();
    const [obligation] = (await server.agreement(id)).obligations;
    const own = { completion: 'complete', obligations: [{ obligation: obligation?.id, completion: 'complete', remark: '已通车' }], scores: [{ dimension: '进度', weight: 100, score: 95 }] };
    expect((await server.send(id, BAZHONG, 'SELF_EVALUATE', { party: HANZHONG, ...own })).body.code).toBe('right.that_party_only');
    await must(server.send(id, BAZHONG, 'SELF_EVALUATE', { party: BAZHONG, ...own }));
    await must(server.send(id, HANZHONG, 'SELF_EVALUATE', { party: HANZHONG, completion: 'substantial' }));
    await must(server.send(id, GUANGDONG, 'EVALUATE', verdict({ obligations: [{ obligation: obligation?.id, completion: 'substantial' }] })));
    const read = agreementView.parse(await server.agreement(id));
    expect(read).toMatchObject({
      state: 'evaluated', evaluation: { kind: 'thirdParty', office: GUANGDONG, completion: 'substantial', total: 83, commissionedBy: '国家统筹办', obligations: [{ obligation: obligation?.id, completion: 'substantial' }] },
      selfEvaluations: [{ party: BAZHONG, total: 95, obligations: [{ remark: '已通车' }] }, { party: HANZHONG, total: null }],
    });
    expect(read.allowed).toEqual([{ event: 'REOPEN', ready: true, reasons: [] }]);
  });

  it('calls a superior\'s own evaluation second-party, and refuses any other name with the relation', async () => {
    const id = await implementing();
    const refusal = async (office: string, more: object = {}): Promise<string> => {
      const { body } = await server.send(id, office, 'EVALUATE', verdict(more));
      return `${body.code}: ${body.detail}`;
    };
    expect(await refusal(BAZHONG)).toMatch(/^right\.independent_only: .*巴中市 511900 is a party/);
    expect(await refusal('511921')).toMatch(/^right\.independent_only: .*subordinate to a party \(巴中市 511900\)/);
    expect(await refusal(SICHUAN, { kind: 'thirdParty' })).toMatch(/^right\.independent_only: .*四川省 510000 is superior to a party/);
    expect(await refusal(GUANGDONG, { kind: 'secondParty' })).toMatch(/^right\.second_party_is_superior/);
    await must(server.send(id, BAZHONG, 'DESIGNATE', { id: 'J001', name: '联合办公室', document: '1号', until: null }));
    expect(await refusal('J001')).toMatch(/^right\.independent_only: .*the coordinator/);
    await must(server.send(id, NATIONAL, 'EVALUATE', verdict()));
    expect((await server.agreement(id)).evaluation?.kind).toBe('secondParty');
  });

  it.each<[string, object, string]>([
    ['weights that do not sum to 100', { scores: [{ dimension: '进度', weight: 60, score: 80 }] }, 'payload.scores'],
    ['a score out of range', { scores: [{ dimension: '进度', weight: 100, score: 101 }] }, 'payload.scores.0.score'],
    ['a dimension scored twice', { scores: [{ dimension: '进度', weight: 50, score: 1 }, { dimension: '进度', weight: 50, score: 1 }] }, 'payload.scores.1.dimension'],
    ['no declaration of independence', { declaration: undefined }, 'payload.declaration'],
    ['nobody who commissioned it', { commissionedBy: ' ' }, 'payload.commissionedBy'],
    ['a mark that is not on the scale', { completion: 'full' }, 'payload.completion'],
  ])('refuses an evaluation with %s, and stays as it was', async (_, more, at) => {
    const id = await implementing();
    const before = await server.agreement(id);
    const reply = await server.send(id, GUANGDONG, 'EVALUATE', verdict(more));
    expect([reply.status, reply.body.issues?.map((issue: { at: string }) => issue.at)]).toEqual([422, [at]]);
    expect(await server.agreement(id)).toEqual(before);
  });

  it('refuses a verdict on an obligation it does not have', async () =>
    expect((await server.send(await implementing(), GUANGDONG, 'EVALUATE', verdict({ obligations: [{ obligation: 'none', completion: 'complete' }] }))).body.code).toBe('agreement.obligation_unknown'));
});

describe('a bad mark', () => {
  it('asks the coordinators to press the parties for it; a good one asks nobody', async () => {
    const [good, bad] = [await implementing(), await implementing()];
    await must(server.send(good, GUANGDONG, 'EVALUATE', verdict()));
    await must(server.send(bad, GUANGDONG, 'EVALUATE', verdict({ completion: 'limited' })));
    expect(await server.followUps(good)).toEqual([]);
    expect((await server.followUps(bad)).map(({ rule, subject, state, office }) => `${rule} ${subject} ${state} ${office.code}`)).toEqual([
      'badEvaluation evaluation-1 requested 510000', 'badEvaluation evaluation-1 requested 610000',
    ]);
  });
});

describe('an agreement that is evaluated', () => {
  it('is frozen, with the reason, until the common superior reopens it for a reason; the old verdict stays', async () => {
    const id = await implementing();
    await must(server.send(id, GUANGDONG, 'EVALUATE', verdict({ completion: 'noEvidence' })));
    const frozen = await server.send(id, BAZHONG, 'TERMINATE', { reason: '无进展' });
    expect(frozen).toMatchObject({ status: 409, body: { code: 'agreement.frozen', reasons: [{ code: 'agreement.frozen' }], allowed: [{ event: 'REOPEN' }] } });
    expect((await server.send(id, NATIONAL, 'REOPEN', {})).status).toBe(422);
    expect((await server.send(id, SICHUAN, 'REOPEN', { reason: '数据有误' })).body.code).toBe('right.common_superior_only');
    await must(server.send(id, NATIONAL, 'REOPEN', { reason: '数据有误', document: '国评〔2026〕1号' }));
    expect(await server.agreement(id)).toMatchObject({
      state: 'implementing.active', evaluation: null,
      pastEvaluations: [{ evaluation: { completion: 'noEvidence', total: 83 }, reopened: { reason: '数据有误', document: '国评〔2026〕1号', office: NATIONAL, on: TODAY } }],
    });
    await must(server.send(id, GUANGDONG, 'EVALUATE', verdict({ completion: 'notStarted' })));
    expect((await server.followUps(id)).map(({ subject, state, outcome }) => `${subject} ${state} ${outcome}`).sort()).toEqual([
      'evaluation-1 resolved notRectified', 'evaluation-1 resolved notRectified', 'evaluation-2 requested null', 'evaluation-2 requested null',
    ]);
  });
});
