import type { StoredFollowUp } from '../ports/index.js';
import type { Check, Found, Seen } from './check.js';

/** A finding for each follow-up of the agreement of which a condition holds. */
const each = (holds: (followUp: StoredFollowUp, seen: Seen) => boolean) => (seen: Seen): Found[] =>
  seen.followUps
    .filter((followUp) => holds(followUp, seen))
    .map(({ id, context }) => ({ subject: id, record: { kind: 'followUp', id }, details: { office: context.officeName, slip: context.slip?.number ?? '', parties: context.presses.join(', ') } }));

/** The slip is out, its time ran out, and no party reported back. */
function neverAnswered({ state, context }: StoredFollowUp): boolean {
  return state === 'handling' && context.slip !== null && context.responses.length === 0 && context.silent.some(({ during }) => during === 'handling');
}

function withoutEvidence({ state, context: { responses } }: StoredFollowUp): boolean {
  return ['concluded', 'concludedOnHold', 'struckOff'].includes(state) && !responses.some(({ evidence }) => evidence.length > 0);
}

/** Whether what was pressed came to something. */
export const followUpChecks: readonly Check[] = [
  {
    code: 'neverAnswered',
    severity: 'error',
    find: each(neverAnswered),
    wrong: ({ office, slip, parties }) => ({ en: `The slip ${slip} of ${office} was received and never answered by ${parties}.`, zh: `${office}的督办单 ${slip} 签收后一直未反馈（${parties}）。` }),
    todo: { en: 'Report back, or have the office above take it up.', zh: '责任单位尽快反馈，或由上级提级督办。' },
  },
  {
    code: 'closedWithoutEvidence',
    severity: 'error',
    find: each(withoutEvidence),
    wrong: ({ office, slip }) => ({ en: `${office} closed ${slip} although no response brought evidence.`, zh: `${office}在没有佐证材料的情况下办结了督办单 ${slip}。` }),
    todo: { en: 'Ask for the evidence, or open the matter again.', zh: '补充佐证材料，或重新立项督办。' },
  },
];
