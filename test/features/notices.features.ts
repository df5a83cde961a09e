import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { wordsOf } from '#libs/engine';
import type { StoredNotice } from '#libs/engine/ports';
import type { Installation, MakePlace } from '../support/installation.js';
import { clerk, openInstallation } from '../support/installation.js';
import { accept, ask, endSound, obligation, plan, report, road, SIGNED, superior } from '../support/owed.js';

const [BAZHONG, HANZHONG, GUANGYUAN, SICHUAN, SHAANXI, NATIONAL] = ['511900', '610700', '510800', '510000', '610000', '100000'] as const;

/** What agreements and obligations tell, to whom and what becomes of it. */
export function noticesFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: what agreements and obligations tell`, () => {
    let world: Installation;
    beforeEach(async () => {
      world = (await openInstallation(makePlace)).on(SIGNED);
    });
    afterEach(() => endSound(world));
    const told = async (office: string, record: string): Promise<StoredNotice[]> => (await world.ports.inbox.notices(office, { record }, { limit: 50 })).items.reverse();
    /** The kinds of what an office was told of a record, the latest last. */
    const kinds = async (office: string, record: string): Promise<string[]> => (await told(office, record)).map(({ kind }) => kind);

    it('an agreement tells its parties what waits for them and what became of it, and nobody of what he did himself', async () => {
      const id = await world.propose({ parties: [BAZHONG, HANZHONG, GUANGYUAN] });
      await world.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, BAZHONG);
      for (const party of [BAZHONG, HANZHONG, GUANGYUAN]) await world.ask(id, { type: 'SIGN', payload: { party, on: SIGNED, signer: 'the head', manner: 'wet' } }, party);
      expect([await kinds(BAZHONG, id), await kinds(HANZHONG, id), await kinds(GUANGYUAN, id), await kinds(SICHUAN, id)]).toEqual([
        ['agreement.signed'], ['agreement.proposed', 'agreement.toSign', 'agreement.signed'], ['agreement.proposed', 'agreement.toSign'], [],
      ]);
      expect((await told(HANZHONG, id)).map(({ receipt }) => receipt?.by ?? null)).toEqual([null, `clerk of ${HANZHONG}`, null]);
      await world.implement(id);
      expect(await kinds(SICHUAN, id)).toEqual(['evidence.submitted']);
      expect((await kinds(BAZHONG, id)).slice(1)).toEqual(['evidence.accepted']);
      await world.ask(id, { type: 'WITHDRAW_PARTY', payload: { party: GUANGYUAN, reason: 'merged', document: 'No. 9' } }, BAZHONG);
      expect([(await kinds(HANZHONG, id)).slice(3), (await kinds(GUANGYUAN, id)).slice(2)]).toEqual([['implementation.started', 'party.withdrew'], ['implementation.started', 'party.withdrew']]);
      const { created: [amendment = ''] } = await world.ask(id, { type: 'AMEND', payload: { changes: { title: 'The long road' }, reason: 'agreed', document: 'No. 10' } }, BAZHONG);
      for (const party of [BAZHONG, HANZHONG]) await world.ask(id, { type: 'SIGN_AMENDMENT', payload: { amendment, party, signer: 'the head' } }, party);
      expect([(await kinds(BAZHONG, id)).slice(2), (await kinds(HANZHONG, id)).slice(5), (await kinds(GUANGYUAN, id)).slice(4)]).toEqual([['amendment.inForce'], ['amendment.proposed'], []]);
      await world.ask(id, { type: 'EVALUATE', payload: { completion: 'complete', obligations: [], scores: [], evaluator: 'the institute', commissionedBy: 'the ministry', declaration: 'independent' } }, NATIONAL);
      expect((await kinds(HANZHONG, id)).slice(6)).toEqual(['agreement.evaluated']);
    });

    it('an obligation tells who owes it, who carries it out and who judges', async () => {
      const id = await world.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED, planned: false });
      const one = await plan(world, id, { ...road, dueOn: undefined, supportingUnits: [GUANGYUAN], schedule: { kind: 'once', dueOn: '2026-06-30', leadDays: 30, nonWorking: 'keep' } });
      expect((await kinds(HANZHONG, id)).at(-1)).toBe('obligations.planned');
      await world.tickOn('2026-05-31');
      expect([await kinds(BAZHONG, one), await kinds(HANZHONG, one), await kinds(GUANGYUAN, one)]).toEqual([['obligation.appears'], ['obligation.appears'], ['obligation.appears']]);
      const given = await report(world, one, BAZHONG);
      expect([await kinds(SICHUAN, one), await kinds(SHAANXI, one)]).toEqual([['report.submitted'], []]);
      await accept(world, one, BAZHONG, given);
      expect((await told(SICHUAN, one)).map(({ receipt }) => receipt?.by)).toEqual([`clerk of ${SICHUAN}`]);
      expect(await kinds(BAZHONG, one)).toEqual(['obligation.appears', 'report.accepted']);
      await world.tickOn('2026-07-01');
      expect([(await kinds(HANZHONG, one)).at(-1), (await kinds(BAZHONG, one)).at(-1)]).toEqual(['obligation.overdue', 'obligation.overdue']);
      await ask(world, one, { type: 'RETURN_REPORT', payload: { report: await report(world, one, HANZHONG), remark: 'no figures' } }, superior(world, HANZHONG));
      expect((await kinds(HANZHONG, one)).at(-1)).toBe('report.returned');
      expect((await obligation(world, one)).state).toBe('returned');
    });

    it('the end of a term is told to the parties before it comes, and when it has come', async () => {
      const id = await world.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED, termEnd: '2026-12-31' });
      await world.tickThrough('2027-01-01');
      expect((await kinds(HANZHONG, id)).slice(-2)).toEqual(['agreement.expiring', 'agreement.termEnded']);
    });

    it('what one person hands over is told to the office, which takes receipt of it by taking it over', async () => {
      const person = async (name: string): Promise<string> => (await world.engine.appoint.token({ office: BAZHONG, name, admin: false, actor: clerk(NATIONAL) })).token.id;
      const [from, to] = [await person('first'), await person('second')];
      const { id } = await world.engine.handOver.handOver({ office: BAZHONG, from, to, note: 'gone', actor: { id: from, office: BAZHONG } });
      expect(await kinds(BAZHONG, id)).toEqual(['items.handedOver']);
      await world.engine.handOver.takeOver({ office: BAZHONG, id, actor: { id: to, office: BAZHONG } });
      expect((await told(BAZHONG, id)).map(({ receipt }) => receipt?.by)).toEqual([to]);
    });

    it('what is handed over, and taken over, under one key twice is so once, and answered the same', async () => {
      const person = async (name: string): Promise<string> => (await world.engine.appoint.token({ office: HANZHONG, name, admin: false, actor: clerk(NATIONAL) })).token.id;
      const [from, to] = [await person('third'), await person('fourth')];
      const under = (key: string): { key: string; fingerprint: string } => ({ key, fingerprint: `asked under ${key}` });
      const hand = (key: string, actor: { id: string; office: string } = { id: from, office: HANZHONG }) => world.engine.handOver.handOver({ office: HANZHONG, from, to, note: '', actor, key: under(key) });
      const made = await hand('hand');
      const take = () => world.engine.handOver.takeOver({ office: HANZHONG, id: made.id, actor: { id: to, office: HANZHONG }, key: under('take') });
      const taken = await take();
      expect([await hand('hand'), await take()]).toEqual([made, taken]);
      expect(await world.engine.handOver.of(HANZHONG)).toEqual([taken]);
      expect(await kinds(HANZHONG, made.id)).toEqual(['items.handedOver']);
      await expect(world.engine.handOver.takeOver({ office: HANZHONG, id: 'other', actor: { id: to, office: HANZHONG }, key: { key: 'take', fingerprint: 'something else' } })).rejects.toMatchObject({ code: 'idempotency.key_reused' });
      // Also a refusal is one entry, however often it is asked for.
      const refused = async () => hand('strange', { id: 'stranger', office: NATIONAL }).catch((error: unknown) => error);
      const entries = async (): Promise<number> => (await world.ports.reads.entries(HANZHONG, { limit: 1 })).total;
      const before = await entries();
      expect([await refused(), await refused()]).toMatchObject([{ code: 'handover.office_only' }, { code: 'handover.office_only' }]);
      expect(await entries()).toBe(before + 1);
    });

    it('stands in both languages, in the digest of who gets one, and never as a slip', async () => {
      await world.tellByMail(HANZHONG);
      const id = await world.propose({ parties: [BAZHONG, HANZHONG] });
      expect(wordsOf('agreement.proposed')).toEqual({ en: expect.any(String), zh: expect.any(String) });
      expect(await world.ports.inbox.nextDigest()).not.toBeNull();
      await world.tickOn('2026-03-03');
      expect((await told(HANZHONG, id)).map(({ mails }) => mails.map(({ kind }) => kind))).toEqual([['digest']]);
    });
  });
}
