import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findChangedDocuments } from '#libs/engine';
import type { NewDocument } from '#libs/engine/ports';
import type { Store } from '#libs/store';
import { anAgreement, inserting, MORNING } from '../support/records.js';
import type { OpenStore, StoreHarness } from './store-harness.js';

const PART = 256 * 1024;

/** Bytes that differ from place to place, so that parts in another order are another content. */
const bytes = (size: number): Buffer => Buffer.from(Uint32Array.from({ length: Math.ceil(size / 4) }, (_, at) => at * 2654435761).buffer).subarray(0, size);

function aDocument(id: string, content: Buffer, more: Partial<NewDocument['document']> = {}): NewDocument {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { document: { id, agreement: 'a', name: `${id}.pdf`, version: 1, type: 'application/pdf', size: content.length, sha256, office: '511900', actor: 'clerk', at: MORNING, ...more }, content };
}

/** Files of agreements, whatever the database. */
export function documentsFeatures(name: string, open: OpenStore): void {
  describe(`${name}: documents`, () => {
    let harness: StoreHarness;
    let store: Store;
    beforeEach(async () => {
      harness = await open();
      store = harness.store;
      await store.unitOfWork.run((tx) => tx.record({ records: [inserting(anAgreement('a')), inserting(anAgreement('b'))], entries: [] }));
    });
    afterEach(() => harness.destroy());

    const keep = (...documents: NewDocument[]): Promise<void> => store.unitOfWork.run((tx) => tx.record({ records: [], entries: [], documents }));
    async function partsOf(id: string): Promise<Buffer[]> {
      const parts: Buffer[] = [];
      for await (const part of store.reads.documentContent(id)) parts.push(Buffer.from(part));
      return parts;
    }

    it('give back their content as it was, in parts that are small', async () => {
      for (const size of [1, PART - 1, PART, PART + 1, 10 * 1024 * 1024]) {
        const made = aDocument(`d${size}`, bytes(size));
        await keep(made);
        const parts = await partsOf(made.document.id);
        expect([size, parts.every(({ length }) => length <= PART), Buffer.concat(parts).equals(made.content)]).toEqual([size, true, true]);
        expect(await store.reads.document(made.document.id)).toEqual(made.document);
      }
      expect([await store.reads.document('none'), await partsOf('none')]).toEqual([undefined, []]);
    });

    it('are listed by agreement, a page at a time, in the order they came', async () => {
      await keep(...['d1', 'd2', 'd3'].map((id) => aDocument(id, bytes(10))), aDocument('d4', bytes(10), { agreement: 'b' }));
      const first = await store.reads.documents('a', { limit: 2 });
      expect([first.items.map(({ id }) => id), first.total]).toEqual([['d1', 'd2'], 3]);
      const second = await store.reads.documents('a', { limit: 2, cursor: first.nextCursor ?? '' });
      expect([second.items.map(({ id }) => id), second.nextCursor]).toEqual([['d3'], null]);
      expect((await store.reads.documents(null, { limit: 10 })).items.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3', 'd4']);
    });

    it('have versions by agreement and name, each once', async () => {
      const last = (agreement: string): Promise<number> => store.unitOfWork.run((tx) => tx.lastVersion(agreement, '图.pdf'));
      await keep(aDocument('d1', bytes(1), { name: '图.pdf' }), aDocument('d2', bytes(1), { name: '图.pdf', version: 2 }));
      expect([await last('a'), await last('b')]).toEqual([2, 0]);
      await expect(keep(aDocument('d3', bytes(1), { name: '图.pdf', version: 2 }))).rejects.toBeDefined();
      expect((await store.reads.documents('a', { limit: 10 })).total).toBe(2);
    });

    it('are kept with their command or not at all', async () => {
      await expect(store.unitOfWork.run(async (tx) => {
        await tx.record({ records: [], entries: [], documents: [aDocument('d1', bytes(3 * PART))] });
        expect((await tx.document('d1'))?.name).toBe('d1.pdf');
        throw new Error('changed my mind');
      })).rejects.toThrow('changed my mind');
      expect([await store.reads.document('d1'), await partsOf('d1')]).toEqual([undefined, []]);
    });

    it('whose content is not what was uploaded are found, and no other', async () => {
      await keep(aDocument('d1', bytes(PART + 1)), aDocument('d2', bytes(PART + 2), { sha256: 'f'.repeat(64) }), aDocument('d3', bytes(1), { agreement: 'b', sha256: '0'.repeat(64) }));
      const found = async (agreement: string | null): Promise<string[]> => {
        const ids: string[] = [];
        for await (const { id } of findChangedDocuments(store.reads, agreement)) ids.push(id);
        return ids;
      };
      expect([await found(null), await found('a'), await found('b')]).toEqual([['d2', 'd3'], ['d2'], ['d3']]);
    });
  });
}
