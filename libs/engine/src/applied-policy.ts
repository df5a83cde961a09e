import type { AgreementContext, AppliedPolicy } from '#libs/charts';
import { signatories } from '#libs/charts';
import type { Level } from '#libs/hierarchy';
import { levelRank } from '#libs/hierarchy';
import type { Policy } from '#libs/policy';
import { choosePolicy } from '#libs/policy';
import type { Reference } from './reference.js';

/** The policy of an agreement, and why it is that one. The level of an agreement is that of its lowest party. */
export function policyOf(reference: Reference, id: string, context: AgreementContext): { policy: Policy; applied: AppliedPolicy } {
  const { tree } = reference;
  const parties = signatories(context).map((code) => tree.current(code));
  const { policy, because } = choosePolicy(reference.policies, {
    agreement: id,
    form: context.form,
    domains: context.domains,
    regions: reference.regionsOf(parties),
    level: lowestLevel(parties.map((code) => tree.get(code).level)),
  });
  return { policy, applied: { because, id: policy.id, version: policy.version } };
}

function lowestLevel(levels: readonly Level[]): Level | null {
  return levels.reduce<Level | null>((lowest, level) => (lowest === null || levelRank(level) < levelRank(lowest) ? level : lowest), null);
}
