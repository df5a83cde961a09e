import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PolicyView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import type { Entry } from '../../parts/entry.js';
import { EntryTold } from '../../parts/entry.js';
import { useWords } from '../../words/use-words.js';
import { changedFields, textAt } from './fields.js';

/** What each version changed, the newest first; and when policies were put in force, by whom. */
export function Versions({ versions }: { versions: readonly PolicyView[] }): ReactNode {
  const { t, word } = useWords();
  const { data } = useQuery({ queryKey: ['policies', 'history'], queryFn: () => must(api.GET('/api/audit/entries', { params: { query: { subject: 'policies', limit: 200 } } })) });
  return (
    <details>
      <summary>{t('policies.history', { count: versions.length })}</summary>
      <ol className="plain-list" reversed>
        {versions.map((version, index) => {
          const before = versions[index + 1];
          return (
            <li key={version.version}>
              <strong>{version.id}@{version.version}</strong>{' '}
              {before === undefined ? <span className="soft">{t('policies.firstVersion')}</span> : (
                <ul>{changedFields(before, version).map((name) => <li key={name}>{word('policyField', name)}: {textAt(before, name) || '–'} → <strong>{textAt(version, name) || '–'}</strong></li>)}</ul>
              )}
            </li>
          );
        })}
      </ol>
      <ol className="timeline">{((data?.items ?? []) as unknown as { seq: number; entry: Entry }[]).map(({ seq, entry }) => <EntryTold key={seq} seq={seq} entry={entry} />)}</ol>
    </details>
  );
}
