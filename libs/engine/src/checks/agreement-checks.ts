import type { Check } from './check.js';
import { isInForce, stageOf, where } from './check.js';

/** What an agreement itself lacks. */
export const agreementChecks: readonly Check[] = [
  {
    code: 'signedWithoutObligations',
    severity: 'warning',
    find: ({ agreement: { state, context }, obligations }) => where(stageOf(state) === 'signed' && context.obligations.length === 0 && obligations.length === 0, { reason: context.withoutObligations ?? '' }),
    wrong: ({ reason }) => ({
      en: `Signed without a single obligation${reason === '' ? '' : `; the reason given: ${reason}`}.`,
      zh: `签署时没有任何约定事项${reason === '' ? '' : `，所述理由：${reason}`}。`,
    }),
    todo: { en: 'Plan who does what until when (PLAN).', zh: '开展任务分解，明确牵头单位与时限。' },
  },
  {
    code: 'undated',
    severity: 'warning',
    find: ({ agreement }) => where(isInForce(agreement) && agreement.context.signedOn === null),
    wrong: () => ({ en: 'No date of signing is known, so no clock runs and it is never flagged.', zh: '签署日期不详，无法计时，不会触发督办。' }),
    todo: { en: 'Find the signed text and correct the date.', zh: '核对签署文本，补正签署日期。' },
  },
  {
    code: 'partiesOpen',
    severity: 'warning',
    find: ({ agreement }) => where(isInForce(agreement) && !agreement.context.partiesComplete, { known: agreement.context.parties.length }),
    wrong: ({ known }) => ({ en: `Not all parties are known (${known} are), so nobody can be asked to press it.`, zh: `签约方名单不完整（已知 ${known} 个），无法确定督办层级。` }),
    todo: { en: 'Complete the list of parties, or designate a joint office.', zh: '补全签约方名单，或指定联合办公室。' },
  },
  {
    code: 'noLadder',
    severity: 'hint',
    find: ({ agreement: { state, context } }) =>
      where(isInForce({ state }) && context.joint === null && context.parties.some(({ department }) => department?.vertical === true)),
    wrong: () => ({ en: 'A vertically managed department signed it, so no ladder is computed.', zh: '签约方为垂直管理部门，系统不推算督办层级。' }),
    todo: { en: 'Designate a joint office that presses it (DESIGNATE).', zh: '指定负责督办的联合办公室。' },
  },
  {
    code: 'evaluatedWithoutEvidence',
    severity: 'error',
    find: ({ agreement: { state, context } }) =>
      where(state === 'evaluated' && !['notStarted', 'noEvidence'].includes(context.evaluation?.completion ?? '') && !context.evidence.some(({ status }) => status === 'accepted'), {
        completion: context.evaluation?.completion ?? '',
      }),
    wrong: ({ completion }) => ({ en: `Closed as ${completion} without a single accepted piece of evidence.`, zh: '在没有任何已采信佐证材料的情况下完成评估销号。' }),
    todo: { en: 'Reopen it, or bring the evidence the mark rests on.', zh: '重新启动评估，或补充评估所依据的佐证材料。' },
  },
];
