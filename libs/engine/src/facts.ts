import type { AgreementFact, FollowUpFact, ObligationFact, Outcome, RequestPayload } from '#libs/charts';
import { never } from '#libs/kernel';
import type { Consequence, Sight } from './consequence.js';
import { bindObligations, carryObligationsOver, endObligations, handObligationsOver, planObligations, releaseObligations, resumeObligations, suspendObligations } from './obligation-consequences.js';
import { blankFollowUpRecord, openCase, request, WHOLE } from './open-case.js';
import { isAtWork } from './ports/index.js';
import type { StoredAgreement, StoredFollowUp } from './ports/index.js';
import { drawSlip } from './slips.js';
import type { Stamp } from './stamp.js';
import { remainingDays } from './timers.js';

/** The facts the engine handles, each with exactly one handler below. Boot refuses a chart with a fact that is not here. */
export const HANDLED_FACTS: { agreement: readonly AgreementFact['type'][]; followUp: readonly FollowUpFact['type'][]; obligation: readonly ObligationFact['type'][] } = {
  agreement: ['followUpDue', 'movedOn', 'overtaken', 'renewed', 'partyLeft', 'planned', 'sealed', 'over', 'succeeded', 'tookOver', 'held', 'owedHeld', 'resumed'],
  followUp: ['climbed', 'pickedUp', 'closed'],
  obligation: ['followUpDue', 'relieved', 'settled', 'reportMissing', 'reportGiven', 'reportAccepted', 'completed', 'linked'],
};

export async function followAgreement(sight: Sight, agreement: StoredAgreement, fact: AgreementFact, stamp: Stamp): Promise<Consequence[]> {
  switch (fact.type) {
    case 'followUpDue':
      return openCase(sight, { agreement: agreement.id, subject: fact.subject ?? WHOLE }, fact, stamp);
    case 'movedOn':
      return resolve(sight, agreement, fact.outcome);
    case 'overtaken':
      return (await sight.followUpsOf(agreement.id)).filter(({ context }) => context.rule === fact.rule).map((record) => ({ record, event: { type: 'RESOLVE', payload: { outcome: fact.outcome } } }));
    case 'renewed':
      return supersede(sight, agreement, fact.agreement);
    case 'partyLeft':
      return [
        ...(await sight.followUpsOf(agreement.id)).map((record): Consequence => ({ record, event: { type: 'RELEASE', payload: { party: fact.party } } })),
        ...(await releaseObligations(sight, agreement, fact.party, stamp)),
      ];
    case 'planned':
      return planObligations(agreement, fact.obligations, stamp);
    case 'sealed':
      return bindObligations(sight, agreement, stamp);
    case 'over':
      return endObligations(sight, agreement, fact.reason, stamp);
    case 'succeeded':
      return handObligationsOver(sight, agreement, fact.by, stamp);
    case 'tookOver':
      return carryObligationsOver(sight, agreement, fact, stamp);
    case 'owedHeld':
      return suspendObligations(sight, agreement, stamp);
    case 'held':
      return [
        ...(await suspendObligations(sight, agreement, stamp)),
        ...(await sight.followUpsOf(agreement.id)).map((record): Consequence => ({
          record,
          event: { type: 'SUSPEND', payload: { remaining: remainingDays(record.timers, stamp.today, sight.reference) } },
        })),
      ];
    case 'resumed':
      return [...(await resumeObligations(sight, agreement, stamp)), ...(await resume(sight, agreement))];
    default:
      return never(fact);
  }
}

export async function followFollowUp(sight: Sight, followUp: StoredFollowUp, fact: FollowUpFact, stamp: Stamp): Promise<Consequence[]> {
  switch (fact.type) {
    case 'climbed':
      return climb(sight, followUp, stamp);
    case 'pickedUp':
      return takeOver(sight, followUp, stamp);
    case 'closed':
      return closeCase(sight, followUp);
    default:
      return never(fact);
  }
}

/** States that an agreement does not leave by moving on: what presses for its obligations goes on beside it. */
const GOES_ON = ['proposed', 'signed', 'implementing', 'onHold'];

