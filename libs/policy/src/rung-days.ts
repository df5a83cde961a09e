import { LuoshiError } from '#libs/kernel';
import type { Policy } from './policy.js';

/**
 * Working days that rung `rungIndex` (0 is the first) may stay silent before the request climbs.
 * @throws LuoshiError `policy.no_such_rung` when the index is negative or not whole.
 */
export function graceDays(policy: Policy, rungIndex: number): number {
  return valueFor(policy.press.graceDays, rungIndex);
}

/** Working days that a party may take once rung `rungIndex` (0 is the first) issued its slip. Errors as in `graceDays`. */
export function handlingDays(policy: Policy, rungIndex: number): number {
  return valueFor(policy.press.handlingDays, rungIndex);
}

/** Working days that the office of a rung may take over a review. Errors as in `graceDays`. */
export function reviewDays(policy: Policy, rungIndex: number): number {
  return valueFor(policy.press.reviewDays, rungIndex);
}

/** Working days that what the office of a rung concluded may wait to be struck off. Errors as in `graceDays`. */
export function strikeOffDays(policy: Policy, rungIndex: number): number {
  return valueFor(policy.press.strikeOffDays, rungIndex);
}

function valueFor(perRung: readonly number[], rungIndex: number): number {
  const days = perRung[Math.min(rungIndex, perRung.length - 1)];
  if (days === undefined) throw new LuoshiError('policy.no_such_rung', `${rungIndex} is no rung.`, { rungIndex });
  return days;
}
