import { describe, expect, it } from '@jest/globals';
import { blankAgreement, blankFollowUp } from '#libs/charts';
import { contextOf, contextText, timersOf, timersText } from './stored-json.js';

describe('a stored context', () => {
  const agreement = {
    ...blankAgreement, title: 't', form: 'f', partiesComplete: false, under: '', obligations: [{ id: 'o', title: '', leadUnit: '', dueOn: '2026-01-01' }],
    hold: { from: 'signed.waiting', remaining: {}, reason: '', approver: '', until: '2026-01-01' }, withoutObligations: '',
  };
  const { agreement: of, case: case_, rule, subject, waits, office, officeName } = blankFollowUp;
  const columns = { agreement: of, case: case_, rule, subject, waits, office, officeName };

  const day = { from: '2026-11-02', to: '2026-11-02', precision: 'day' as const };
  const plain = { ...blankAgreement, signedOn: day, parties: [{ code: '511900', role: 'lead' as const }, { code: '610700', role: 'participant' as const, name: '汉中' }] };
  const other = { ...blankAgreement, signedOn: { ...day, from: '2026-11-01', precision: 'interval' as const }, rule: { kind: 'kOfN' as const, k: 2 } };

  it('tells a known day, a plain party and the usual rule shorter', () => {
    expect(contextText('agreement', plain)).toContain('"signedOn":"2026-11-02"');
    expect(contextText('agreement', plain)).toContain('"parties":[["511900","lead"],{"code":"610700"');
    expect(contextText('agreement', plain)).not.toContain('"rule"');
  });

  it.each([['blank', blankAgreement], ['told', agreement], ['plain', plain], ['other', other]])('comes back whole: %s agreement', (_, context) => {
    expect(contextOf('agreement', contextText('agreement', context), { title: context.title, form: context.form })).toEqual(context);
  });

  it.each([['blank', blankFollowUp], ['told', { ...blankFollowUp, vacant: true, reminders: 2, remindedAt: 0, outcome: 'rectified' as const }]])('comes back whole: %s follow-up', (_, context) => {
    expect(contextOf('followUp', contextText('followUp', context), columns)).toEqual(context);
  });

  it('leaves out what columns tell and what goes without saying, and shares no list', () => {
    const text = contextText('agreement', blankAgreement);
    for (const key of ['title', 'form', 'evidence', 'hold', 'source']) expect(text).not.toContain(`"${key}"`);
    const [one, two] = [contextOf('agreement', text, { title: '', form: '' }), contextOf('agreement', text, { title: '', form: '' })];
    expect(one.evidence).not.toBe(two.evidence);
  });
});

it('stored timers come back as they were', () => {
  const timers = { A: { at: 1, dueOn: '2026-01-01', days: null, from: '2025-01-01', estimated: true, policy: null }, B: { at: 2, dueOn: '2026-01-02', days: 3, from: '2025-01-01', estimated: false, policy: 'p@1' } };
  expect(timersOf(timersText(timers))).toEqual(timers);
  expect(timersOf(JSON.parse(timersText(timers)))).toEqual(timers);
});
