import { dueInstant } from '#libs/calendar';
import type { AppliedPolicy, PressTimes } from '#libs/charts';
import type { CivilDate } from '#libs/kernel';
import { policyOf } from './applied-policy.js';
import { pressTimes } from './open-case.js';
import type { AnyRecord, StoredAgreement, Timers } from './ports/index.js';
import type { Reference } from './reference.js';
import { dated, settingOf } from './timers.js';

/** A record as the policy that applies now would date it. */
export interface UnderPolicy {
  applied: AppliedPolicy;
  timers: Timers;
  /** Of a follow-up: the times of its rung. */
  times: PressTimes | null;
}

/**
 * What the policy that applies now makes of the running clocks of a record; undefined where it is the one that dated
 * them. A clock has as many working days more or fewer as the two policies differ, so that what a pause or an extension
 * gave stays; no date is moved before today, so that nobody is late by a change of rules alone.
 */
export function underPolicy(reference: Reference, record: AnyRecord, home: StoredAgreement, today: CivilDate): UnderPolicy | undefined {
  const { policy, applied } = policyOf(reference, home.id, home.context);
  const tag = `${policy.id}@${policy.version}`;
  const counting = Object.entries(record.timers).filter(([, timer]) => timer.days !== null && timer.policy !== null && timer.policy !== tag);
  if (counting.length === 0) return undefined;
  const times = record.kind === 'followUp' ? pressTimes(policy, record.context.rung) : null;
  const next = record.kind === 'followUp' && times !== null ? { ...record, context: { ...record.context, times, policy: applied } } : record;
  const timers = { ...record.timers };
  for (const [name, timer] of counting) {
    const before = settingOf(name, record, home, today, reference.under(timer.policy ?? ''));
    const after = settingOf(name, next, home, today, reference.under(tag));
    // The new policy does not know this clock.
    if (after === null) delete timers[name];
    else if (!('days' in after)) timers[name] = dated(after, today, reference);
    if (after === null || !('days' in after)) continue;
    const days = Math.max((timer.days ?? 0) + after.days - (before !== null && 'days' in before ? before.days : after.days), reference.calendar.between(timer.from, today));
    timers[name] = { ...timer, ...dueInstant(reference.calendar, reference.zone, timer.from, days), days, policy: tag };
  }
  return { applied, timers, times };
}
