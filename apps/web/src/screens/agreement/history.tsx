import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, must } from '../../api/client.js';
import { minuteOf } from '../../parts/dates.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';

interface Step {
  record: { kind: string; id: string };
  event: { type: string; payload: { reason?: string; remark?: string; text?: string } };
  from: string | null;
  to: string | null;
}
/** An audit entry, as far as the line of time tells it. */
interface Entry extends Step {
  at: number;
  office: string | null;
  outcome: 'done' | 'refused';
  refusal: string | null;
  consequences: Step[];
}

/** Everything that happened to the agreement and its follow-ups, refusals among it, on one line of time. */
export function History({ id, version }: { id: string; version: number }): ReactNode {
  const { t } = useWords();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['agreement', id, 'history', version],
    queryFn: ({ pageParam }) => must(api.GET('/api/agreements/{id}/history', { params: { path: { id }, query: pageParam === '' ? {} : { cursor: pageParam } } })),
    initialPageParam: '', getNextPageParam: (page) => page.nextCursor,
  });
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel wide" aria-labelledby="history">
      <h2 id="history">{t('agreement.history')}</h2>
      {error !== null && <ProblemScreen error={error} />}
      <ol className="timeline">
        {entries.map(({ seq, entry }) => <Told key={seq} seq={seq} entry={entry as unknown as Entry} />)}
      </ol>
      {hasNextPage && <button type="button" onClick={() => void fetchNextPage()}>{t('ledger.next')}</button>}
    </section>
  );
}

function Told({ seq, entry }: { seq: number; entry: Entry }): ReactNode {
  const { t } = useWords();
  const { at, event, outcome, office, refusal, consequences } = entry;
  const said = event.payload.reason ?? event.payload.remark ?? event.payload.text;
  return (
    <li className={outcome === 'done' ? undefined : 'refused'}>
      <time dateTime={new Date(at).toISOString()}>{minuteOf(at)}</time> <StepText step={entry} /> {outcome === 'refused' && <span className="fault">{t('agreement.refused')} <code>{refusal}</code> </span>}
      <span className="soft">{office ?? t('agreement.clock')} · {t('agreement.entry', { seq })}</span>
      {said !== undefined && <p className="quote" lang="zh">{said}</p>}
      {consequences.length > 0 && <ul className="plain-list">{consequences.map((step, index) => <li key={index}><StepText step={step} /></li>)}</ul>}
    </li>
  );
}

function StepText({ step: { record, event, from, to } }: { step: Step }): ReactNode {
  const { word } = useWords();
  return (
    <>
      {record.kind !== 'agreement' && <span className="soft">{word('kind', record.kind)} </span>}
      <strong>{word('event', event.type)}</strong> {to !== null && to !== from && <>→ {word('state', to)} </>}
    </>
  );
}
