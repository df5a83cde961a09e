import { LuoshiError } from '#libs/kernel';
import { currentPolicies } from './current-policies.js';
import type { Level, Policy } from './policy.js';

/** What is known of an agreement when its policy is looked for. */
export interface PolicyFacts {
  agreement: string;
  form: string;
  domains: readonly string[];
  regions: readonly string[];
  level: Level | null;
}

type Condition = keyof Policy['match'];

/** Each condition and when it holds. They stand in order of specificity, the most specific first. */
const holds: Record<Condition, (value: string, facts: PolicyFacts) => boolean> = {
  agreement: (value, facts) => facts.agreement === value,
  form: (value, facts) => facts.form === value,
  domain: (value, facts) => facts.domains.includes(value),
  region: (value, facts) => facts.regions.includes(value),
  level: (value, facts) => facts.level === value,
};
const bySpecificity = Object.keys(holds) as Condition[];

/**
 * The policy that applies to an agreement, and why, as a phrase: `domain water`, `form memorandum and level county`, `default`.
 * All conditions of a policy must hold. The most specific wins: agreement, form, domain, region, level, default, by its
 * most specific condition; then the one with more conditions; then by id. Older versions play no part.
 * @throws LuoshiError `policy.none_applies` when no policy matches, not even a default.
 */
export function choosePolicy(policies: readonly Policy[], facts: PolicyFacts): { policy: Policy; because: string } {
  const best = ranked(policies).find(({ policy, conditions }) => conditions.every((condition) => holds[condition](policy.match[condition]!, facts)));
  if (!best) throw new LuoshiError('policy.none_applies', `No policy applies to agreement ${facts.agreement}.`, { agreement: facts.agreement });
  const reasons = best.conditions.map((condition) => `${condition} ${best.policy.match[condition]}`);
  return { policy: best.policy, because: reasons.join(' and ') || 'default' };
}

interface Ranked {
  policy: Policy;
  conditions: Condition[];
}

const known = new WeakMap<readonly Policy[], Ranked[]>();

/** The current policies of a list, the one that wins first; worked out once a list, which nobody changes. */
function ranked(policies: readonly Policy[]): readonly Ranked[] {
  let ranking = known.get(policies);
  if (ranking === undefined) {
    ranking = currentPolicies(policies)
      .map((policy) => ({ policy, conditions: conditionsOf(policy.match) }))
      .sort((a, b) => specificity(a.conditions) - specificity(b.conditions) || b.conditions.length - a.conditions.length);
    known.set(policies, ranking);
  }
  return ranking;
}

/** Two policies with the same key apply to exactly the same agreements. */
export function matchKey(match: Policy['match']): string {
  return JSON.stringify(bySpecificity.map((condition) => match[condition] ?? null));
}

/** True for the policy that applies where no other does. */
export function isDefault(policy: Policy): boolean {
  return conditionsOf(policy.match).length === 0;
}

function conditionsOf(match: Policy['match']): Condition[] {
  return bySpecificity.filter((condition) => match[condition] !== undefined);
}

/** The smaller, the more specific; the default comes last. */
function specificity([first]: Condition[]): number {
  return first === undefined ? bySpecificity.length : bySpecificity.indexOf(first);
}
