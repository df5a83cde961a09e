import { and } from 'xstate';

const { check: isAll } = and([]) as unknown as { check: unknown };

/** A guard is a name, or `and` of names; `checkChart` refuses anything else, which is named `?` here. */
export function guardNames(guard: unknown): string[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [guard];
  if (typeof guard === 'function' && 'check' in guard && guard.check === isAll && 'guards' in guard && Array.isArray(guard.guards)) return guard.guards.flatMap(guardNames);
  return ['?'];
}
