import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PolicyView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';
import { Change } from './change.js';
import { MatchTold, RulesTold } from './rules-told.js';
import { NewPolicy } from './new-policy.js';
import { Recompute } from './recompute.js';
import { Versions } from './versions.js';

/** By which rules agreements are pressed for: each policy in force in words, whom a change would affect, and what stood there before. */
export function Policies(): ReactNode {
  const { t, tongue } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['policies'], queryFn: allPolicies });
  if (data === undefined) return error === null ? <Waiting /> : <ProblemScreen error={error} again={() => void refetch()} />;
  return (
    <>
      <h1>{t('policies.title')}</h1>
      <p className="soft">{t('policies.told')}</p>
      <div className="panels">
        {data.filter(({ current }) => current).map((policy) => (
          <article key={policy.id} className="panel wide" aria-labelledby={`policy-${policy.id}`}>
            <h2 id={`policy-${policy.id}`}>{policy.title[tongue]} <span className="soft">{policy.id}@{policy.version}</span></h2>
            <MatchTold match={policy.match} />
            <RulesTold policy={policy} />
            <Change policy={policy} />
            <Versions versions={data.filter(({ id }) => id === policy.id).sort((one, other) => other.version - one.version)} />
          </article>
        ))}
        <NewPolicy policies={data.filter(({ current }) => current).map(({ current: _, ...policy }) => policy)} />
        <Recompute />
      </div>
    </>
  );
}

async function allPolicies(): Promise<PolicyView[]> {
  const found: PolicyView[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: { items: PolicyView[]; nextCursor: string | null } = await must(api.GET('/api/policies', { params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } } }));
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}
