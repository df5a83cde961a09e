import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { HandoverView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { useCell } from '../../cell.js';
import { minute } from '../../parts/dates.js';
import { newKey } from '../../parts/form/draft.js';
import { RefusalTold } from '../../parts/refusal-told.js';
import { session } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { HandoverForm } from './handover-form.js';
import { usePeople } from './use-people.js';

/** What passed from one person of the office to the next, each with the step of who takes it over; and the step to hand over. */
export function Handovers({ office, name, isOwn, isTold }: { office: string; name: string; isOwn: boolean; isTold: boolean }): ReactNode {
  const { t } = useWords();
  const { data: people } = usePeople(office, isTold);
  const { data } = useQuery({ queryKey: ['office', office, 'handovers'], queryFn: () => must(api.GET('/api/offices/{code}/handovers', { params: { path: { code: office }, query: { limit: 200 } } })) });
  const nameOf = (id: string): string => people?.items.find((one) => one.id === id)?.name ?? id;
  const why = !isOwn ? t('handover.ownOnly', { name }) : people !== undefined && people.items.length < 2 ? t('handover.alone') : null;
  return (
    <section className="panel" aria-labelledby="handovers">
      <h2 id="handovers">{t('handover.title')}</h2>
      <p className="soft">{t('handover.told')}</p>
      {people !== undefined && <p>{t('handover.people')} {people.items.map((one) => one.name).join(t('wait.listed'))}</p>}
      <HandoverForm office={office} people={people?.items ?? []} why={why} />
      {data?.items.length === 0 && <p className="soft">{t('handover.none')}</p>}
      <ol className="timeline">{data?.items.toReversed().map((one) => <li key={one.id}><Passed office={office} handover={one} nameOf={nameOf} /></li>)}</ol>
    </section>
  );
}

function Passed({ office, handover: { id, at, from, to, note, items, takenOver }, nameOf }: { office: string; handover: HandoverView; nameOf: (id: string) => string }): ReactNode {
  const { t } = useWords();
  const queries = useQueryClient();
  const isReceiver = useCell(session)?.id === to;
  const taking = useMutation({
    mutationFn: () => must(api.POST('/api/offices/{code}/handovers/{id}/confirm', { params: { path: { code: office, id }, header: { 'Idempotency-Key': newKey() } } })),
    onSettled: () => readAnew(queries),
  });
  return (
    <>
      <time dateTime={at}>{minute(at)}</time> {t('handover.passed', { from: nameOf(from), to: nameOf(to), followUps: items.followUps.length, obligations: items.obligations.length })}
      {note !== '' && <p className="quote" lang="zh">{note}</p>}
      {takenOver !== null ? <p><span className="tag green"><span aria-hidden="true">●</span> {t('handover.taken', { at: minute(takenOver) })}</span></p> : (
        <p>
          <span className="tag amber"><span aria-hidden="true">◆</span> {t('handover.notTaken')}</span>{' '}
          <button type="button" disabled={!isReceiver || taking.isPending} aria-describedby={isReceiver ? undefined : `why-${id}`} onClick={() => taking.mutate()}>{t('handover.take')}</button>
          {!isReceiver && <span id={`why-${id}`} className="why">{t('handover.receiverOnly', { to: nameOf(to) })}</span>}
        </p>
      )}
      <RefusalTold error={taking.error} />
    </>
  );
}
