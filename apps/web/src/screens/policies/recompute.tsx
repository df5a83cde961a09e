import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, must } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { useCell } from '../../cell.js';
import { RefusalTold } from '../../parts/refusal-told.js';
import { session } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { Affected } from './affected.js';

/** Dates what runs by the policies in force, on request: whose dates that changes is told before. */
export function Recompute(): ReactNode {
  const { t } = useWords();
  const queries = useQueryClient();
  const isAdmin = useCell(session)?.admin === true;
  const { data, error } = useQuery({ queryKey: ['policies', 'behind'], queryFn: () => must(api.POST('/api/policies/preview', { body: { policies: [] } })) });
  const dating = useMutation({ mutationFn: () => must(api.POST('/api/policies/recompute')), onSettled: () => readAnew(queries) });
  const why = !isAdmin ? t('policies.adminOnly') : data?.affected.length === 0 ? t('policies.nothingBehind') : null;
  return (
    <section className="panel wide" aria-labelledby="recompute">
      <h2 id="recompute">{t('policies.recompute')}</h2>
      <p className="soft">{t('policies.recomputeTold')}</p>
      <RefusalTold error={error} />
      {data !== undefined && <Affected preview={data} />}
      <p>
        <button type="button" disabled={why !== null || dating.isPending} aria-busy={dating.isPending} aria-describedby={why === null ? undefined : 'why-recompute'} onClick={() => dating.mutate()}>{t('policies.recomputeNow')}</button>
        {why !== null && <span id="why-recompute" className="why">{why}</span>}
      </p>
      <p role="status">{dating.data !== undefined && t('policies.recomputed', dating.data)}</p>
      <RefusalTold error={dating.error} />
    </section>
  );
}
