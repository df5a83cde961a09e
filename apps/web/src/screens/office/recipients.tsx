import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RecipientView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { RefusalTold } from '../../parts/refusal-told.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';
import { RecipientForm } from './recipient-form.js';

/** Who of the office is told by mail, and when not. */
export function Recipients({ office }: { office: string }): ReactNode {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const { data, error } = useQuery({ queryKey: ['recipients', office], queryFn: () => must(api.GET('/api/recipients', { params: { query: { office, limit: 200 } } })) as Promise<{ items: RecipientView[] }> });
  return (
    <section className="panel" aria-labelledby="recipients">
      <h2 id="recipients">{t('recipients.title')}</h2>
      {error !== null && <ProblemScreen error={error} />}
      {data?.items.length === 0 && <p>{t('recipients.none')}</p>}
      <ul className="plain-list">{data?.items.map((one) => <li key={one.id}><Person recipient={one} /></li>)}</ul>
      <p><button type="button" aria-expanded={adding} onClick={() => setAdding(!adding)}>{t('recipients.add')}</button></p>
      {adding && <RecipientForm office={office} close={() => setAdding(false)} />}
    </section>
  );
}

function Person({ recipient }: { recipient: RecipientView }): ReactNode {
  const { t, word } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const { id, version, name, address, language, digest, quiet: { weekdays, hours, until } } = recipient;
  const removing = useMutation({
    mutationFn: () => must(api.DELETE('/api/recipients/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } })),
    onSettled: () => readAnew(queries),
  });
  const quiet = [
    ...(digest ? [] : [t('recipients.slipsAlone')]),
    ...(weekdays.length === 0 ? [] : [weekdays.map((day) => word('weekday', String(day))).join(t('wait.listed'))]),
    ...(hours === null ? [] : [`${hours.from}–${hours.to}`]),
    ...(until === null ? [] : [t('recipients.away', { until })]),
  ];
  return (
    <>
      <span className="row">
        <strong lang="zh">{name}</strong> <span>{address}</span> <span className="soft">{word('tongue', language)}</span>
        <span className="soft">{quiet.length === 0 ? t('recipients.always') : t('recipients.quiet', { when: quiet.join(t('wait.listed')) })}</span>
        <button type="button" className="plain" aria-expanded={open} aria-label={t('recipients.change', { name })} onClick={() => setOpen(!open)}>{t('recipients.changeShort')}</button>
        <button type="button" className="plain" disabled={removing.isPending} aria-label={t('recipients.remove', { name })} onClick={() => removing.mutate()}>{t('recipients.removeShort')}</button>
      </span>
      <RefusalTold error={removing.error} />
      {open && <RecipientForm office={recipient.office} recipient={recipient} close={() => setOpen(false)} />}
    </>
  );
}
