import { describe, expect, it } from '@jest/globals';
import type { AgreementContext, AgreementEvent, Evidence, FollowUpContext, FollowUpEvent } from '#libs/charts';
import { agreementChart, blankAgreement, blankFollowUp, followUpChart } from '#libs/charts';
import { realTree } from '../../../test/support/real-tree.js';
import { agreementRight, followUpRight } from './rights.js';

/* Bazhong leads, Hanzhong takes part, Ankang witnesses. Bazhong lies in Sichuan, Hanzhong in Shaanxi; Tongjiang is a county of Bazhong. */
const [BAZHONG, HANZHONG, ANKANG, SICHUAN, SHAANXI, NATIONAL, TONGJIANG, GUANGDONG, JOINT] = ['511900', '610700', '610900', '510000', '610000', '100000', '511921', '440000', 'J001'] as const;
const OFFICES = [BAZHONG, HANZHONG, ANKANG, SICHUAN, SHAANXI, NATIONAL, TONGJIANG, GUANGDONG, JOINT];

const evidence = (id: string, party: string | null): Evidence => ({ id, party, kind: 'report', title: '', date: null, status: 'submitted' });
const context: AgreementContext = {
  ...blankAgreement, lead: BAZHONG,
  parties: [{ code: BAZHONG, role: 'lead' }, { code: HANZHONG, role: 'participant' }, { code: ANKANG, role: 'witness' }],
  evidence: [evidence('own', BAZHONG), evidence('told', null)],
};
const event = (type: AgreementEvent['type'], payload: object = {}): AgreementEvent => ({ type, payload }) as AgreementEvent;
const may = (sent: AgreementEvent, told: Partial<AgreementContext> = {}): string[] => OFFICES.filter((office) => agreementRight(realTree(), { ...context, ...told }, sent, office) === null);

describe('who may send an event to an agreement', () => {
  it.each<[string, AgreementEvent, string[]]>([
    ['PROPOSE: any party', event('PROPOSE'), [BAZHONG, HANZHONG, ANKANG]],
    ['RETURN: any party', event('RETURN'), [BAZHONG, HANZHONG, ANKANG]],
    ['CIRCULATE: the lead', event('CIRCULATE'), [BAZHONG]],
    ['OPEN_FOR_SIGNATURE: the lead', event('OPEN_FOR_SIGNATURE'), [BAZHONG]],
    ['PLAN: the lead', event('PLAN'), [BAZHONG]],
    ['START_IMPLEMENTATION: the lead', event('START_IMPLEMENTATION'), [BAZHONG]],
    ['SHELVE: the lead', event('SHELVE'), [BAZHONG]],
    ['TERMINATE: the lead', event('TERMINATE'), [BAZHONG]],
    ['SUPERSEDE: the lead', event('SUPERSEDE'), [BAZHONG]],
    ['SIGN: that party, or the lead recording it', event('SIGN', { party: HANZHONG }), [BAZHONG, HANZHONG]],
    ['SUBMIT_EVIDENCE: that party, not the lead for it', event('SUBMIT_EVIDENCE', { evidence: { party: HANZHONG } }), [HANZHONG]],
    ['SUBMIT_EVIDENCE of nobody: nobody', event('SUBMIT_EVIDENCE', { evidence: { party: null } }), []],
    ['ACCEPT_EVIDENCE: a superior of its party, never itself', event('ACCEPT_EVIDENCE', { evidence: 'own' }), [SICHUAN, NATIONAL]],
    ['RETURN_EVIDENCE: a superior of its party', event('RETURN_EVIDENCE', { evidence: 'own' }), [SICHUAN, NATIONAL]],
    ['ACCEPT_EVIDENCE told by nobody in particular: the common superior', event('ACCEPT_EVIDENCE', { evidence: 'told' }), [NATIONAL]],
    ['ACCEPT_EVIDENCE that is unknown: left to the chart', event('ACCEPT_EVIDENCE', { evidence: 'none' }), OFFICES],
    ['HOLD: the common superior', event('HOLD'), [NATIONAL]],
    ['RESUME: the common superior', event('RESUME'), [NATIONAL]],
    ['AMEND: any party', event('AMEND', { changes: {} }), [BAZHONG, HANZHONG, ANKANG]],
    ['SIGN_AMENDMENT: that party, or the lead recording it', event('SIGN_AMENDMENT', { party: HANZHONG }), [BAZHONG, HANZHONG]],
    ['DROP_AMENDMENT: any party', event('DROP_AMENDMENT'), [BAZHONG, HANZHONG, ANKANG]],
    ['CORRECT: the lead', event('CORRECT', { changes: {} }), [BAZHONG]],
    ['UPDATE of a party: itself, or the lead', event('UPDATE', { changes: { contacts: { [HANZHONG]: 'Li' } } }), [BAZHONG, HANZHONG]],
    ['UPDATE of two parties: the lead', event('UPDATE', { changes: { contacts: { [HANZHONG]: 'Li', [BAZHONG]: 'Wang' } } }), [BAZHONG]],
    ['WITHDRAW_PARTY: that party, or the lead recording it', event('WITHDRAW_PARTY', { party: HANZHONG }), [BAZHONG, HANZHONG]],
    ['DESIGNATE: the lead or the common superior', event('DESIGNATE'), [BAZHONG, NATIONAL]],
    ['SELF_EVALUATE: that party', event('SELF_EVALUATE', { party: HANZHONG }), [HANZHONG]],
    ['SELF_EVALUATE of a witness: nobody, it promised nothing', event('SELF_EVALUATE', { party: ANKANG }), []],
    ['EVALUATE as a third party: neither party, superior nor subordinate of one', event('EVALUATE', { kind: 'thirdParty' }), [ANKANG, GUANGDONG, JOINT]],
    ['EVALUATE as second party: a superior of a party', event('EVALUATE', { kind: 'secondParty' }), [SICHUAN, SHAANXI, NATIONAL]],
    ['REOPEN: the common superior', event('REOPEN'), [NATIONAL]],
  ])('%s', (_, sent, offices) => {
    expect(may(sent)).toEqual(offices);
  });

  it('is nobody for what belongs to the engine, and every event is somebody\'s', () => {
    const engineOnly = ['REGISTER', 'CASE_CLOSED', ...agreementChart.timers] as AgreementEvent['type'][];
    for (const type of engineOnly) expect(may(event(type))).toEqual([]);
    expect(engineOnly.filter((type) => agreementChart.publicEvents.includes(type))).toEqual([]);
  });

  it('is every party that promised something where no lead is told', () => {
    expect(may(event('PLAN'), { lead: null })).toEqual([BAZHONG, HANZHONG]);
  });

  it('is the successor of a party that was renumbered since', () => {
    const told = { lead: '513700', parties: [{ code: '513700', role: 'lead' as const }, { code: HANZHONG, role: 'participant' as const }], evidence: [evidence('own', '513700')] };
    expect(may(event('PLAN'), told)).toEqual([BAZHONG]);
    expect(may(event('SIGN', { party: '513700' }), told)).toEqual([BAZHONG]);
    expect(may(event('ACCEPT_EVIDENCE', { evidence: 'own' }), told)).toEqual([SICHUAN, NATIONAL]);
  });

  it('is the common superior of the parties alone: a witness does not raise it', () => {
    const told = { parties: [{ code: '610902', role: 'lead' as const }, { code: '610921', role: 'participant' as const }, { code: GUANGDONG, role: 'witness' as const }] };
    expect(may(event('HOLD'), told)).toEqual([ANKANG]);
  });

  it('tells a refused office who may', () => {
    expect(agreementRight(realTree(), context, event('HOLD'), BAZHONG)).toMatchObject({ code: 'right.common_superior_only', satisfy: { en: 'Act for the common superior.', zh: '由共同上级办理。' } });
  });
});

