import type { AgreementContext } from './agreement-context.js';
import type { AgreementEvent, AgreementFact } from './agreement-events.js';
import type { AgreementGuard } from './agreement-guards.js';
import type { Chart, Reason } from './chart.js';

const reason = (code: string, reads: Reason['reads'], en: string, zh: string, satisfyEn: string, satisfyZh: string): Reason => ({
  code: `agreement.${code}`, reads, en, zh, satisfy: { en: satisfyEn, zh: satisfyZh },
});

/** Why each guard of the agreement chart refuses, and what would satisfy it. */
export const agreementReasons: Record<AgreementGuard, Reason> = {
  termIsOver: reason('term_is_not_over', 'event', 'The term has not ended.', '期限尚未届满。', 'Wait for the end of the term.', '待期限届满。'),
  isRenewed: reason('not_renewed', 'event', 'No other agreement renews this one.', '没有其他协议续签本协议。', 'Name the agreement that renews it.', '指明续签的协议。'),
  carriedInUnderway: reason('nothing_done', 'event', 'Neither obligations nor accepted evidence are told.', '未载明约定事项或已采信的佐证。', 'Give obligations or accepted evidence.', '补充约定事项或已采信的佐证。'),
  isUnderway: reason('nothing_done', 'context', 'Nothing was planned or done.', '既无约定事项也无已采信的佐证。', 'Plan an obligation or have evidence accepted.', '分解任务或使佐证被采信。'),
  signerIsParty: reason('signer_not_party', 'event', 'Only a party of the agreement signs it.', '只有签约方可以签署。', 'Sign for one of the parties.', '由签约方之一签署。'),
  signerHasNotSigned: reason('already_signed', 'event', 'This party has signed already.', '该签约方已签署。', 'Record the signature of a party that has not signed.', '登记尚未签署的一方。'),
  signatureNotInFuture: reason('signature_in_future', 'event', 'A signature cannot be dated in the future.', '签署日期不能晚于今天。', 'Give the day on which it was signed.', '填写实际签署日期。'),
  signatureStaysOpen: reason('rule_would_hold', 'event', 'With this signature the rule is met.', '签署后即满足签署规则。', 'Meet what becoming signed needs.', '满足生效所需条件。'),
  obligationsOrReason: reason('obligations_or_reason', 'event', 'It would be signed without a single obligation, and no reason is given.', '未分解任何约定事项且未说明理由，不能签署生效。', 'Plan obligations before signing, or give the reason in withoutObligations.', '签署前分解任务，或在 withoutObligations 中说明理由。'),
  renewsAnother: reason('renews_nothing', 'context', 'It renews no other agreement.', '不是续签。', 'Nothing is needed.', '无需办理。'),
  signaturesHold: reason('signatures_missing', 'context', 'The signature rule does not hold.', '签署规则尚未满足。', 'Record the missing signatures.', '登记缺少的签署。'),
  leaverIsIn: reason('not_a_party', 'event', 'It is no party of this agreement, or left it already.', '该单位不是签约方或已退出。', 'Name a party that has not left.', '指明尚未退出的签约方。'),
  leavesByToday: reason('withdrawal_in_future', 'event', 'A withdrawal is recorded once it has taken effect.', '退出须在生效后登记。', 'Record it on the day it takes effect, or later.', '于生效当日或之后登记。'),
  enoughRemain: reason('too_few_remain', 'event', 'Fewer than two parties that promised something would remain.', '退出后承诺方不足两方。', 'Terminate the agreement instead.', '应改为终止协议。'),
  leadRemains: reason('lead_leaves', 'event', 'The lead party leaves, or who shall lead is none of the parties that remain.', '牵头方退出，或接任者不在其余签约方之中。', 'Name in lead the party that leads from now on.', '在 lead 中指明接任的牵头方。'),
  submitterHasNotLeft: reason('party_left', 'event', 'This party has left the agreement.', '该签约方已退出协议。', 'Nothing is owed by a party that left.', '已退出的签约方不再承担义务。'),
  evidenceIsOfParty: reason('evidence_not_of_party', 'event', 'Evidence comes from a party that promised something.', '佐证材料须由签约方提交。', 'Submit it for a party of the agreement that is no witness.', '由签约方（见证方除外）提交。'),
  evidenceNotInFuture: reason('evidence_in_future', 'event', 'Evidence cannot be dated in the future.', '佐证日期不能晚于今天。', 'Give the day on which it was done.', '填写实际完成日期。'),
  evidenceIsKnown: reason('evidence_unknown', 'event', 'There is no such evidence on this agreement.', '本协议没有该佐证材料。', 'Name evidence that was submitted.', '指明已提交的佐证。'),
  evidenceIsOpen: reason('evidence_judged', 'event', 'This evidence was accepted or returned already.', '该佐证已被采信或退回。', 'Name evidence that waits for a judgement.', '指明待审的佐证。'),
  evidenceIsInForce: reason('evidence_not_in_force', 'event', 'The implementing agreement named as evidence is not in force.', '作为佐证的专项协议未生效。', 'Accept it once that agreement is signed or implementing.', '待该专项协议生效后采信。'),
  hasObligation: reason('no_obligation', 'context', 'No obligation with a lead unit and a due date is planned.', '尚无明确牵头单位和期限的约定事项。', 'PLAN at least one obligation with a lead unit and a due date.', '至少分解一项有牵头单位和期限的任务。'),
  hasAcceptedEvidence: reason('no_accepted_evidence', 'context', 'No evidence has been accepted.', '尚无被采信的佐证材料。', 'Have one piece of evidence accepted by a superior office of the party that submitted it.', '由提交方的上级机构采信至少一份佐证。'),
  obligationsAreNew: reason('obligation_known', 'event', 'An obligation with this id exists already.', '该约定事项编号已存在。', 'Give new ids, or none.', '使用新的编号或不填。'),
  reportsAreMissing: reason('no_report_missing', 'context', 'No report is missing.', '没有缺报的进展反馈。', 'Nothing is needed.', '无需办理。'),
  bringsMissing: reason('no_report_missing', 'event', 'No report of what it takes over is missing.', '承接事项无缺报。', 'Nothing is needed.', '无需办理。'),
  isLastMissing: reason('other_reports_missing', 'event', 'Other reports are missing.', '尚有其他缺报的进展反馈。', 'Have every report given.', '报送全部进展反馈。'),
  holdEndsLater: reason('hold_ends_in_past', 'event', 'A hold needs an end after today.', '中止须有今后的截止日期。', 'Give a later day in until.', '在 until 中填写今后的日期。'),
  heldWhileWaiting: reason('not_held', 'context', 'It was not held while waiting.', '并非在等待期间中止。', 'Put it on hold first.', '须先中止。'),
  heldWhileOverdue: reason('not_held', 'context', 'It was not held while overdue.', '并非在逾期期间中止。', 'Put it on hold first.', '须先中止。'),
  heldWhileActive: reason('not_held', 'context', 'It was not held while active.', '并非在实施期间中止。', 'Put it on hold first.', '须先中止。'),
  heldWhileSilent: reason('not_held', 'context', 'It was not held while silent.', '并非在缺报期间中止。', 'Put it on hold first.', '须先中止。'),
  heldAtTermEnd: reason('not_held', 'context', 'It was not held at the end of its term.', '并非在到期后中止。', 'Put it on hold first.', '须先中止。'),
  judgedAreKnown: reason('obligation_unknown', 'event', 'There is no such obligation on this agreement.', '本协议没有该约定事项。', 'Judge obligations of this agreement.', '评估本协议的约定事项。'),
  judgedOnce: reason('obligation_judged_twice', 'event', 'An obligation is judged twice.', '同一约定事项被重复评估。', 'Judge each obligation once.', '每项约定事项只评一次。'),
  markIsBad: reason('mark_is_good', 'event', 'No mark is bad by the policy.', '评估结果未达督办标准。', 'Nothing is needed.', '无需办理。'),
  badMarkIsPressed: reason('nobody_to_ask', 'event', 'The ladder names nobody.', '层级链中没有可提请的机构。', 'Complete the parties or designate an office.', '补全签约方或指定统筹协调单位。'),
  termHasEnded: reason('term_is_not_over', 'event', 'The term has not ended.', '期限尚未届满。', 'Wait for the end of the term.', '待期限届满。'),
  mayBeAmended: reason('not_amendable', 'event', 'This is not agreed on: a slip of the pen is corrected, a fact that changed by itself is updated.', '该内容不属约定事项：笔误应勘误，自然变更应更新。', 'Amend the title, domains, term, lead or framework.', '补充协议可变更名称、领域、期限、牵头方或上位框架。'),
  mayBeCorrected: reason('not_correctable', 'event', 'This is no slip of the pen: who leads is amended, whom to ask is updated.', '该内容不属笔误：牵头方须经补充协议变更，联系人应更新。', 'Correct the title, form, domains, term, framework, day of signing or a department.', '勘误限名称、形式、领域、期限、上位框架、签署日期或部门名称。'),
  mayBeUpdated: reason('not_updatable', 'event', 'This does not change by itself: what was agreed is amended.', '该内容不会自然变更：约定内容须经补充协议变更。', 'Update the department or the contact of a party.', '更新限签约方的部门名称或联系人。'),
  revisesSomething: reason('nothing_changes', 'event', 'Everything is so already.', '内容与现有记录一致。', 'Name a value that differs.', '填写与现有记录不同的内容。'),
  revisedPartiesAreIn: reason('not_a_party', 'event', 'It names a government that is no party, or left.', '所列单位不是签约方或已退出。', 'Name parties that have not left.', '指明尚未退出的签约方。'),
  revisedTermHolds: reason('term_ends_before_it_begins', 'event', 'The term would end before it begins.', '期限止于起始之前。', 'Give an end after the beginning.', '填写晚于起始的截止日期。'),
  revisedDayNotInFuture: reason('signature_in_future', 'event', 'A signature cannot be dated in the future.', '签署日期不能晚于今天。', 'Give the day on which it was signed.', '填写实际签署日期。'),
  revisesTerm: reason('term_stays', 'event', 'The term does not change.', '期限未变更。', 'Nothing is needed.', '无需办理。'),
  revisedTermGoesOn: reason('term_is_over', 'event', 'The term would be over all the same.', '变更后期限仍已届满。', 'Give an end that has not passed.', '填写尚未届满的期限。'),
  noAmendmentOpen: reason('amendment_open', 'context', 'An amendment waits for signatures already.', '已有补充协议待签。', 'Sign or drop it first.', '先签署或撤回。'),
  anAmendmentWaits: reason('no_amendment', 'context', 'No amendment waits for signatures.', '没有待签的补充协议。', 'AMEND it first.', '先提出补充协议。'),
  amendmentIsOpen: reason('amendment_not_open', 'event', 'No such amendment waits for signatures.', '没有该待签的补充协议。', 'Name the amendment that waits.', '指明待签的补充协议。'),
  amendmentAwaitsSigner: reason('amendment_not_awaited', 'event', 'The amendment does not wait for this party.', '补充协议不待该方签署。', 'Sign for a party that has not signed it.', '由尚未签署的一方签署。'),
  amendmentAwaitsLeaver: reason('amendment_awaits_others', 'event', 'No amendment waits for this party alone.', '没有仅待该方签署的补充协议。', 'Nothing is needed.', '无需办理。'),
  amendmentAwaitsOthers: reason('amendment_signed_by_all', 'event', 'With this signature all have signed.', '签署后各方均已签署。', 'Nothing is needed.', '无需办理。'),
  nobodyWasAsked: reason('somebody_asked', 'context', 'Its clock did not run out with nobody to ask.', '并非到期时无人可提请。', 'Nothing is needed.', '无需办理。'),
  someoneToAsk: reason('nobody_to_ask', 'event', 'The ladder names nobody.', '层级链中没有可提请的机构。', 'Complete the parties or designate an office.', '补全签约方或指定统筹协调单位。'),
};

/** Why an agreement that is evaluated takes nothing but what leads out of it. */
export const agreementClosed: Chart<AgreementContext, AgreementEvent, AgreementFact>['closed'] = {
  evaluated: { to: 'all', why: reason('frozen', 'context', 'It is evaluated: the record is frozen.', '协议已评估，记录已冻结。', 'REOPEN it first, with a reason; the common superior does.', '须先由共同上级说明理由重新开启。') },
};
