import { describe, expect, it } from '@jest/globals';
import { computeLadder } from './index.js';
import type { Ladder, LadderFacts } from './index.js';
import { realTree } from '../../../test/support/real-tree.js';

const tree = realTree();
const ladder = (parties: string[], more: Partial<LadderFacts> = {}): Ladder =>
  computeLadder(tree, { parties, partiesComplete: true, on: '2026-11-25', vacant: new Set(), ...more });
const offices = ({ rungs }: Ladder): string[][] => rungs.map((rung) => rung.offices.map(({ code }) => code));

const A44 = ['350000', '360000', '430000', '440000', '450000', '460000', '510000', '520000', '530000', '810000', '820000'];
const ANKANG = ['610921', '610924'];

describe('the ladder', () => {
  it.each<[string, string[], string[][]]>([
    ['Bazhong + Hanzhong', ['511900', '610700'], [['510000', '610000'], ['100000']]],
    ['Wanyuan + Tongjiang + Chengkou + Zhenba + Ziyang', ['511781', '511921', '500229', '610728', '610924'],
      [['500000', '511700', '511900', '610700', '610900'], ['500000', '510000', '610000'], ['100000']]],
    ['two counties of Ankang', ANKANG, [['610900']]],
    ['Shennongjia + a county of Shiyan', ['429021', '420322'], [['420000', '420300'], ['420000']]],
    ['Sichuan + its own Tongjiang', ['510000', '511921'], [['511900'], ['100000']]],
    ['Hanzhong + a county of Guangyuan', ['610700', '510824'], [['510800'], ['510000', '610000'], ['100000']]],
    ['two units straight under one province: equal rungs are one', ['429021', '429004'], [['420000']]],
    ['a prefecture and its own county', ['511900', '511921'], [['510000']]],
    ['one party', ['511921'], [['511900']]],
    ['the root and a county', ['100000', '511921'], [['511900'], ['510000'], ['100000']]],
    ['provinces with special administrative regions', A44, [['100000']]],
    ['a county and Hong Kong', ['440305', '810000'], [['440300'], ['440000'], ['100000']]],
    ['merged codes', ['500105', '500112', '500229'], [['500000']]],
  ])('of %s', (_, parties, expected) => {
    expect(offices(ladder(parties))).toEqual(expected);
    expect(ladder(parties).none).toBeUndefined();
  });

  it('keeps of equal rungs the later, with the higher level and the fuller presses', () => {
    const [low, high] = ladder(['510000', '511921']).rungs;
    expect(low).toMatchObject({ level: 'prefecture', offices: [{ code: '511900', level: 'prefecture', presses: ['511921'] }] });
    expect(high).toMatchObject({ level: 'national', offices: [{ code: '100000', name: '中华人民共和国', level: 'national', presses: ['510000', '511921'], vacant: false }] });
  });

  it('never presses special administrative regions or Taiwan', () => {
    const [rung] = ladder(A44).rungs;
    expect(rung!.offices[0]!.presses).toEqual(A44.slice(0, 9));
    expect(rung!.because.map(({ party }) => party)).toEqual(A44.slice(0, 9));
    expect(ladder(['810000', '710000'])).toMatchObject({ common: { code: '100000' }, rungs: [], none: 'nobody_pressable' });
    expect(ladder(['100000'])).toMatchObject({ rungs: [], none: 'nobody_pressable' });
  });

  it('tells in a line for each party why it was that office', () => {
    expect(ladder(['511781', '500229']).rungs[0]!.because[0]).toEqual({
      party: '500229', office: '500000', path: ['500229', '500000'], passedOver: [],
      text: '城口县 500229 (county): lowest superior at prefecture level or above that is not a party is 重庆市 500000',
      zh: '城口县 500229（县级）：地级及以上、不是签约方的最近上级是 重庆市 500000',
    });
    expect(ladder(['510000', '511921']).rungs[1]!.because[1]).toMatchObject({
      path: ['511921', '511900', '510000', '100000'],
      passedOver: [{ code: '511900', why: 'below_level' }, { code: '510000', why: 'is_party' }],
    });
    expect(ladder(['100000', '510000']).rungs[0]!.because[0]).toMatchObject({
      text: '四川省 510000 (province): no superior is left but the root 中华人民共和国 100000', zh: '四川省 510000（省级）：已无其他上级，只有最高一级 中华人民共和国 100000',
    });
  });

  it('presses a merged party through its successor, once, and says so', () => {
    const merged = ladder(['500112', '500105', '500157', '612400']);
    expect(merged.parties).toEqual(['500157', '610900']);
    expect(merged.rungs.at(-1)!.because.map(({ text }) => text.split('; ').slice(1))).toEqual([
      ['code 500105 was merged into 500157', 'code 500112 was merged into 500157'],
      ['code 612400 was succeeded by 610900'],
    ]);
    expect(merged.rungs.at(-1)!.because.map(({ zh }) => zh.split('；').slice(1))).toEqual([['代码 500105 已并入 500157', '代码 500112 已并入 500157'], ['代码 612400 的承继者是 610900']]);
    expect(ladder(['420600', '610700']).rungs[0]!.because[0]!.text).not.toContain(';');
  });

  it('does not exist where the parties are not known, whatever else is', () => {
    const joint = { id: 'J1', name: '联合办公室', until: null };
    expect(ladder([], { joint })).toEqual({ parties: [], common: null, rungs: [], none: 'parties_unknown' });
    expect(ladder(ANKANG, { joint, partiesComplete: false })).toEqual({ parties: ANKANG, common: null, rungs: [], none: 'parties_unknown' });
  });

  it('refuses a party nobody knows', () => {
    expect(() => ladder(['511921', '999999'])).toThrow(expect.objectContaining({ code: 'government.unknown', details: { code: '999999' } }));
  });

  it('is cut above the highest rung of the policy', () => {
    const parties = ['610700', '510824'];
    expect(offices(ladder(parties, { highestRung: 'province' }))).toEqual([['510800'], ['510000', '610000']]);
    expect(offices(ladder(parties, { highestRung: 'national' }))).toHaveLength(3);
    expect(ladder(parties, { highestRung: 'county' })).toMatchObject({ common: { code: '100000' }, rungs: [], none: 'cut_by_policy' });
    expect(ladder(['429021', '429004'], { highestRung: 'prefecture' }).none).toBe('cut_by_policy');
  });

  it('marks vacant offices and keeps them', () => {
    const { rungs } = ladder(['511900', '610700'], { vacant: new Set(['510000']) });
    expect(rungs[0]!.offices.map(({ vacant }) => vacant)).toEqual([true, false]);
  });
});