describe('who may send an event to a follow-up', () => {
  const followUp: FollowUpContext = { ...blankFollowUp, office: SICHUAN, presses: [BAZHONG] };
  const offices = (type: FollowUpEvent['type'], payload: object = {}): string[] => OFFICES.filter((office) => followUpRight(realTree(), followUp, { type, payload }, office) === null);

  it('is the supervising office, except for what a party does for itself', () => {
    const byItself = ['ACKNOWLEDGE', 'RESPOND', 'REQUEST_EXTENSION', 'CONTEST', 'DISPUTE'];
    const others = followUpChart.publicEvents.filter((type) => !['PICK_UP', 'MARK_KEY', 'UNMARK_KEY'].includes(type));
    for (const type of others) expect(offices(type, { party: BAZHONG })).toEqual(byItself.includes(type) ? [BAZHONG] : [SICHUAN]);
  });

  it('is an office above the supervising one for taking it over, and either of them for key supervision', () => {
    expect(offices('PICK_UP')).toEqual([NATIONAL]);
    for (const type of ['MARK_KEY', 'UNMARK_KEY'] as const) expect(offices(type).sort()).toEqual([NATIONAL, SICHUAN]);
    // A joint office has no place in the tree: above it stands whoever stands above all that it presses.
    const joint = { ...followUp, office: 'J001', presses: [BAZHONG, '610700'] };
    expect(OFFICES.filter((office) => followUpRight(realTree(), joint, { type: 'PICK_UP', payload: {} } as unknown as FollowUpEvent, office) === null)).toEqual([NATIONAL]);
  });

  it('is nobody for what belongs to the engine', () => {
    for (const type of ['REQUEST', 'RESOLVE', 'RELEASE', 'SUSPEND', 'RESUME', ...followUpChart.timers] as FollowUpEvent['type'][]) expect(offices(type)).toEqual([]);
  });
});
