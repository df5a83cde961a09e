import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Entry, Step } from '#libs/audit';
import { canonical } from '#libs/audit';
import type { AgreementEvent, FollowUpEvent, ObligationEvent } from '#libs/charts';
import { agreementChart, blankAgreement, blankFollowUp, blankObligation, decide, followUpChart, obligationChart } from '#libs/charts';
import { BAZHONG, followUpOf, HANZHONG, must, NATIONAL, opened, proven, SHAANXI, SICHUAN, sign } from '../support/lives.js';
import { midnight, morning, TestServer } from '../support/server.js';
import { plusDays, workingDay } from '../support/working-days.js';

interface Told {
  items: { seq: number; entry: Entry }[];
  total: number;
}

const SIGNED = '2026-03-02';
const FLAGGED = plusDays(workingDay(SIGNED, 30), 1);
let server: TestServer;
let id: string;
let entries: Entry[];
let text: string;

/** Proposed, refused here and there, signed, flagged, climbed on one side, handled on the other, implemented. */
async function shortLife(): Promise<void> {
  id = await opened(server);
  await server.send(id, HANZHONG, 'TERMINATE', { reason: 'x' });
  await must(sign(server, id, BAZHONG, SIGNED));
  await server.send(id, HANZHONG, 'SIGN', { party: HANZHONG, on: SIGNED, signer: '市长', manner: 'wet' });
  await must(sign(server, id, HANZHONG, SIGNED, { withoutObligations: '另议' }));
  await server.tick(midnight(FLAGGED));
  await must(server.press((await followUpOf(server, id, SICHUAN)).id, SICHUAN, 'OPEN'));
  await server.press((await followUpOf(server, id, SHAANXI)).id, SICHUAN, 'OPEN');
  await server.tick(midnight(plusDays(workingDay(FLAGGED, 10), 1)));
  await must(server.send(id, NATIONAL, 'HOLD', { reason: '核查', approver: '办公厅', until: '2027-06-30' }));
  await must(server.send(id, NATIONAL, 'RESUME'));
  await must(server.send(id, BAZHONG, 'PLAN', { obligations: [{ title: '通车', leadUnit: BAZHONG, dueOn: '2027-12-31' }] }));
  await proven(server, id, SIGNED);
  await must(server.send(id, BAZHONG, 'START_IMPLEMENTATION'));
}

beforeAll(async () => {
  server = await TestServer.start({ at: morning(SIGNED) });
  await shortLife();
  const reply = await server.request<Told>('GET', `/api/agreements/${id}/history?limit=200`);
  entries = reply.body.items.map(({ entry }) => entry);
  text = reply.text;
});
afterAll(() => server.stop());

const stepsOf = (entry: Entry): Step[] => (entry.outcome === 'done' ? [entry, ...entry.consequences] : []);