describe('a designated joint office', () => {
  const joint = { id: 'J1', name: '川陕联合办公室', until: '2026-11-25' };
  const parties = ['511921', '610728', '810000'];

  it('is rung 1 and presses all, until its last day', () => {
    const [first, ...others] = ladder(parties, { joint, vacant: new Set(['J1']) }).rungs;
    expect(first).toMatchObject({
      level: 'joint',
      offices: [{ code: 'J1', name: joint.name, level: 'joint', presses: ['511921', '610728'], vacant: true }],
      because: [{ party: '511921', office: 'J1', path: ['511921', 'J1'], passedOver: [] }, { party: '610728' }],
    });
    expect(first!.because[0]).toMatchObject({
      text: '通江县 511921 (county): joint office 川陕联合办公室 J1 is designated until 2026-11-25', zh: '通江县 511921（县级）：指定由联合办公室 川陕联合办公室 J1 督办，至 2026-11-25',
    });
    expect(others).toEqual(ladder(parties).rungs);
    expect(ladder(parties, { joint: { ...joint, until: null }, on: '2099-01-01' }).rungs[0]!.level).toBe('joint');
  });

  it('is gone the day after', () => {
    expect(ladder(parties, { joint, on: '2026-11-26' })).toEqual(ladder(parties));
    expect(ladder(parties, { joint: null })).toEqual(ladder(parties));
  });

  it('is the only rung of a vertical department, which has none without it', () => {
    expect(offices(ladder(parties, { joint, vertical: true }))).toEqual([['J1']]);
    expect(ladder(parties, { joint, vertical: true }).none).toBeUndefined();
    expect(ladder(parties, { vertical: true })).toMatchObject({ common: { code: '100000' }, rungs: [], none: 'vertical_department' });
  });

  it('stays where the policy cuts all levels, and presses nobody who is never pressed', () => {
    expect(offices(ladder(parties, { joint, highestRung: 'county' }))).toEqual([['J1']]);
    expect(ladder(['810000', '820000'], { joint }).none).toBe('nobody_pressable');
  });
});