/** The agreement moved on: what pressed for that is resolved; when it is over, all is. */
async function resolve(sight: Sight, agreement: StoredAgreement, outcome: Outcome): Promise<Consequence[]> {
  const goesOn = GOES_ON.includes(agreement.state.split('.')[0] ?? '');
  const followUps = await sight.followUpsOf(agreement.id);
  return followUps.filter(({ context }) => !goesOn || context.subject === WHOLE).map((record) => ({ record, event: { type: 'RESOLVE', payload: { outcome } } }));
}

/** Only what is in force is superseded: an agreement that ended before keeps how it ended, and is linked all the same. */
async function supersede(sight: Sight, agreement: StoredAgreement, older: string): Promise<Consequence[]> {
  const record = await sight.agreement(older);
  if (!/^(signed|implementing)\./.test(record.state)) return [];
  return [{ record, event: { type: 'SUPERSEDE', payload: { reason: 'renewed', by: agreement.id } }, own: true }];
}

/** The follow-ups go on. Where the last office at work was done during the hold, the agreement waits anew: nobody else would press it. */
async function resume(sight: Sight, agreement: StoredAgreement): Promise<Consequence[]> {
  const followUps = await sight.followUpsOf(agreement.id);
  const goOn = followUps.map((record): Consequence => ({ record, event: { type: 'RESUME', payload: {} } }));
  const isPressed = followUps.some(({ state, context }) => context.subject === WHOLE && context.waits === agreement.context.waits && isAtWork(state));
  const wasPressed = agreement.state === 'signed.overdue' || (agreement.state === 'implementing.silent' && agreement.timers.SILENT === undefined);
  return !wasPressed || isPressed ? goOn : [...goOn, { record: agreement, event: { type: 'CASE_CLOSED', payload: {} } }];
}

/** The parties of a silent office pass to the next rung; offices that meet at the same superior join there. */
async function climb(sight: Sight, silent: StoredFollowUp, stamp: Stamp): Promise<Consequence[]> {
  const { context } = silent;
  const inCase = (await sight.followUpsOf(context.agreement)).filter((other) => other.context.case === context.case);
  const matter = { case: context.case, agreement: context.agreement, rule: context.rule, subject: context.subject, waits: context.waits, rung: context.rung + 1 };
  return sight.asked.map((office) => {
    const known = inCase.find((other) => other.context.office === office.office);
    return request(sight.reference, known ?? blankFollowUpRecord(stamp), matter, office, context.policy);
  });
}

/** An office above takes the case over at once: it is asked, and with that has opened it. Where it is at work in the case already, the parties join. */
async function takeOver(sight: Sight, taken: StoredFollowUp, stamp: Stamp): Promise<Consequence[]> {
  const [asking] = await climb(sight, taken, stamp);
  if (asking?.record.kind !== 'followUp') return [];
  const { record, event } = asking;
  if (isAtWork(record.state) && record.state !== 'requested.awaiting' && record.state !== 'concluded') return [asking];
  const { office, officeName } = event.payload as RequestPayload;
  return [asking, { record, event: { type: 'OPEN', payload: { slip: await drawSlip(sight.tx, sight.reference, { office, officeName }, stamp.today) } } }];
}

/** When no other office of the case is at work, what it pressed for, if that still stands where it was, waits anew. */
async function closeCase(sight: Sight, closed: StoredFollowUp): Promise<Consequence[]> {
  const { context } = closed;
  const followUps = await sight.followUpsOf(context.agreement);
  if (followUps.some((other) => other !== closed && other.context.case === context.case && isAtWork(other.state))) return [];
  if (context.subject !== WHOLE) {
    const obligation = (await sight.obligationsOf(context.agreement)).find(({ id }) => id === context.subject);
    return obligation?.context.waits === context.waits ? [{ record: obligation, event: { type: 'CASE_CLOSED', payload: {} } }] : [];
  }
  const agreement = await sight.agreement(context.agreement);
  return agreement.context.waits === context.waits ? [{ record: agreement, event: { type: 'CASE_CLOSED', payload: {} } }] : [];
}
