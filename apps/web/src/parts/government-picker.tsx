import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { api, must } from '../api/client.js';
import { useWords } from '../words/use-words.js';
import type { Finding } from './found-select.js';
import { FoundSelect } from './found-select.js';

const FOUND = 20;

/** Finds a government by name, code, pinyin or its initials, and gives its code. `first` stand before anything is typed. */
export function GovernmentPicker({ first = [], ...finding }: Finding & { first?: readonly { code: string; name: string }[] }): ReactNode {
  const { t } = useWords();
  const { value } = finding;
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const { data } = useQuery({
    queryKey: ['governments', asked, FOUND],
    queryFn: () => must(api.GET('/api/governments', { params: { query: { limit: FOUND, ...(asked === '' ? { level: 'province' as const } : { q: asked }) } } })),
    placeholderData: keepPreviousData, staleTime: 60_000,
  });
  const chosen = useQuery({
    queryKey: ['government', value],
    queryFn: () => must(api.GET('/api/governments/{code}', { params: { path: { code: value ?? '' } } })),
    enabled: typeof value === 'string' && value !== '' && !first.some(({ code }) => code === value), staleTime: 60_000,
  });
  const known = new Map((asked === '' && first.length > 0 ? first : (data?.items ?? [])).map(({ code, name }) => [code, name]));
  for (const one of first) if (one.code === value) known.set(one.code, one.name);
  if (chosen.data !== undefined) known.set(chosen.data.code, chosen.data.name);
  return <FoundSelect {...finding} search={setQ} placeholder={t('fill.government')} options={[...known].map(([code, name]) => ({ value: code, label: `${name} ${code}` }))} />;
}
