import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Store } from '#libs/store';
import { initialsIn } from '../../libs/store/src/agreement-initials.js';
import { BY_LETTER, WORDS } from '../../libs/store/src/initials.js';
import { anAgreement, inserting, updating } from '../support/records.js';
import type { OpenStore, StoreHarness } from './store-harness.js';

/** Pieces that a search could stumble over, put together into titles and into what is looked for. */
const PIECES = ['%', '_', '"', "'", '\\', '*', '^', ' AND ', ' ', '{', '}', ',', '?', '$1', '协议', '四川省', '水', '💧', '👨‍👩‍👧', 'a', 'A', 'ab', 'WATER', 'water', 'Ä', 'ä', 'ß', 'ſ', 'K', 'k', 'é', 'e\u0301', 'ı', 'I', 'i', '\ufffd', '\n'];
const text = (least: number, most: number) => fc.array(fc.constantFrom(...PIECES), { minLength: least, maxLength: most }).map((pieces) => pieces.join(''));

/** What a search finds: LIKE, which takes A to Z for a to z and nothing else. */
const folded = (one: string): string => one.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
const contains = (whole: string, q: string): boolean => folded(whole).includes(folded(q));

const letterOf = new Map(Object.entries(BY_LETTER).flatMap(([letter, signs]) => [...signs].map((sign): [string, string] => [sign, letter])));
/** The initials of a title, sign by sign. */
const initialsOf = (title: string): string => [...folded(WORDS.reduce((told, [word, letters]) => told.replaceAll(word, letters), title))].map((sign) => letterOf.get(sign) ?? (/^[a-z0-9]$/.test(sign) ? sign : '')).join('');
const spells = (title: string, q: string): boolean => initialsIn(q) !== null && initialsOf(title).includes(initialsIn(q) ?? '');

/** The search by a part of title or id, whatever the database. */
export function searchFeatures(name: string, open: OpenStore): void {
  describe(`${name}: a search`, () => {
    let harness: StoreHarness;
    let store: Store;
    beforeAll(async () => {
      harness = await open();
      store = harness.store;
    });
    afterAll(() => harness.destroy());

    const found = async (q: string): Promise<string[]> => (await store.reads.agreements({ q }, { limit: 1000 })).items.map(({ id }) => id);
    const keep = (titles: ReadonlyMap<string, string>): Promise<void> =>
      store.unitOfWork.run((tx) => tx.record({ records: [...titles].map(([id, title]) => inserting(anAgreement(id, { context: { title } }))), entries: [] }));

    it('finds what a plain comparison finds, whatever is looked for', async () => {
      const titles = new Map(fc.sample(text(0, 8), { numRuns: 150, seed: 7 }).map((title, index) => [`p${index}`, title]));
      await keep(titles);
      const parts = fc.tuple(fc.constantFrom(...titles.values()), fc.nat(20), fc.nat(12)).map(([title, from, length]) => [...title].slice(from, from + length).join(''));
      let finds = 0;
      await fc.assert(
        fc.asyncProperty(fc.oneof(parts, parts.map((part) => part.toUpperCase()), text(1, 4), fc.constantFrom('P1', 'p14', 'x'.repeat(200))), async (q) => {
          const expected = [...titles].filter(([id, title]) => contains(id, q) || contains(title, q) || spells(title, q)).map(([id]) => id).sort();
          finds += expected.length;
          expect(await found(q)).toEqual(expected);
        }),
        { numRuns: 400 },
      );
      expect(finds).toBeGreaterThan(400);
    });

    it('finds a title by the initials of its pinyin, over marks and blanks, names of places by how they are read there', async () => {
      await keep(new Map([['i1', '重庆市、四川省“长江流域”横向生态补偿协议（2026—2030年）'], ['i2', '关于协调推进成渝地区双城经济圈建设的 Action Plan']]));
      const ids = async (q: string): Promise<string[]> => (await found(q)).filter((id) => /^i\d/.test(id));
      expect([await ids('cqsscscjlyhx'), await ids('CQ SSCS'), await ids('bcxy2026'), await ids('gyxttj'), await ids('jsdactionplan'), await ids('zqs')]).toEqual([['i1'], ['i1'], ['i1'], ['i2'], ['i2'], []]);
    });

    it('follows a title when it changes', async () => {
      const before = anAgreement('moved', { context: { title: '治理长江水污染' } });
      await store.unitOfWork.run((tx) => tx.record({ records: [inserting(before)], entries: [] }));
      const after = updating({ ...before, context: { ...before.context, title: '治理黄河水污染' } });
      await store.unitOfWork.run((tx) => tx.record({ records: [after], entries: [] }));
      expect([await found('长江水'), await found('黄河水'), await found('治理'), await found('oved'), await found('zlcjswr'), await found('zlhhswr')]).toEqual([[], ['moved'], ['moved'], ['moved'], [], ['moved']]);
    });

    it('is left alone by a change that keeps the title', async () => {
      const agreement = anAgreement('kept', { context: { title: '一江清水' } });
      await store.unitOfWork.run((tx) => tx.record({ records: [inserting(agreement)], entries: [] }));
      const state = await harness.searchState();
      const again = updating({ ...agreement, state: 'signed.overdue' });
      await store.unitOfWork.run((tx) => tx.record({ records: [again], entries: [] }));
      expect((await store.reads.agreement('kept'))?.state).toBe('signed.overdue');
      const renamed = updating({ ...again.record, context: { ...agreement.context, title: '两江清水' } } as typeof agreement);
      expect(await harness.searchState()).toEqual(state);
      await store.unitOfWork.run((tx) => tx.record({ records: [renamed], entries: [] }));
      expect(await harness.searchState()).not.toEqual(state);
    });
  });
}
