import { describe, expect, it } from '@jest/globals';
import { ask, computeLadder } from './index.js';
import type { Ladder, LadderFacts, Place } from './index.js';
import { realTree } from '../../../test/support/real-tree.js';

const tree = realTree();
const ladder = (parties: string[], more: Partial<LadderFacts> = {}): Ladder =>
  computeLadder(tree, { parties, partiesComplete: true, on: '2026-11-25', vacant: new Set(), ...more });
const brief = (of: Ladder, above: Place | null, parties: string[]): string[] =>
  ask(of, above, parties).map((asked) => `${asked.office} ${asked.level} ${asked.presses.join()}${asked.vacant ? ' vacant' : ''}${asked.skipped.map((skip) => ` for ${skip.office}`).join('')}`);

const TWO = ['511921', '610728'];
const joint = { id: 'J1', name: '联合办公室', until: null };

describe('who is asked next', () => {
  it('climbs rung by rung, for the parties given alone', () => {
    expect(brief(ladder(TWO), null, TWO)).toEqual(['511900 prefecture 511921', '610700 prefecture 610728']);
    expect(brief(ladder(TWO), null, ['610728'])).toEqual(['610700 prefecture 610728']);
    expect(brief(ladder(TWO), 'prefecture', ['610728'])).toEqual(['610000 province 610728']);
    expect(brief(ladder(TWO), 'province', TWO)).toEqual(['100000 national 511921,610728']);
    expect(ask(ladder(TWO), 'national', TWO)).toEqual([]);
    expect(ask(ladder([]), null, [])).toEqual([]);
    expect(ask(ladder(TWO), null, ['110000'])).toEqual([]);
    expect(ask(ladder(TWO), null, ['610728'])[0]!.because).toEqual([ladder(TWO).rungs[0]!.because[1]]);
  });

  it('begins with the joint office, whose silence enters the computed ladder', () => {
    expect(brief(ladder(TWO, { joint }), null, TWO)).toEqual(['J1 joint 511921,610728']);
    expect(brief(ladder(TWO, { joint }), 'joint', TWO)).toEqual(brief(ladder(TWO), null, TWO));
    expect(brief(ladder(TWO), 'joint', TWO)).toEqual(brief(ladder(TWO), null, TWO));
  });

  it('lets a party that stands too high for the first rung wait for the others', () => {
    const parties = ['510824', '610700'];
    expect(brief(ladder(parties), null, parties)).toEqual(['510800 prefecture 510824']);
    expect(brief(ladder(parties), null, ['610700'])).toEqual(['610000 province 610700']);
    expect(brief(ladder(parties), 'prefecture', parties)).toEqual(['510000 province 510824', '610000 province 610700']);
    expect(brief(ladder(parties, { joint, vacant: new Set(['J1']) }), null, parties)).toEqual(['510800 prefecture 510824 for J1']);
  });

  it('replaces a vacant office by its next rung at once, over several rungs too', () => {
    expect(brief(ladder(TWO, { vacant: new Set(['511900']) }), null, TWO)).toEqual(['510000 province 511921 for 511900', '610700 prefecture 610728']);
    expect(brief(ladder(TWO, { vacant: new Set(['511900', '510000']) }), null, TWO)).toEqual(['100000 national 511921 for 511900 for 510000', '610700 prefecture 610728']);
    expect(brief(ladder(TWO, { vacant: new Set(['510000', '610000']) }), 'prefecture', TWO)).toEqual(['100000 national 511921,610728 for 510000 for 610000']);
  });

  it('shows a vacant office on the last rung, be it cut short', () => {
    expect(brief(ladder(TWO, { vacant: new Set(['100000']) }), 'province', TWO)).toEqual(['100000 national 511921,610728 vacant']);
    expect(brief(ladder(TWO, { vacant: new Set(['510000']), highestRung: 'province' }), 'prefecture', TWO)).toEqual(['510000 province 511921 vacant', '610000 province 610728']);
  });

  it('joins parties that come to one office from two rungs, at the higher', () => {
    const hubei = ['420322', '429021'];
    expect(brief(ladder(hubei), null, hubei)).toEqual(['420000 prefecture 429021', '420300 prefecture 420322']);
    expect(brief(ladder(hubei, { vacant: new Set(['420300']) }), null, hubei)).toEqual(['420000 province 420322,429021 for 420300']);
    expect(brief(ladder(hubei, { vacant: new Set(['420000']) }), null, hubei)).toEqual(['420000 province 429021 vacant', '420300 prefecture 420322']);
  });
});
