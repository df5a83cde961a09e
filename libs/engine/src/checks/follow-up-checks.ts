import type { StoredFollowUp } from '../ports/index.js';
import type { Check, Found, Seen } from './check.js';

/** A finding for each follow-up of the agreement in which a condition holds for some of its parties. */
const each = (concerned: (followUp: StoredFollowUp, seen: Seen) => string[]) => (seen: Seen): Found[] =>
  seen.followUps.flatMap((followUp) => {
    const { id, context } = followUp;
    const parties = concerned(followUp, seen);
    return parties.length === 0 ? [] : [{ subject: id, record: { kind: 'followUp', id }, details: { office: context.officeName, slip: context.slip?.number ?? '', parties: parties.join(', ') } }];
  });

/**
 * The parties that let the time of a slip run out: those that have its receipt, on the last rung all of them. Who reports back to
 * an office above, in the same case, has answered.
 */
function neverAnswered({ state, context }: StoredFollowUp, { followUps }: Seen): string[] {
  const ranOut = context.slip !== null && context.silent.some(({ during }) => during === 'handling');
  if (!ranOut || !['handling', 'escalated'].includes(state)) return [];
  const answered = followUps.filter((one) => one.context.case === context.case).flatMap((one) => [...one.context.responses, ...one.context.returned.flatMap(({ responses }) => responses)]).map(({ party }) => party);
  const received = state === 'handling' ? context.presses : context.receipts.map(({ party }) => party);
  return received.filter((party) => !answered.includes(party));
}

function withoutEvidence({ state, context: { presses, responses } }: StoredFollowUp): string[] {
  return ['concluded', 'concludedOnHold', 'struckOff'].includes(state) && !responses.some(({ evidence }) => evidence.length > 0) ? presses : [];
}

/** Whether what was pressed came to something. */
export const followUpChecks: readonly Check[] = [
  {
    code: 'neverAnswered',
    severity: 'error',
    find: each(neverAnswered),
    wrong: ({ office, slip, parties }) => ({ en: `The slip ${slip} of ${office} was never answered by ${parties}, and its time is over.`, zh: `${office}的督办单 ${slip} 期限已过，${parties} 一直未反馈。` }),
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
