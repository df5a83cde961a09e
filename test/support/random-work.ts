import fc from 'fast-check';
import type { AgreementRequest, FollowUpRequest, ObligationEventRequest } from '#libs/engine';
import type { StoredAgreement, StoredFollowUp } from '#libs/engine/ports';
import { AT_WORK } from '#libs/engine/ports';
import { addDays, LuoshiError } from '#libs/kernel';
import type { Installation } from './installation.js';
import { followUpRequest } from './follow-up-request.js';
import { clerk, morning } from './installation.js';
import { ledgerRow } from './ledger-row.js';
import { anObligation, OBLIGATION_EVENTS, stepOn, tellObligation } from './random-obligations.js';

/*
 * Random work of an installation: what people of many offices ask, sensible or not, and what time brings. `which` picks
 * among the records there are, `dice` among the variants of a request; `wrong` sends it from an office without the right.
 */
export type Deed =
  | { do: 'propose'; parties: string[]; planned: boolean; dice: number; wrong: boolean }
  | { do: 'register'; parties: string[]; dice: number }
  | { do: 'event'; type: AgreementRequest['type']; which: number; dice: number; wrong: boolean }
  | { do: 'further'; which: number; dice: number }
  | { do: 'followUp'; type: FollowUpRequest['type']; which: number; dice: number; wrong: boolean }
  | { do: 'answer'; which: number; dice: number }
  | { do: 'owed'; type: ObligationEventRequest['type']; which: number; dice: number; wrong: boolean }
  | { do: 'report'; which: number; dice: number }
  | { do: 'pass'; days: number }
  | { do: 'setBack'; hours: number }
  | { do: 'vacate'; which: number; vacant: boolean }
  | { do: 'calendar'; year: number }
  | { do: 'restart' };

const PARTIES = ['511781', '511921', '610728', '511900', '610700', '429021', '420322', '510000'];
const NOBODY = '440000';
const EVENTS = [
  'CIRCULATE', 'RETURN', 'OPEN_FOR_SIGNATURE', 'SIGN', 'PLAN', 'SUBMIT_EVIDENCE', 'ACCEPT_EVIDENCE', 'RETURN_EVIDENCE', 'START_IMPLEMENTATION',
  'HOLD', 'RESUME', 'SELF_EVALUATE', 'EVALUATE', 'REOPEN', 'SHELVE', 'TERMINATE', 'SUPERSEDE', 'DESIGNATE', 'WITHDRAW_PARTY',
  'AMEND', 'SIGN_AMENDMENT', 'SIGN_AMENDMENT', 'DROP_AMENDMENT', 'CORRECT', 'UPDATE',
] as const;
const FOLLOW_UP_EVENTS = [
  'OPEN', 'DECLINE', 'ACKNOWLEDGE', 'RESPOND', 'REQUEST_EXTENSION', 'GRANT_EXTENSION', 'REFUSE_EXTENSION', 'CONTEST', 'DECIDE_CONTEST', 'DISPUTE', 'SETTLE', 'WAIVE', 'LIFT_WAIVER',
  'RETURN', 'CONCLUDE', 'STRIKE_OFF', 'WITHDRAW', 'PICK_UP', 'MARK_KEY', 'UNMARK_KEY',
] as const;

const which = fc.nat(20);
const dice = fc.nat(11);
const wrong = fc.nat(9).map((n) => n === 0);
const parties = fc.subarray(PARTIES, { minLength: 1, maxLength: 4 });

