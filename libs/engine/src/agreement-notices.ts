import type { AgreementEvent } from '#libs/charts';
import { signatories } from '#libs/charts';
import type { Tree } from '#libs/hierarchy';
import type { StoredAgreement } from './ports/index.js';
import type { Receipts, Telling } from './telling.js';

/** All who promised something, whose evidence it is, who judges that, and who leaves. */
type To = 'parties' | 'submitter' | 'judge' | 'leaver';
type Payload = AgreementEvent['payload'];

/** `when`: only where the step led there. */
interface TellingOfAgreement extends Telling<To> {
  when?: (agreement: StoredAgreement, payload: Payload) => boolean;
}

const isSealed = ({ state }: StoredAgreement): boolean => state.startsWith('signed.');
const signed: TellingOfAgreement = { kind: 'agreement.signed', to: 'parties', en: 'The agreement is signed by all it needs', zh: '协议已签署生效', when: isSealed };
const resumed: TellingOfAgreement = { kind: 'agreement.resumed', to: 'parties', en: 'The agreement goes on', zh: '协议恢复履行' };

/**
 * Whom each event of an agreement tells; null: it tells nobody. An event that is not here does not compile. Of a clock that
 * ran out hears who is asked to press, by the follow-up that it opens.
 */
export const AGREEMENT_NOTICES: Record<AgreementEvent['type'], TellingOfAgreement | null> = {
  PROPOSE: { kind: 'agreement.proposed', to: 'parties', en: 'An agreement with you was proposed', zh: '有一份拟议协议以你方为签约方' },
  CIRCULATE: { kind: 'agreement.circulated', to: 'parties', en: 'A draft agreement is circulated for comment', zh: '协议草案征求意见' },
  RETURN: { kind: 'agreement.returned', to: 'parties', en: 'The draft agreement was sent back', zh: '协议草案被退回' },
  OPEN_FOR_SIGNATURE: { kind: 'agreement.toSign', to: 'parties', en: 'The agreement waits for your signature', zh: '协议待你方签署' },
  SIGN: signed,
  SIGNING_DATE: signed,
  PLAN: { kind: 'obligations.planned', to: 'parties', en: 'Obligations were planned for you', zh: '约定事项已分解下达' },
  SUBMIT_EVIDENCE: { kind: 'evidence.submitted', to: 'judge', en: 'Evidence waits for your judgement', zh: '佐证材料待审核' },
  ACCEPT_EVIDENCE: { kind: 'evidence.accepted', to: 'submitter', en: 'Your evidence was accepted', zh: '佐证材料已采信' },
  RETURN_EVIDENCE: { kind: 'evidence.returned', to: 'submitter', en: 'Your evidence was returned', zh: '佐证材料被退回' },
  START_IMPLEMENTATION: { kind: 'implementation.started', to: 'parties', en: 'Its implementation has begun', zh: '协议进入实施' },
  HOLD: { kind: 'agreement.held', to: 'parties', en: 'The agreement was put on hold', zh: '协议已中止' },
  RESUME: resumed,
  HOLD_END: resumed,
  EVALUATE: { kind: 'agreement.evaluated', to: 'parties', en: 'The agreement was evaluated', zh: '协议已评估' },
  REOPEN: { kind: 'agreement.reopened', to: 'parties', en: 'The evaluated agreement was opened again', zh: '已评估协议重新开启' },
  SHELVE: { kind: 'agreement.shelved', to: 'parties', en: 'The proposed agreement was shelved', zh: '拟议协议已搁置' },
  TERMINATE: { kind: 'agreement.terminated', to: 'parties', en: 'The agreement was terminated', zh: '协议已终止' },
  SUPERSEDE: { kind: 'agreement.superseded', to: 'parties', en: 'Another agreement took its place', zh: '协议已被替代' },
  TAKE_OVER: { kind: 'obligations.takenOver', to: 'parties', en: 'What an older agreement owed is owed under this one', zh: '原协议未完成事项由本协议承接' },
  DESIGNATE: { kind: 'office.designated', to: 'parties', en: 'A joint office was designated', zh: '已指定联合办公室' },
  WITHDRAW_PARTY: { kind: 'party.withdrew', to: ['parties', 'leaver'], en: 'A party withdrew', zh: '有签约方退出' },
  AMEND: { kind: 'amendment.proposed', to: 'parties', en: 'An amendment waits for your signature', zh: '补充协议待你方签署' },
  SIGN_AMENDMENT: {
    kind: 'amendment.inForce', to: 'parties', en: 'An amendment is in force', zh: '补充协议已生效',
    when: ({ context }, payload) => 'amendment' in payload && context.revisions.some(({ id, status }) => id === payload.amendment && status === 'inForce'),
  },
  DROP_AMENDMENT: { kind: 'amendment.dropped', to: 'parties', en: 'An amendment was dropped', zh: '补充协议已撤回' },
  CORRECT: { kind: 'agreement.corrected', to: 'parties', en: 'The record of the agreement was corrected', zh: '协议记录已勘误' },
  UPDATE: { kind: 'agreement.updated', to: 'parties', en: 'The record of the agreement was updated', zh: '协议信息已更新' },
  EXPIRING: { kind: 'agreement.expiring', to: 'parties', en: 'The term ends soon', zh: '协议即将到期' },
  TERM_END: { kind: 'agreement.termEnded', to: 'parties', en: 'The term has ended', zh: '协议已到期' },
  REGISTER: null,
  SELF_EVALUATE: null,
  LINKED: null,
  REPORT_MISSING: null,
  REPORT_GIVEN: null,
  REPORT_ACCEPTED: null,
  OBLIGATION_COMPLETED: null,
  CASE_CLOSED: null,
  SIGNATURE_STALLED: null,
  SIGNED_NOT_IMPLEMENTED: null,
  SILENT: null,
  EVALUATION_OVERDUE: null,
};

export const AGREEMENT_RECEIPTS: Receipts<AgreementEvent['type']> = {
  SIGN: ['agreement.toSign'],
  SIGN_AMENDMENT: ['amendment.proposed'],
  ACCEPT_EVIDENCE: ['evidence.submitted'],
  RETURN_EVIDENCE: ['evidence.submitted'],
};

/** The governments that are meant, by the codes they had. */
export function ofAgreement({ context }: StoredAgreement, to: To, payload: Payload, tree: Tree): readonly string[] {
  switch (to) {
    case 'parties':
      return signatories(context);
    case 'submitter':
      return submitterOf(context, payload);
    case 'judge':
      return submitterOf(context, payload).flatMap((party) => tree.superiors(tree.current(party))[0]?.code ?? []);
    case 'leaver':
      return 'party' in payload ? [payload.party] : [];
  }
}

function submitterOf({ evidence }: StoredAgreement['context'], payload: Payload): string[] {
  if (!('evidence' in payload)) return [];
  const id = typeof payload.evidence === 'object' && 'id' in payload.evidence ? payload.evidence.id : payload.evidence;
  const party = evidence.find((one) => one.id === id)?.party ?? null;
  return party === null ? [] : [party];
}
