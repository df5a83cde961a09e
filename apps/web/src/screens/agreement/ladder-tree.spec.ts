import { describe, expect, it } from '@jest/globals';
import type { LadderView } from '#libs/contracts';
import type { Node } from './ladder-tree.js';
import { treeOf } from './ladder-tree.js';

const rung = (...offices: [code: string, ...presses: string[]][]): LadderView['rungs'][number] => ({
  level: 'province', because: [], offices: offices.map(([code, ...presses]) => ({ code, name: code, level: 'province', presses, vacant: false })),
});
const drawn = (nodes: readonly Node[]): string => nodes.map(({ code, below }) => (below.length === 0 ? code : `${code}(${drawn(below)})`)).join(' ');
const tree = (...rungs: LadderView['rungs']): string => drawn(treeOf({ rungs }, new Map()));

describe('a ladder as a tree', () => {
  it.each([
    ['has the common superior at its root', [rung(['四川', '巴中'], ['陕西', '汉中']), rung(['国', '巴中', '汉中'])], '国(四川(巴中) 陕西(汉中))'],
    ['joins offices that meet at the same superior', [rung(['达州', '万源'], ['巴中', '通江'], ['汉中', '镇巴']), rung(['四川', '万源', '通江'], ['陕西', '镇巴'])], '四川(达州(万源) 巴中(通江)) 陕西(汉中(镇巴))'],
    ['sets a party that stands too high for the first rungs beneath the one that presses it', [rung(['广元', '剑阁']), rung(['四川', '剑阁'], ['陕西', '汉中'])], '四川(广元(剑阁)) 陕西(汉中)'],
    ['sets a joint office beneath each office that would take over some of its parties', [rung(['J001', '巴中', '汉中']), rung(['四川', '巴中'], ['陕西', '汉中']), rung(['国', '巴中', '汉中'])], '国(四川(J001(巴中)) 陕西(J001(汉中)))'],
    ['stands on several rungs where one office does', [rung(['湖北', '神农架']), rung(['湖北', '神农架', '十堰'])], '湖北(湖北(神农架) 十堰)'],
    ['is empty where nobody is asked', [], ''],
  ])('%s', (_, rungs, expected) => expect(tree(...rungs)).toBe(expected));

  it('names its parties as they are told, and its offices as the ladder does', () => {
    expect(treeOf({ rungs: [{ ...rung(['510000', '511900']), offices: [{ code: '510000', name: '四川省', level: 'province', presses: ['511900'], vacant: true }] }] }, new Map([['511900', '巴中市']]))).toEqual([
      { code: '510000', name: '四川省', rung: 0, vacant: true, below: [{ code: '511900', name: '巴中市', rung: null, vacant: false, below: [] }] },
    ]);
  });
});