export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('propose' as const), parties, planned: fc.boolean(), dice, wrong }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('register' as const), parties, dice }) },
    { weight: 8, arbitrary: fc.record({ do: fc.constant('event' as const), type: fc.constantFrom(...EVENTS), which, dice, wrong }) },
    { weight: 10, arbitrary: fc.record({ do: fc.constant('further' as const), which, dice }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('followUp' as const), type: fc.constantFrom(...FOLLOW_UP_EVENTS), which, dice, wrong }) },
    { weight: 10, arbitrary: fc.record({ do: fc.constant('answer' as const), which, dice }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('owed' as const), type: fc.constantFrom(...OBLIGATION_EVENTS), which, dice, wrong }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('report' as const), which, dice }) },
    { weight: 8, arbitrary: fc.record({ do: fc.constant('pass' as const), days: fc.oneof(fc.nat(20), fc.nat(120), fc.nat(400)) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('setBack' as const), hours: fc.nat(200) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('vacate' as const), which, vacant: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('calendar' as const), year: fc.integer({ min: 2027, max: 2029 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  ),
  { minLength: 15, maxLength: 60, size: 'max' },
);

const further = (count: number): Deed[] => Array.from({ length: count }, () => ({ do: 'further', which: 0, dice: 1 }));
const answers = (count: number, dice = 4): Deed[] => Array.from({ length: count }, (_, which) => ({ do: 'answer', which: which % 2, dice }));

/** Work that brings an agreement and its follow-ups through most of what the charts know; random work may or may not. */
export const LONG_STORY: Deed[] = [
  { do: 'propose', parties: ['511781', '511921'], planned: true, dice: 1, wrong: false }, { do: 'event', type: 'CIRCULATE', which: 0, dice: 0, wrong: true }, ...further(4),
  { do: 'pass', days: 110 }, ...answers(4), ...answers(2, 0), ...answers(6), { do: 'pass', days: 110 }, { do: 'pass', days: 20 },
  { do: 'event', type: 'HOLD', which: 0, dice: 4, wrong: false }, { do: 'pass', days: 10 }, ...further(1), ...further(4),
  { do: 'pass', days: 60 }, { do: 'register', parties: ['610728', '511900'], dice: 1 }, { do: 'calendar', year: 2027 }, { do: 'restart' }, { do: 'pass', days: 120 },
];

/** Does it; what is refused, or asked of a record that is not there, changes nothing. */
export async function perform(installation: Installation, deed: Deed): Promise<void> {
  try {
    await attempt(installation, deed);
  } catch (error) {
    if (!(error instanceof LuoshiError) || !/^(government\.unknown|government\.named_twice|agreement\.unknown|store\.version_mismatch|recurrence\.never_fires)$/.test(error.code)) throw error;
  }
}

async function attempt(installation: Installation, deed: Deed): Promise<void> {
  const { engine } = installation;
  switch (deed.do) {
    case 'propose': {
      const [lead = ''] = deed.parties;
      const today = engine.today();
      const rule = deed.dice < 6 ? ({ kind: 'all' } as const) : deed.dice < 9 ? ({ kind: 'kOfN', k: 1 } as const) : ({ kind: 'onDate', date: addDays(today, deed.dice) } as const);
      const proposal = {
        title: '协议', form: 'agreement', domains: [], lead: deed.dice === 0 ? null : lead, term: { from: null, to: deed.dice % 4 === 0 ? addDays(today, 30 * deed.dice) : null }, rule, under: null, renews: deed.dice === 7 ? ((await agreements(installation))[0]?.id ?? null) : null,
        parties: deed.parties.map((code) => ({ code: deed.dice === 11 ? '999999' : code, role: 'participant' as const })),
        obligations: deed.planned ? [anObligation(lead, today, deed.dice)] : [],
      };
      await engine.proposeAgreement.execute({ actor: clerk(deed.wrong ? NOBODY : lead), proposal });
      return;
    }
    case 'register': {
      const known = await agreements(installation);
      const id = `L${known.length}`;
      const rows = [ledgerRow(deed.parties, {
        id, signed: deed.dice === 0 ? '' : addDays(engine.today(), -20 * deed.dice), parties_complete: deed.dice !== 1, term_end: deed.dice % 5 === 2 ? addDays(engine.today(), 40) : '',
        renews: deed.dice === 3 ? (known[0]?.id ?? '') : '', follow_up: deed.dice === 4 ? [{ date: '2026', text_zh: '已开工' }] : [],
      })];
      await engine.importLedger.execute({ rows, actor: clerk('100000'), dryRun: deed.dice === 10 });
      return;
    }
    case 'event':
    case 'further': {
      const known = await agreements(installation);
      const agreement = known[deed.which % known.length];
      if (agreement === undefined) return;
      const type = deed.do === 'event' ? deed.type : stepFurther(agreement, deed.dice);
      const other = known.find(({ id }) => id !== agreement.id)?.id ?? 'none';
      const { request, office } = requestOf(installation, agreement, type, deed.dice, other);
      const isWrong = deed.do === 'event' && deed.wrong;
      const expected = isWrong && deed.dice === 1 ? agreement.version + 1 : agreement.version;
      await engine.transitionAgreement.execute({ id: agreement.id, expected, request, actor: clerk(isWrong ? NOBODY : office, deed.dice % 2 === 0 ? 'one' : 'two') });
      return;
    }
    case 'answer': {
      const { items } = await engine.reads.followUps({ states: AT_WORK }, { limit: 200 });
      const followUp = items[deed.which % items.length];
      if (followUp !== undefined) await installation.tellFollowUp(followUp, ...stepOfFollowUp(followUp, deed.dice));
      return;
    }
    case 'followUp': {
      const { items } = await engine.reads.followUps({}, { limit: 200 });
      const followUp = items[deed.which % items.length];
      if (followUp === undefined) return;
      const party = followUp.context.presses[deed.dice % followUp.context.presses.length] ?? '';
      const request = followUpRequest(deed.type, party, addDays(engine.today(), 5 * deed.dice), deed.dice === 1);
      const above = deed.type === 'PICK_UP' ? superior(engine, engine.reference.tree.find(followUp.context.office)?.code, '100000') : undefined;
      await installation.tellFollowUp(followUp, request, ['one', 'two', 'three'][deed.dice % 3], deed.wrong ? NOBODY : above);
      return;
    }
    case 'owed':
      return tellObligation(installation, deed);
    case 'report': {
      const { items } = await engine.reads.obligations({}, { limit: 200 });
      const obligation = items[deed.which % items.length];
      if (obligation !== undefined) await tellObligation(installation, { type: stepOn(obligation), which: deed.which % items.length, dice: deed.dice, wrong: false });
      return;
    }
    case 'pass':
      await installation.tick(installation.at + deed.days * 86_400_000);
      return;
    case 'setBack':
      installation.at -= deed.hours * 3_600_000;
      return;
    case 'vacate':
      await installation.vacate(['510000', '511700', '610700', '420000'][deed.which % 4] ?? '', deed.vacant);
      return;
    case 'calendar': {
      const rows = [`${deed.year}-01-01`, `${deed.year}-03-08`, `${deed.year}-05-03`, `${deed.year}-10-01`].map((date, index) => ({ row: index + 1, date, type: 'holiday', name_zh: '节', name_en: 'Day', in_lieu: '0' }));
      await engine.importReference.calendar({ rows, actor: clerk('100000'), dryRun: false });
      return;
    }
    case 'restart':
      await installation.reopen();
  }
}

async function agreements({ engine }: Installation): Promise<StoredAgreement[]> {
  return (await engine.reads.agreements({}, { limit: 200 })).items;
}

/** An event that leads an agreement on from where it stands. */
function stepFurther({ state, context }: StoredAgreement, dice: number): AgreementRequest['type'] {
  if (state === 'proposed.signing') return 'SIGN';
  if (state.startsWith('proposed')) return 'OPEN_FOR_SIGNATURE';
  if (state === 'onHold') return 'RESUME';
  if (state.startsWith('implementing')) return dice < 6 ? 'EVALUATE' : 'HOLD';
  if (state === 'evaluated') return 'REOPEN';
  if (dice === 0) return 'HOLD';
  if (context.obligations.length === 0) return 'PLAN';
  if (context.evidence.some(({ status }) => status === 'accepted')) return 'START_IMPLEMENTATION';
  return context.evidence.some(({ status }) => status === 'submitted') ? 'ACCEPT_EVIDENCE' : 'SUBMIT_EVIDENCE';
}

/** An event that leads a follow-up on from where it stands, and the person for it. */
function stepOfFollowUp({ state, context }: StoredFollowUp, dice: number): [FollowUpRequest, string] {
  const awaited = context.presses.find((code) => !context.responses.some(({ party }) => party === code)) ?? '';
  if (state.startsWith('requested')) return [followUpRequest('OPEN', awaited), 'one'];
  if (state === 'review') return dice < 3 ? [followUpRequest('RETURN', awaited), 'two'] : [followUpRequest('CONCLUDE', awaited), 'two'];
  if (state === 'contested') return [followUpRequest('DECIDE_CONTEST', awaited), 'two'];
  if (state === 'disputed') return [followUpRequest('SETTLE', context.presses[0] ?? ''), 'two'];
  if (state.startsWith('concluded')) return [followUpRequest('STRIKE_OFF', awaited), 'three'];
  return [followUpRequest(dice === 2 ? 'ACKNOWLEDGE' : 'RESPOND', awaited), 'one'];
}

/** A request with something in it, and an office that has the right to it. */
function requestOf({ engine }: Installation, { id, context }: StoredAgreement, type: AgreementRequest['type'], dice: number, other: string): { request: AgreementRequest; office: string } {
  const today = engine.today();
  const codes = context.parties.map(({ code }) => code);
  const lead = context.lead ?? codes[0] ?? '';
  const some = codes[dice % codes.length] ?? '';
  const above = engine.showLadder.execute({ parties: codes, on: today }).common?.code ?? '100000';
  const open = context.evidence.find(({ status }) => status === 'submitted');
  switch (type) {
    case 'CIRCULATE':
    case 'OPEN_FOR_SIGNATURE':
    case 'START_IMPLEMENTATION':
      return { request: { type, payload: {} }, office: lead };
    case 'RESUME':
      return { request: { type, payload: {} }, office: above };
    case 'RETURN':
      return { request: { type, payload: { reason: 'unclear' } }, office: some };
    case 'SIGN': {
      const party = codes.find((code) => !context.signatures.some((signature) => signature.party === code)) ?? some;
      const payload = { party, on: addDays(today, dice === 0 ? 3 : -dice), signer: 'the head', manner: 'wet' as const, ...(dice % 2 === 0 ? { withoutObligations: 'a framework' } : {}) };
      return { request: { type, payload }, office: party };
    }
    case 'PLAN':
      return { request: { type, payload: { obligations: [anObligation(dice === 11 ? '999999' : some, today, dice)] } }, office: lead };
    case 'SUBMIT_EVIDENCE':
      return { request: { type, payload: { party: some, kind: dice === 5 ? 'implementingAgreement' : 'report', title: 'Progress', date: today, ...(dice === 5 ? { agreement: id } : {}) } }, office: some };
    case 'ACCEPT_EVIDENCE':
      return { request: { type, payload: { evidence: open?.id ?? 'none', ...(dice % 2 === 0 ? { remark: 'seen' } : {}) } }, office: superior(engine, open?.party, above) };
    case 'RETURN_EVIDENCE':
      return { request: { type, payload: { evidence: open?.id ?? 'none', remark: 'no figures' } }, office: superior(engine, open?.party, above) };
    case 'HOLD':
      return { request: { type, payload: { reason: 'flood', approver: above, until: addDays(today, 15 * dice) } }, office: above };
    case 'SELF_EVALUATE':
      return { request: { type, payload: { party: some, completion: 'substantial', obligations: [], scores: [] } }, office: some };
    case 'EVALUATE': {
      const completion = (['complete', 'substantial', 'limited', 'notStarted', 'noEvidence'] as const)[dice % 5] ?? 'complete';
      const obligations = context.obligations.map((obligation) => ({ obligation: obligation.id, completion }));
      const scores = [{ dimension: 'water', weight: 100, score: dice }];
      return { request: { type, payload: { completion, obligations, scores, evaluator: 'the institute', commissionedBy: 'the ministry', declaration: 'independent' } }, office: dice % 2 === 0 ? above : '440000' };
    }
    case 'REOPEN':
      return { request: { type, payload: { reason: 'wrong figures' } }, office: above };
    case 'SHELVE':
    case 'TERMINATE':
      return { request: { type, payload: { reason: 'overtaken' } }, office: dice < 3 ? lead : NOBODY };
    case 'SUPERSEDE':
      return { request: { type, payload: { reason: 'renewed', by: other } }, office: dice < 3 ? lead : NOBODY };
    case 'DESIGNATE':
      return { request: { type, payload: { id: 'J001', name: '联合办公室', document: '1号', until: dice % 2 === 0 ? null : addDays(today, 20 * dice) } }, office: lead };
    case 'AMEND':
      return { request: { type, payload: { changes: dice % 3 === 0 ? { lead: some } : { term: { from: null, to: dice === 11 ? null : addDays(today, 40 * dice - 60) } }, reason: 'prolonged', document: '3号' } }, office: some };
    case 'CORRECT':
      return { request: { type, payload: { changes: dice % 2 === 0 ? { term: { from: null, to: addDays(today, 30 * dice - 30) } } : { title: `协议 ${dice}`, signedOn: addDays(today, -dice) }, reason: 'misprinted' } }, office: lead };
    case 'UPDATE':
      return { request: { type, payload: { changes: { contacts: [{ party: some, contact: `clerk ${dice}` }] }, reason: 'appointed' } }, office: some };
    case 'SIGN_AMENDMENT': {
      const open = context.revisions.find(({ status }) => status === 'proposed');
      const party = codes.find((code) => !open?.signatures.some((signature) => signature.party === code)) ?? some;
      return { request: { type, payload: { amendment: open?.id ?? 'none', party, signer: 'the head' } }, office: party };
    }
    case 'DROP_AMENDMENT':
      return { request: { type, payload: { amendment: context.revisions.find(({ status }) => status === 'proposed')?.id ?? 'none', reason: 'refused' } }, office: some };
    case 'WITHDRAW_PARTY':
      return { request: { type, payload: { party: some, reason: 'reorganised', document: '2号', effectiveOn: addDays(today, dice === 11 ? 1 : -dice), ...(some === lead ? { lead: codes.find((code) => code !== some) ?? some } : {}) } }, office: some };
  }
}

function superior({ reference }: Installation['engine'], party: string | null | undefined, above: string): string {
  return party ? (reference.tree.superiors(party)[0]?.code ?? above) : above;
}

/** Where random work begins. */
export const BEGINNING = morning('2026-02-02');
