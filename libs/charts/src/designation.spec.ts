import { describe, expect, it } from '@jest/globals';
import { agreementChart, blankAgreement, decide } from './index.js';
import type { AgreementEvent } from './index.js';

const designate: AgreementEvent = {
  type: 'DESIGNATE', payload: { id: 'J001', name: '联合办公室', document: '1号', until: null }, actor: 'clerk', office: '510000', at: 0, today: '2026-11-25',
};

describe('a joint office that is designated', () => {
  it('starts the wait anew where nobody could be asked when the clock ran out', () => {
    const context = { ...blankAgreement, waits: 1, nobodyAsked: 'vertical_department' };
    expect(decide(agreementChart, { state: 'signed.waiting', context }, designate)).toMatchObject({
      ok: true, start: ['SIGNED_NOT_IMPLEMENTED'], next: { state: 'signed.waiting', context: { waits: 2, waitingSince: '2026-11-25', nobodyAsked: null, joint: { id: 'J001' } } },
    });
  });

  it.each(['signed.waiting', 'signed.overdue', 'implementing.active', 'proposed.signing'])('is noted in %s and moves no clock', (state) => {
    expect(decide(agreementChart, { state, context: { ...blankAgreement, waits: 1 } }, designate)).toMatchObject({
      ok: true, start: [], stop: [], next: { state, context: { waits: 1, joint: { id: 'J001' } } },
    });
  });
});
