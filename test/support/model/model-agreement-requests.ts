import type { AgreementRequest } from '#libs/engine';
import { plusDays } from '../working-days.js';
import { JOINT_OFFICE, STRANGER, superiorOf } from './matters.js';
import type { ModelAgreement } from './model-agreement.js';
import { obligationRequest, SUCCESSOR } from './model-obligation-requests.js';
import { NOWHERE } from './model-prepared.js';
import type { Changes, Revising } from './model-revisions.js';

/** What a request may name beside what the agreement itself knows. */
export interface Around {
  today: string;
  /** A document of the agreement, or the id of none; mostly nothing. */
  document: string | undefined;
  heir: string;
}

/** An event with something in it; `dice` picks among sensible contents and a few that are refused. */
export function agreementRequest(agreement: ModelAgreement, type: AgreementRequest['type'], dice: number, { today, document, heir }: Around): AgreementRequest {
  const { terms: { matter }, promised, signatures, evidence, obligations, revisions, lead } = agreement;
  const all = [...matter.parties, ...(matter.witness === undefined ? [] : [matter.witness])];
  const some = all[dice % all.length] ?? '';
  const open = dice % 8 === 7 ? evidence[0] : evidence.find(({ status }) => status === 'submitted');
  const amendment = revisions.find(({ status }) => status === 'proposed');
  const judged = obligations.slice(0, dice % 3).map(({ id }) => ({ obligation: id, completion: 'substantial' as const }));
  switch (type) {
    case 'CIRCULATE':
    case 'OPEN_FOR_SIGNATURE':
    case 'START_IMPLEMENTATION':
    case 'RESUME':
      return { type, payload: {} };
    case 'RETURN':
      return { type, payload: { reason: 'unclear' } };
    case 'SIGN': {
      const party = dice % 12 === 11 ? STRANGER : dice % 6 === 5 ? some : (matter.parties.find((code) => !signatures.has(code)) ?? some);
      const on = plusDays(today, dice % 8 === 3 ? 2 : -(dice % 4));
      return { type, payload: { party, on, signer: 'the head', manner: 'wet', ...(document === undefined ? {} : { scan: document }), ...(dice % 3 === 0 ? {} : { withoutObligations: 'a framework' }) } };
    }
    case 'PLAN':
      return { type, payload: { obligations: [obligationRequest(some, promised, dice, today)] } };
    case 'SUBMIT_EVIDENCE':
      return {
        type,
        payload: {
          party: some, title: 'Progress', date: plusDays(today, dice % 9 === 8 ? 1 : 0), ...(document === undefined ? {} : { document }),
          ...(dice % 5 === 4 ? { kind: 'implementingAgreement', agreement: SUCCESSOR } : { kind: 'report' }),
        },
      };
    case 'ACCEPT_EVIDENCE':
      return { type, payload: { evidence: open?.id ?? NOWHERE } };
    case 'RETURN_EVIDENCE':
      return { type, payload: { evidence: open?.id ?? NOWHERE, remark: 'no figures' } };
    case 'HOLD':
      return { type, payload: { reason: 'flood', approver: matter.common, until: plusDays(today, dice % 7 === 6 ? 0 : 10 * (dice % 9) + 3) } };
    case 'SELF_EVALUATE':
      return { type, payload: { party: some, completion: 'substantial', obligations: dice % 8 === 7 ? [...judged, ...judged] : judged, scores: [] } };
    case 'EVALUATE': {
      const completion = (['complete', 'limited', 'noEvidence', 'substantial'] as const)[dice % 4]!;
      const kind = dice % 10 === 9 ? { kind: 'thirdParty' as const } : {};
      const unknown = dice % 9 === 8 ? [{ obligation: NOWHERE, completion }] : [];
      return { type, payload: { completion, obligations: [...judged, ...unknown], scores: [], evaluator: 'the institute', commissionedBy: 'the ministry', declaration: 'independent', ...kind } };
    }
    case 'REOPEN':
      return { type, payload: { reason: 'wrong figures' } };
    case 'SHELVE':
    case 'TERMINATE':
      return { type, payload: { reason: 'overtaken' } };
    case 'SUPERSEDE':
      return { type, payload: { reason: 'renewed', by: dice % 7 === 6 ? NOWHERE : dice % 2 === 0 ? heir : SUCCESSOR } };
    case 'DESIGNATE':
      return { type, payload: { id: JOINT_OFFICE, name: '联合办公室', document: '1号', until: dice % 2 === 0 ? null : plusDays(today, 8 * (dice % 48)) } };
    case 'AMEND':
    case 'CORRECT':
    case 'UPDATE':
      return { type, payload: { changes: changesBy(type, agreement, some, dice, today), reason: 'as agreed' } };
    case 'SIGN_AMENDMENT': {
      const party = dice % 5 === 4 ? some : (promised.find((code) => amendment?.signed.has(code) === false) ?? some);
      return { type, payload: { amendment: dice % 11 === 10 ? NOWHERE : (amendment?.id ?? NOWHERE), party, signer: 'the head' } };
    }
    case 'DROP_AMENDMENT':
      return { type, payload: { amendment: amendment?.id ?? NOWHERE, reason: 'not agreed' } };
    case 'WITHDRAW_PARTY': {
      const heading = some === lead ? { lead: promised.find((code) => code !== some) ?? some } : {};
      return { type, payload: { party: dice % 13 === 12 ? STRANGER : some, reason: 'merged', document: '9号', effectiveOn: plusDays(today, dice % 8 === 7 ? 1 : 0), ...(dice % 6 === 5 ? {} : heading) } };
    }
  }
}

