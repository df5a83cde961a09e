import { describe, expect, it } from '@jest/globals';
import type { Entry } from '#libs/audit';
import { replayEntries } from './index.js';

const AT = Date.parse('2026-11-25T02:00:00Z');
const proposal = {
  title: 'Water', form: 'framework', domains: [], lead: '510000', term: { from: null, to: null }, rule: { kind: 'all' }, under: null, obligations: [],
  parties: [{ code: '510000', role: 'lead' }, { code: '610000', role: 'participant' }],
};
const entry = (version: number, type: string, from: string | null, to: string | null, more: Partial<Entry> = {}): Entry => ({
  v: 1, record: { kind: 'agreement', id: 'a', version }, event: { type, payload: {} }, from, to, at: AT, today: '2026-11-25', actor: 'clerk', office: '510000',
  command: null, outcome: 'done', refusal: null, consequences: [], ...more,
});
const proposed = entry(1, 'PROPOSE', null, 'proposed.drafting', { event: { type: 'PROPOSE', payload: proposal } });
const opened = entry(2, 'OPEN_FOR_SIGNATURE', 'proposed.drafting', 'proposed.signing');
const redated = entry(3, 'REDATED', 'proposed.signing', 'proposed.signing', { event: { type: 'REDATED', payload: { SIGNATURE_STALLED: '2027-01-11' } } });
const asked = {
  case: 'c', agreement: 'a', rule: 'signatureStalled', subject: 'agreement', waits: 0, office: '100000', officeName: 'National', vacant: false, level: 'national', rung: 0,
  presses: ['510000', '610000'], skipped: [], because: [], policy: { id: 'default', version: 1, because: 'default' }, times: { grace: 10, handling: 20, remindEvery: 3 },
};
const stalled = entry(4, 'SIGNATURE_STALLED', 'proposed.signing', 'proposed.signing', {
  event: { type: 'SIGNATURE_STALLED', payload: { ask: ['100000'], none: null, policy: asked.policy } },
  consequences: [{ record: { kind: 'followUp', id: 'f', version: 1 }, event: { type: 'REQUEST', payload: asked }, from: null, to: 'requested.awaiting' }],
});

describe('a replay', () => {
  it('leads every record through its chart, the consequences of an entry among them', () => {
    const records = replayEntries([proposed, opened, redated, stalled]);
    expect(records.get('a')).toMatchObject({ kind: 'agreement', state: 'proposed.signing', version: 4, context: { title: 'Water' } });
    expect(records.get('f')).toMatchObject({ kind: 'followUp', state: 'requested.awaiting', version: 1, context: { office: '100000', requestedAt: AT } });
    expect(records.size).toBe(2);
  });

  it('is not moved by a refusal, nor by what concerns no record', () => {
    const refused = entry(1, 'SIGN', 'proposed.drafting', 'proposed.drafting', { outcome: 'refused', refusal: 'chart.event_not_allowed' });
    const calendar = entry(0, 'CALENDAR_IMPORTED', null, null, { record: { kind: 'calendar', id: 'calendar', version: 0 } });
    expect(replayEntries([calendar, proposed, refused])).toEqual(replayEntries([proposed]));
    expect(replayEntries([])).toEqual(new Map());
  });

  it('counts a redating as a version and moves no state', () => {
    const [before, after] = [replayEntries([proposed, opened]).get('a'), replayEntries([proposed, opened, redated]).get('a')];
    expect(after).toEqual({ ...before, version: 3 });
  });

  it.each<[string, Entry[], number]>([
    ['an entry was left out', [proposed, redated], 1],
    ['an entry stands twice', [proposed, opened, opened], 2],
    ['two entries were swapped', [opened, proposed], 0],
    ['the first one is missing', [opened], 0],
    ['the state after it was altered', [proposed, { ...opened, to: 'signed.waiting' }], 1],
    ['the state before it was altered', [proposed, { ...opened, from: 'proposed.consulting' }], 1],
    ['the version was altered', [proposed, { ...opened, record: { ...opened.record, version: 3 } }], 1],
    ['the chart refuses its event', [proposed, { ...opened, event: { type: 'START_IMPLEMENTATION', payload: {} } }], 1],
    ['the kind was altered', [proposed, { ...opened, record: { ...opened.record, kind: 'followUp' } }], 1],
    ['a consequence was altered', [proposed, opened, redated, { ...stalled, consequences: stalled.consequences.map((step) => ({ ...step, to: 'handling' })) }], 3],
  ])('names the entry at fault where %s', (_, entries, index) => {
    let error: unknown;
    try {
      replayEntries(entries);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: 'replay.diverged', details: { index } });
  });
});
