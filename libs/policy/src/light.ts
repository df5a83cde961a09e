import type { CivilDate } from '#libs/kernel';
import type { Policy } from './policy.js';

/** Red, yellow and green (红黄绿灯); grey where there is nothing to tell; off where there is nothing to tell any more. */
export const LIGHTS = ['red', 'yellow', 'green', 'grey', 'off'] as const;
export type Light = (typeof LIGHTS)[number];

export type LightReason = 'overdue' | 'near' | 'inTime' | 'silent' | 'paused' | 'noClock' | 'notComputable' | 'over';

export interface ToldLight {
  light: Light;
  reason: LightReason;
}

/** What the light of a record is told from, on a day. */
export interface LightFacts {
  /** It came to an end, good or bad. */
  over: boolean;
  /** Its clocks stand still. */
  paused: boolean;
  /** Whoever was to act let the time pass. */
  silent: boolean;
  /** It is late, whatever runs now: somebody is pressed for it. */
  late: boolean;
  /** The next day on which it is due; null where no clock runs. */
  dueOn: CivilDate | null;
}

/** The reasons in words, for screens and reports. */
export const LIGHT_WORDS: Record<LightReason, { en: string; zh: string }> = {
  overdue: { en: 'Overdue', zh: '已逾期' },
  near: { en: 'Due soon', zh: '临近到期' },
  inTime: { en: 'In time', zh: '按期推进' },
  silent: { en: 'Silent', zh: '逾期未反馈' },
  paused: { en: 'On hold', zh: '中止，暂停计时' },
  noClock: { en: 'No clock runs', zh: '无计时' },
  notComputable: { en: 'Cannot be computed', zh: '无法计算' },
  over: { en: 'Over', zh: '已终结' },
};

/**
 * The light of a record on a day, by the rule of its policy. What is due today is in time until the day is over (design 1.4).
 *
 *   over → off    paused → grey    silent → the policy's    late, or due before today → red
 *   no clock → grey    due within `near` working days → yellow    else → green
 *
 * @param workingDaysUntil the working days after today up to and including that day.
 */
export function lightOf({ near, silent }: Policy['lights'], { over, paused, silent: isSilent, late, dueOn }: LightFacts, today: CivilDate, workingDaysUntil: (day: CivilDate) => number): ToldLight {
  if (over) return { light: 'off', reason: 'over' };
  if (paused) return { light: 'grey', reason: 'paused' };
  if (isSilent) return { light: silent, reason: 'silent' };
  if (late) return { light: 'red', reason: 'overdue' };
  if (dueOn === null) return { light: 'grey', reason: 'noClock' };
  if (dueOn < today) return { light: 'red', reason: 'overdue' };
  return workingDaysUntil(dueOn) <= near ? { light: 'yellow', reason: 'near' } : { light: 'green', reason: 'inTime' };
}
