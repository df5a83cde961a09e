import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { api, must } from '../api/client.js';
import { useWords } from '../words/use-words.js';
import type { Finding } from './found-select.js';
import { FoundSelect } from './found-select.js';

const FOUND = 20;

/** Finds an agreement by its title, id or pinyin initials, and gives its id. */
export function AgreementPicker(finding: Finding): ReactNode {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const { data } = useQuery({
    queryKey: ['agreements', 'found', asked], queryFn: () => must(api.GET('/api/agreements', { params: { query: { limit: FOUND, ...(asked === '' ? {} : { q: asked }) } } })), placeholderData: keepPreviousData,
  });
  return <FoundSelect {...finding} search={setQ} placeholder={t('ledger.filter.q')} options={(data?.items ?? []).map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))} />;
}
