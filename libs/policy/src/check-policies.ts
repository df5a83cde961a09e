import type { Fault } from '#libs/kernel';
import { isDefault, matchKey } from './choose-policy.js';
import { currentPolicies } from './current-policies.js';
import { policySchema } from './policy.js';
import type { Policy } from './policy.js';

/**
 * Turns what was read into policies, or tells every fault: `row` is the 1-based place in the list, `column` the path (`press.graceDays.0`).
 * A list with one fault gives no policies at all: the wrong policy would press the wrong office in silence.
 *
 * @param kept how many at its head stand already: rows are counted behind them, and one that stands already may come again word for word.
 */
export function checkPolicies(list: readonly unknown[], kept = 0): { policies: Policy[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const rowOf = new Map<Policy, number>();
  list.forEach((item, i) => {
    const row = Math.max(0, i + 1 - kept);
    const parsed = policySchema.safeParse(item, { reportInput: true });
    if (parsed.success) rowOf.set(parsed.data, row);
    else faults.push(...parsed.error.issues.flatMap((issue) => shapeFaults(issue, row)));
  });
  const placeOf = (policy: Policy): string => (rowOf.get(policy) === 0 ? 'stands already' : `stands already in row ${rowOf.get(policy)}`);

  const policies = [...rowOf.keys()];
  // An unreadable policy may be the default one: only a list that can be read is known to lack it.
  if (faults.length === 0 && !currentPolicies(policies).some(isDefault))
    faults.push({ row: 0, column: 'match', code: 'policy.no_default', message: 'No current policy has an empty match, so that some agreements would have none.' });
  faults.push(
    ...repeats(policies, ({ id, version }) => `${id} ${version}`, (policy, first) => (rowOf.get(first) === 0 && JSON.stringify(policy) === JSON.stringify(first) ? [] : [{
      row: rowOf.get(policy)!, column: 'version', code: 'policy.duplicate_version',
      message: `Version ${policy.version} of "${policy.id}" ${placeOf(first)}; a change is the next version.`,
    }])),
    ...repeats(policies.filter((policy) => currentPolicies(policies).includes(policy)), ({ match }) => matchKey(match), (policy, first) => [{
      row: rowOf.get(policy)!, column: 'match', code: 'policy.ambiguous_match',
      message: `"${policy.id}" applies to the same agreements as "${first.id}", which ${placeOf(first)}: ${JSON.stringify(policy.match)}.`,
    }]),
  );
  return { policies: faults.length > 0 ? [] : policies, faults: faults.sort((a, b) => a.row - b.row) };
}

type Issue = NonNullable<ReturnType<typeof policySchema.safeParse>['error']>['issues'][number];

function shapeFaults(issue: Issue, row: number): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const column = [...issue.path, key].join('.');
      return { row, column, code: 'policy.unknown_field', message: `"${column}" is no field of a policy.` };
    });
  const found = issue.input === undefined ? 'nothing' : JSON.stringify(issue.input).slice(0, 80);
  return [{ row, column: issue.path.join('.'), code: 'policy.invalid_value', message: `${issue.message}; found ${found}.` }];
}

/** The faults of each policy whose key an earlier one has. */
function repeats(policies: readonly Policy[], key: (policy: Policy) => string, faultsOf: (policy: Policy, first: Policy) => Fault[]): Fault[] {
  const firsts = new Map<string, Policy>();
  return policies.flatMap((policy) => {
    const first = firsts.get(key(policy));
    if (first) return faultsOf(policy, first);
    firsts.set(key(policy), policy);
    return [];
  });
}