/** What a revision changes, mostly such as its kind may touch. */
function changesBy(type: Revising['type'], { promised, termEnd, title }: ModelAgreement, some: string, dice: number, today: string): Changes {
  const term = { from: null, to: dice % 7 === 6 ? null : plusDays(dice % 3 === 0 ? (termEnd ?? today) : today, 20 * (dice % 8) - 40) };
  const other = { title: title === 'Agreement' ? `Agreement ${dice}` : 'Agreement' };
  if (dice % 13 === 12) return { title };
  switch (type) {
    case 'AMEND':
      return dice % 10 === 9 ? { contacts: [{ party: some, contact: 'Li' }] } : dice % 4 === 3 ? { lead: promised[dice % promised.length] ?? some } : dice % 4 === 2 ? other : { term };
    case 'CORRECT':
      return dice % 10 === 9 ? { lead: some } : dice % 3 === 2 ? { ...other, signedOn: plusDays(today, dice % 5 === 4 ? 1 : -(dice % 40)) } : { term };
    case 'UPDATE':
      return dice % 5 === 4 ? other : { contacts: [{ party: dice % 6 === 5 ? STRANGER : some, contact: `clerk ${dice % 4}` }] };
  }
}

/** An office that may send it, as far as there is one; or one that may not. */
export function officeFor(agreement: ModelAgreement, request: AgreementRequest, dice: number, isWrong: boolean): string {
  const { matter: { parties, witness, common } } = agreement.terms;
  const named = 'party' in request.payload ? [request.payload.party] : request.type === 'UPDATE' ? (request.payload.changes.contacts ?? []).map(({ party }) => party) : [];
  const known = [...(dice % 4 === 0 ? named : []), ...parties, ...parties.map(superiorOf), common, ...(witness === undefined ? [] : [witness])];
  const inTurn = [...known.slice(dice % known.length), ...known.slice(0, dice % known.length), STRANGER];
  return inTurn.find((office) => agreement.may(request, office) !== isWrong) ?? STRANGER;
}

/** The event that leads an agreement on from where it stands. */
export function stepFurther({ state, obligations, evidence, revisions }: ModelAgreement, dice: number): AgreementRequest['type'] {
  switch (state) {
    case 'proposed.drafting':
      return (['CIRCULATE', 'PLAN', 'OPEN_FOR_SIGNATURE', 'OPEN_FOR_SIGNATURE'] as const)[dice % 4] ?? 'CIRCULATE';
    case 'proposed.consulting':
      return 'OPEN_FOR_SIGNATURE';
    case 'proposed.signing':
      return 'SIGN';
    case 'onHold':
      return 'RESUME';
    case 'evaluated':
      return 'REOPEN';
  }
  if (dice % 3 > 0 && revisions.some(({ status }) => status === 'proposed')) return 'SIGN_AMENDMENT';
  if (dice % 7 === 5) return (['AMEND', 'CORRECT', 'UPDATE', 'WITHDRAW_PARTY', 'SELF_EVALUATE'] as const)[dice % 5] ?? 'AMEND';
  if (state.startsWith('implementing')) return (['HOLD', 'PLAN', 'EVALUATE', 'SELF_EVALUATE', 'PLAN', 'AMEND'] as const)[dice % 6] ?? 'HOLD';
  if (dice % 8 === 3) return 'HOLD';
  if (evidence.some(({ status }) => status === 'accepted')) return obligations.length > 0 ? 'START_IMPLEMENTATION' : 'PLAN';
  return evidence.some(({ status }) => status === 'submitted') ? 'ACCEPT_EVIDENCE' : 'SUBMIT_EVIDENCE';
}
