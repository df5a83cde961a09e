import type { PolicyView } from '#libs/contracts';

/** What of a policy can be changed, by its place, and how it is asked for. */
export const FIELDS = {
  'rules.signatureStalled.workingDays': 'days', 'rules.signedNotImplemented.workingDays': 'days', 'rules.signedNotImplemented.withoutObligations': 'days', 'rules.obligationOverdue.workingDays': 'days', 'rules.reportOverdue.workingDays': 'days', 'rules.reportOverdue.afterReturn': 'days', 'rules.silent.workingDays': 'days', 'rules.expiring.workingDays': 'daysOrNone', 'rules.evaluationOverdue.workingDays': 'daysOrNone', 'rules.badEvaluation.marks': 'marks',
  'press.graceDays': 'perRung', 'press.handlingDays': 'perRung', 'press.reviewDays': 'perRung', 'press.strikeOffDays': 'perRung', 'press.remindEvery': 'days', 'press.extensions.max': 'count', 'press.extensions.maxDays': 'days', 'press.highestRung': 'level',
  'lights.near': 'days', 'lights.silent': 'light',
} as const;
export type FieldName = keyof typeof FIELDS;
export const fieldNames = Object.keys(FIELDS) as FieldName[];
export const MARKS = ['complete', 'substantial', 'limited', 'notStarted', 'noEvidence'] as const;
export const LEVELS = ['county', 'prefecture', 'province', 'national'] as const;

/** A policy as it is sent: what is told of it beside its own fields stays here. */
export type Policy = Omit<PolicyView, 'current'>;
type Members = Record<string, unknown>;

const lists = (told: string): string[] => told.split(/[\s,，、]+/).filter((part) => part !== '');

/** What stands in a field, as text; '' where there is nothing. */
export function textAt(policy: Policy, name: FieldName): string {
  const value = name.split('.').reduce<unknown>((at, step) => (at as Members | null | undefined)?.[step], policy);
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The same policy with that text in a field. */
export function withText(policy: Policy, name: FieldName, told: string): Policy {
  const kind = FIELDS[name];
  const [group = '', rule = '', last] = name.split('.');
  const value = kind === 'perRung' ? lists(told).map(Number) : kind === 'marks' ? lists(told) : kind === 'level' || kind === 'light' ? told : Number(told);
  const inner = (policy as unknown as Record<string, Members>)[group] ?? {};
  const next = { ...inner };
  if (last !== undefined) next[rule] = kind === 'daysOrNone' && told === '' ? null : { ...(inner[rule] as Members | null), [last]: value };
  else if (told === '') Reflect.deleteProperty(next, rule);
  else next[rule] = value;
  return { ...policy, [group]: next };
}

/** The fields in which two versions differ, in their order. */
export const changedFields = (before: Policy, after: Policy): FieldName[] => fieldNames.filter((name) => textAt(before, name) !== textAt(after, name));

/** What of an agreement a policy can be made for, the most specific first. */
export const CONDITIONS = ['agreement', 'form', 'domain', 'region', 'level'] as const satisfies (keyof Policy['match'])[];

/** Two policies cannot apply to the very same agreements. */
export const hasSameMatch = (one: Policy, other: Policy): boolean => CONDITIONS.every((name) => one.match[name] === other.match[name]);