describe('the history of an agreement', () => {
  it('has one entry for every change and every refusal, in their order', () => {
    expect(entries.map(({ record, event, outcome, refusal }) => `${record.kind} ${event.type} ${refusal ?? outcome}`)).toEqual([
      'agreement PROPOSE done', 'agreement OPEN_FOR_SIGNATURE done', 'agreement TERMINATE right.lead_only', 'agreement SIGN done', 'agreement SIGN agreement.obligations_or_reason', 'agreement SIGN done',
      'agreement SIGNED_NOT_IMPLEMENTED done', 'followUp OPEN done', 'followUp OPEN right.supervising_office_only', 'followUp REMINDER done', 'followUp GRACE_END done',
      'agreement HOLD done', 'agreement RESUME done', 'agreement PLAN done', 'agreement SUBMIT_EVIDENCE done', 'agreement ACCEPT_EVIDENCE done', 'agreement START_IMPLEMENTATION done',
    ]);
  });

  it('says who did it, for which office, and when; the clock acts for none', () => {
    for (const { actor, office, at, today } of entries) {
      expect(actor === 'clock').toBe(office === null);
      expect(new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(today);
    }
    expect(entries.map(({ office }) => office).slice(0, 7)).toEqual([BAZHONG, BAZHONG, HANZHONG, BAZHONG, HANZHONG, HANZHONG, null]);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => a - b));
  });

  it('is kept in canonical form', () => {
    for (const entry of entries) expect(text).toContain(`"entry":${canonical(entry)}}`);
  });

  it('leads each record from state to state and version to version without a gap', () => {
    const records = new Map<string, { state: string | null; version: number }>();
    for (const entry of entries) {
      for (const { record, from, to } of stepsOf(entry)) {
        const { state, version } = records.get(record.id) ?? { state: null, version: 0 };
        expect([record.id, from, record.version]).toEqual([record.id, state, version + 1]);
        records.set(record.id, { state: to, version: record.version });
      }
      if (entry.outcome === 'done') continue;
      expect({ state: entry.to, version: entry.record.version }).toEqual(records.get(entry.record.id));
      expect(entry.consequences).toEqual([]);
    }
    expect(records.get(id)?.state).toBe('implementing.active');
  });

  it('lists what followed from an event with it: the follow-ups opened, climbed to, paused and resolved', () => {
    const followed = (type: string): string[] => {
      const entry = entries.find(({ event, outcome }) => event.type === type && outcome === 'done');
      return (entry?.consequences ?? []).map(({ record, event, from, to }) => `${record.kind} ${event.type} ${from} ${to}`);
    };
    expect(followed('SIGNED_NOT_IMPLEMENTED')).toEqual(['followUp REQUEST null requested.awaiting', 'followUp REQUEST null requested.awaiting']);
    expect(followed('GRACE_END')).toEqual(['followUp REQUEST null requested.awaiting']);
    expect(followed('HOLD').sort()).toEqual(['followUp SUSPEND handling suspended', 'followUp SUSPEND requested.awaiting suspended']);
    expect(followed('RESUME').sort()).toEqual(['followUp RESUME suspended handling', 'followUp RESUME suspended requested.awaiting']);
    expect(followed('START_IMPLEMENTATION').sort()).toEqual(['followUp RESOLVE escalated resolved', 'followUp RESOLVE handling resolved', 'followUp RESOLVE requested.awaiting resolved']);
  });

  it('replayed through the charts gives the same states, and the same refusals', async () => {
    const snapshots = new Map<string, { state: string; context: object }>();
    for (const entry of entries) {
      const { actor, office, at, today } = entry;
      for (const { record, event, to } of entry.outcome === 'done' ? stepsOf(entry) : [entry as Step]) {
        if (entry.refusal?.startsWith('right.')) continue;
        const recorded = { ...event, actor, office, at, today } as unknown;
        const known = snapshots.get(record.id);
        const decision =
          record.kind === 'agreement'
            ? decide(agreementChart, (known ?? { state: 'start', context: blankAgreement }) as { state: string; context: typeof blankAgreement }, recorded as AgreementEvent)
            : record.kind === 'obligation'
              ? decide(obligationChart, (known ?? { state: 'start', context: blankObligation }) as { state: string; context: typeof blankObligation }, recorded as ObligationEvent)
              : decide(followUpChart, (known ?? { state: 'start', context: blankFollowUp }) as { state: string; context: typeof blankFollowUp }, recorded as FollowUpEvent);
        if (!decision.ok) {
          expect(decision.code).toBe(entry.refusal);
          continue;
        }
        expect([event.type, decision.next.state]).toEqual([event.type, to]);
        snapshots.set(record.id, decision.next);
      }
    }
    const { title, signatures, obligations, evidence } = await server.agreement(id);
    expect(snapshots.get(id)?.context).toMatchObject({ title, signatures, obligations, evidence });
    for (const { id: followUp, outcome, slip } of await server.followUps(id)) expect(snapshots.get(followUp)?.context).toMatchObject({ outcome, slip });
  });
});

describe('the whole history', () => {
  it('holds the set-up, every token and every vacancy beside the agreements, in one sequence', async () => {
    await server.request('PUT', `/api/governments/${SICHUAN}/vacancy`, { body: { vacant: true, since: '2026-02-01', note: '主任空缺' } });
    const { items, total } = await server.get<Told>('/api/audit/entries?limit=200');
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
    expect(items.slice(0, 5).map(({ entry }) => `${entry.actor} ${entry.event.type}`)).toEqual(['setup GOVERNMENTS_IMPORTED', 'setup CALENDAR_IMPORTED', 'setup POLICIES_IMPORTED', 'setup REGIONS_IMPORTED', 'setup TOKEN_ADDED']);
    expect(items.at(-1)?.entry).toMatchObject({ record: { kind: 'office', id: SICHUAN }, event: { type: 'OFFICE_VACANT', payload: { since: '2026-02-01', note: '主任空缺' } } });
    expect(JSON.stringify(items)).not.toContain('luoshi_');
    const { total: own } = await server.get<Told>(`/api/audit/entries?subject=${id}`);
    expect(own).toBe(entries.length);
  });

  it('names the Idempotency-Key a command came under', async () => {
    const reply = await server.post('/api/agreements', { title: '协议', parties: [{ code: BAZHONG }, { code: HANZHONG }] }, { token: await server.as(BAZHONG), headers: { 'idempotency-key': 'once' } });
    const { items } = await server.get<Told>(`/api/agreements/${reply.body.id}/history`);
    expect(items.map(({ entry }) => entry.command?.endsWith(':once'))).toEqual([true]);
  });
});
