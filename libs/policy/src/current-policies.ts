import type { Policy } from './policy.js';

/** The newest version of each policy, by id. */
export function currentPolicies(all: readonly Policy[]): Policy[] {
  const newest = new Map<string, Policy>();
  for (const policy of all) {
    const other = newest.get(policy.id);
    if (!other || policy.version > other.version) newest.set(policy.id, policy);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
