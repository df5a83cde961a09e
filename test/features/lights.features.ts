import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LightRun, LitKind, StoredLight } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation } from '../support/installation.js';

const PARTIES = ['511900', '610700'];
const SIGNED = '2026-01-05';

/** The lights of the days: told once a day, stored, and never told anew. `change` tries to change the table behind the engine's back. */
export function lightsFeatures(name: string, makePlace: MakePlace, change: (installation: Installation, statement: string) => Promise<unknown>): void {
  describe(`${name}: the lights of the days`, () => {
    let installation: Installation;
    beforeEach(async () => {
      installation = (await openInstallation(makePlace)).on(SIGNED);
    });
    afterEach(() => installation.destroy());

    const tell = (date: CivilDate): Promise<number> => installation.on(date).engine.tellLights.execute();
    /** The morning of a day as the clock does it: what is due first, then the lights. */
    const morningOf = async (date: CivilDate): Promise<number> => {
      await installation.tickOn(date);
      return installation.engine.tellLights.execute();
    };
    const lightOf = async (kind: LitKind, id: string, asOf: CivilDate): Promise<string | undefined> => {
      const light = (await installation.engine.reads.lightsOf(kind, [id], asOf)).get(id);
      return light === undefined ? undefined : `${light.light} ${light.reason} since ${light.day}`;
    };
    const rows = async (asOf = '9999-12-31'): Promise<StoredLight[]> => (await installation.engine.reads.lights({ asOf }, { limit: 1000 })).items;
    const runs = async (until = '9999-12-31'): Promise<LightRun[]> => (await installation.engine.reads.lightRuns(until, { limit: 50 })).items;

    it('go from green to yellow, red and off, and every day keeps its own', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      const due = installation.workingDay(SIGNED, 60);
      const near = [0, 1, 2, 3, 4].map((back) => installation.workingDay(SIGNED, 60 - back));
      for (const day of [SIGNED, near[4], near[3], due, addDays(due, 1), addDays(due, 2)]) await morningOf(day ?? '');
      await installation.ask(id, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, '511900');
      await morningOf(addDays(due, 3));

      const seen = async (day: CivilDate): Promise<string | undefined> => lightOf('agreement', id, day);
      expect(await seen(addDays(SIGNED, -1))).toBeUndefined();
      expect([await seen(SIGNED), await seen(near[4] ?? '')]).toEqual([`green inTime since ${SIGNED}`, `green inTime since ${SIGNED}`]);
      expect([await seen(near[3] ?? ''), await seen(due)]).toEqual([`yellow near since ${near[3]}`, `yellow near since ${near[3]}`]);
      expect([await seen(addDays(due, 1)), await seen(addDays(due, 2))]).toEqual(Array(2).fill(`red overdue since ${addDays(due, 1)}`));
      expect(await seen(addDays(due, 3))).toBe(`off over since ${addDays(due, 3)}`);
      const [followUp] = await installation.followUpsOf(id);
      expect(await lightOf('followUp', followUp?.id ?? '', addDays(due, 1))).toBe(`green inTime since ${addDays(due, 1)}`);
      expect(await lightOf('followUp', followUp?.id ?? '', addDays(due, 9))).toBe(`off over since ${addDays(due, 3)}`);
    });

    it('are counted by what agreements concern, and whose are late, as the lists count them', async () => {
      const { engine } = installation;
      for (const parties of [PARTIES, PARTIES, ['510000', '610700']]) await installation.signed({ parties, on: SIGNED });
      await installation.on('2026-06-01').signed({ parties: PARTIES, on: '2026-06-01' });
      await installation.register({ id: 'undated', codes: PARTIES });
      await morningOf('2026-06-08');
      const regions = new Map([['shaanxi', ['610000', '610700']], ['nowhere', []]]);
      const { byLevel, byDomain, byRegion, units } = await engine.reads.breakdown({ asOf: '2026-06-08', regions, units: 2 });
      const total = async (filter: object): Promise<number> => (await engine.reads.agreements(filter, { limit: 1 })).total;
      const asListed = async (counts: typeof byLevel, filterOf: (key: string) => object): Promise<void> => {
        expect(counts.length).toBeGreaterThan(0);
        for (const { key, light, count } of counts) expect([key, light, count]).toEqual([key, light, await total({ ...filterOf(key), light: { light, asOf: '2026-06-08' } })]);
      };
      const at = (level: string): string[] => engine.reference.tree.all().flatMap((one) => (one.level === level ? [one.code] : []));
      await asListed(byLevel, (level) => ({ parties: at(level) }));
      await asListed(byDomain, (domain) => ({ domain }));
      await asListed(byRegion, (region) => ({ parties: regions.get(region) ?? [] }));
      expect(byRegion.filter(({ key }) => key === 'nowhere')).toEqual([]);
      expect(units).toEqual([{ government: '610700', overdue: 3, oldest: SIGNED }, { government: '511900', overdue: 2, oldest: SIGNED }]);
    });

    it('are grey where no clock runs, where the clocks stand still and where the last office was silent', async () => {
      await installation.register({ id: 'undated', codes: PARTIES });
      const held = await installation.signed({ parties: PARTIES, on: SIGNED });
      await installation.ask(held, { type: 'HOLD', payload: { reason: 'flood', approver: 'the head', until: '2026-12-31' } }, '100000');
      const silent = await installation.signed({ parties: PARTIES, on: SIGNED });
      await installation.tickThrough('2026-07-20');
      await installation.engine.tellLights.execute();
      const reasons = new Map((await rows()).map((row) => [row.record, `${row.light} ${row.reason}`]));
      expect([reasons.get('undated'), reasons.get(held), reasons.get(silent)]).toEqual(['grey noClock', 'grey paused', 'red overdue']);
      const pressing = await installation.followUpsOf(silent);
      expect(pressing.map(({ id, context }) => [context.office, reasons.get(id)])).toEqual([['100000', 'grey silent'], ['510000', 'grey silent'], ['610000', 'grey silent']]);
    });

    it('of an obligation follow its dates, and its agreement is no better than it', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      const { created: [road = ''] } = await installation.ask(id, { type: 'PLAN', payload: { obligations: [{ title: 'Survey the road', leadUnit: '511900', dueOn: '2026-02-06' }] } }, '511900');
      const seen: (string | undefined)[] = [];
      for (const day of [SIGNED, '2026-02-04', '2026-02-07']) {
        await morningOf(day);
        seen.push(await lightOf('obligation', road, day), await lightOf('agreement', id, day));
      }
      expect(seen).toEqual([
        `green inTime since ${SIGNED}`, `green inTime since ${SIGNED}`, 'yellow near since 2026-02-04', 'yellow near since 2026-02-04', 'red overdue since 2026-02-07', 'red overdue since 2026-02-07',
      ]);
      expect((await installation.engine.reads.obligations({ light: { light: 'red', asOf: '2026-02-07' } }, { limit: 9 })).items.map((one) => one.id)).toEqual([road]);
    });

    it('cost no row on a day on which nothing changed, and the day is noted all the same', async () => {
      await installation.register({ id: 'a', codes: PARTIES, signed: SIGNED }, { id: 'b', codes: PARTIES });
      expect(await tell(SIGNED)).toBe(2);
      expect(await tell(SIGNED)).toBe(0);
      expect(await tell(addDays(SIGNED, 1))).toBe(0);
      expect(await rows()).toHaveLength(2);
      expect((await runs()).map(({ day, endedAt, counts }) => [day, endedAt !== null, counts])).toEqual(
        [addDays(SIGNED, 1), SIGNED].map((day) => [day, true, { agreement: { green: 1, grey: 1 }, followUp: {}, obligation: {} }]),
      );
      expect(await runs(SIGNED)).toHaveLength(1);
    });

    it('of days on which nobody told them are those of the last day on which somebody did', async () => {
      await installation.register({ id: 'a', codes: PARTIES, signed: SIGNED });
      await tell(SIGNED);
      await morningOf('2026-07-01');
      expect(await lightOf('agreement', 'a', '2026-06-30')).toBe(`green inTime since ${SIGNED}`);
      expect((await runs('2026-06-30')).map(({ day }) => day)).toEqual([SIGNED]);
    });

    it('of a day that has passed are told no more when the clock goes back', async () => {
      await installation.register({ id: 'a', codes: PARTIES, signed: SIGNED });
      await morningOf('2026-07-01');
      expect(await tell('2026-06-01')).toBe(0);
      await installation.reopen();
      expect(await tell('2026-06-01')).toBe(0);
      expect((await runs()).map(({ day }) => day)).toEqual(['2026-07-01']);
    });

    it.each([
      ['painted over', "update light set light = 'green'"], ['wiped out', 'delete from light'], ['forgotten', 'delete from light_run'], ['recounted', "update light_run set counts = '{}'"],
    ])('are not %s, not even in the database itself', async (_, statement) => {
      await installation.register({ id: 'a', codes: PARTIES, signed: SIGNED });
      await tell(SIGNED);
      await expect(change(installation, statement)).rejects.toThrow(/is never changed/);
      expect(await rows()).toHaveLength(1);
    });

    it('are told once when two tell them at once, and once more after a restart in the middle', async () => {
      await installation.register(...Array.from({ length: 1200 }, (_, index) => ({ id: `a${String(index).padStart(4, '0')}`, codes: PARTIES, signed: SIGNED })));
      let batches = 0;
      await installation.engine.tellLights.execute({ goesOn: () => (batches += 1) <= 1 });
      expect((await rows()).length).toBeLessThan(1200);
      expect((await runs())[0]).toMatchObject({ day: SIGNED, endedAt: null });
      await installation.reopen();
      const { tellLights } = installation.engine;
      const told = await Promise.all([tellLights.execute(), tellLights.execute()]);
      // Whoever found it held left it to the other.
      await tellLights.execute();
      expect(told.reduce((sum, one) => sum + one, 0)).toBe(700);
      expect(new Set((await installation.engine.reads.lights({ asOf: SIGNED, light: 'green' }, { limit: 1000 })).items.map(({ record }) => record)).size).toBe(1000);
      expect(await runs()).toMatchObject([{ day: SIGNED, endedAt: installation.at, counts: { agreement: { green: 1200 } } }]);
    });

    it('of a record that cannot be told say so, and all others are told', async () => {
      await installation.register({ id: 'bad', codes: PARTIES, signed: SIGNED }, { id: 'good', codes: PARTIES, signed: SIGNED });
      const bad = await installation.agreement('bad');
      await installation.damage(bad, { context: { ...bad.context, parties: [{ code: '999999', role: 'lead' }] } });
      await tell(SIGNED);
      expect((await rows()).map(({ record, light, reason }) => [record, light, reason])).toEqual([['bad', 'grey', 'notComputable'], ['good', 'green', 'inTime']]);
      expect(installation.faults).toMatchObject([{ where: { id: 'bad', work: 'lights' } }]);
    });

    it('are found by their colour as of any day, a page at a time', async () => {
      installation.on('2026-02-10');
      await installation.register({ id: 'a', codes: PARTIES, signed: SIGNED }, { id: 'b', codes: PARTIES, signed: '2026-02-02' }, { id: 'c', codes: PARTIES });
      await tell('2026-02-10');
      const late = addDays(installation.workingDay(SIGNED, 60), 1);
      await morningOf(late);
      const { reads } = installation.engine;
      const lit = async (light: 'green' | 'red', asOf: CivilDate): Promise<string[]> => (await reads.agreements({ light: { light, asOf } }, { limit: 50 })).items.map(({ id }) => id);
      expect([await lit('green', '2026-02-10'), await lit('red', '2026-02-10'), await lit('green', late), await lit('red', late)]).toEqual([['a', 'b'], [], ['b'], ['a']]);
      expect((await reads.followUps({ light: { light: 'green', asOf: late } }, { limit: 50 })).total).toBe(2);
      const page = await reads.lights({ asOf: late }, { limit: 3 });
      const rest = await reads.lights({ asOf: late }, { limit: 3, cursor: page.nextCursor ?? '' });
      expect([page.total, [...page.items, ...rest.items].map(({ kind }) => kind), rest.nextCursor]).toEqual([5, ['agreement', 'agreement', 'agreement', 'followUp', 'followUp'], null]);
      expect((await reads.lights({ asOf: late, record: 'a' }, { limit: 3 })).items).toEqual([{ kind: 'agreement', record: 'a', day: late, light: 'red', reason: 'overdue' }]);
    });
  });
}
