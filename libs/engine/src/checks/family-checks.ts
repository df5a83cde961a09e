import type { Check } from './check.js';
import { isInForce, where } from './check.js';

const ENDED: readonly string[] = ['shelved', 'terminated', 'superseded', 'lapsed'];

/** How an agreement stands to the one above it. */
export const familyChecks: readonly Check[] = [
  {
    code: 'parentEnded',
    severity: 'error',
    find: ({ agreement, parentState = '' }) => where(isInForce(agreement) && ENDED.includes(parentState), { parent: agreement.context.under ?? '', state: parentState }),
    wrong: ({ parent, state }) => ({ en: `It is in force beneath ${parent}, which is ${state}.`, zh: `上位协议 ${parent} 已终结（${state}），本协议仍在执行。` }),
    todo: { en: 'End it too, or put it beneath an agreement that is in force.', zh: '同步终止本协议，或改挂有效的上位协议。' },
  },
];
