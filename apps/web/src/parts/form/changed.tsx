import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, must } from '../../api/client.js';
import { useWords } from '../../words/use-words.js';
import type { Entry } from '../entry.js';
import { EntryTold } from '../entry.js';
import { ProblemDetails, kindOf } from '../../shell/problem-screen.js';
import { Refusal } from '../../api/refusal.js';
import { useOffered } from './offered.js';

const PAGE = 200;

/** The record has moved on since the form was begun: what happened, and a step to say that it was seen. What was typed stays. */
export function Changed({ record, since, now, seen }: { record: string; since: number; now: number; seen: () => void }): ReactNode {
  const { t } = useWords();
  const { agreement } = useOffered();
  const { data, error } = useQuery({ queryKey: ['changed', record, since, now], queryFn: () => entriesSince(agreement ?? record, record, since) });
  return (
    <div className="changed" role="alert">
      <strong>{t('changed.title')}</strong> {t('changed.toDo')}
      {error instanceof Refusal && <><p>{t(`problem.${kindOf(error)}`)}</p><ProblemDetails refusal={error} /></>}
      <ol className="timeline">{data?.map(({ seq, entry }) => <EntryTold key={seq} seq={seq} entry={entry} />)}</ol>
      <button type="button" onClick={seen}>{t('changed.seen')}</button>
    </div>
  );
}

/** The entries in the history of an agreement that moved a record of it after that version. */
async function entriesSince(agreement: string, record: string, since: number): Promise<{ seq: number; entry: Entry }[]> {
  const found: { seq: number; entry: Entry }[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: { items: { seq: number; entry: unknown }[]; nextCursor: string | null } = await must(
      api.GET('/api/agreements/{id}/history', { params: { path: { id: agreement }, query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } } }),
    );
    for (const { seq, entry } of page.items as { seq: number; entry: Entry }[]) {
      if (entry.outcome === 'done' && [entry, ...entry.consequences].some((step) => step.record.id === record && step.record.version > since)) found.push({ seq, entry });
    }
    cursor = page.nextCursor;
  }
  return found;
}
