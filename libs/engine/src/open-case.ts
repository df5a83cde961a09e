import type { AppliedPolicy, FollowUpRule, PressTimes, RequestPayload } from '#libs/charts';
import { blankFollowUp, followUpChart } from '#libs/charts';
import { newId } from '#libs/kernel';
import type { Policy } from '#libs/policy';
import { graceDays, handlingDays, reviewDays, strikeOffDays } from '#libs/policy';
import type { AskedOffice } from './coordinators.js';
import type { Consequence, Sight } from './consequence.js';
import type { StoredFollowUp } from './ports/index.js';
import type { Reference } from './reference.js';
import type { Stamp } from './stamp.js';

/** The subject of a case about an agreement itself; else it is the id of an obligation. */
export const WHOLE = 'agreement';

/** A clock ran out: the offices of the first rung are asked, in one case. */
export function openCase(sight: Sight, about: { agreement: string; subject: string }, fact: { rule: FollowUpRule; waits: number; policy: AppliedPolicy }, stamp: Stamp): Consequence[] {
  const { rule, waits, policy } = fact;
  const matter = { case: newId(stamp.at), ...about, rule, waits, rung: 0 };
  return sight.asked.map((office) => request(sight.reference, blankFollowUpRecord(stamp), matter, office, policy));
}

export type Matter = Pick<RequestPayload, 'case' | 'agreement' | 'rule' | 'subject' | 'waits' | 'rung'>;

/** An office is asked, for the first time or once more. */
export function request(reference: Reference, record: StoredFollowUp, matter: Matter, asked: AskedOffice, applied: AppliedPolicy): Consequence {
  const { office, name, level, presses, vacant, skipped, because } = asked;
  const times = pressTimes(reference.policyVersion(applied), matter.rung);
  const payload: RequestPayload = {
    agreement: matter.agreement, because, case: matter.case, level, office, officeName: name, policy: applied, presses,
    rule: matter.rule, rung: matter.rung, skipped, subject: matter.subject, times, vacant, waits: matter.waits,
  };
  return { record, event: { type: 'REQUEST', payload } };
}

/** The times that a policy gives a rung. */
export function pressTimes(policy: Policy, rung: number): PressTimes {
  const { remindEvery, extensions } = policy.press;
  return { grace: graceDays(policy, rung), handling: handlingDays(policy, rung), remindEvery, review: reviewDays(policy, rung), strikeOff: strikeOffDays(policy, rung), extensions };
}

export function blankFollowUpRecord(stamp: Stamp): StoredFollowUp {
  return { kind: 'followUp', id: newId(stamp.at), chart: followUpChart.version, version: 0, state: 'start', context: blankFollowUp, timers: {}, at: stamp.at };
}
