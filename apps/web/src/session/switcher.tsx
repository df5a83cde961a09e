import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Radio } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { api, must } from '../api/client.js';
import { ProblemScreen } from '../shell/problem-screen.js';
import { useWords } from '../words/use-words.js';
import type { Person } from './act-as.js';
import { actAs } from './act-as.js';
import { begin } from './session.js';

/** Chooses whom to act as on the demonstration: any office, and one of its two people. */
export default function Switcher({ close }: { close: () => void }): ReactNode {
  const { t, word } = useWords();
  const [q, setQ] = useState('');
  const [person, setPerson] = useState<Person>('first');
  const [fault, setFault] = useState<unknown>(null);
  const queries = useQueryClient();
  const asked = useDeferredValue(q.trim());
  const { data } = useQuery({
    queryKey: ['governments', asked],
    queryFn: () => must(api.GET('/api/governments', { params: { query: { limit: 12, ...(asked === '' ? { level: 'province' as const } : { q: asked }) } } })),
    placeholderData: keepPreviousData,
  });
  const act = (office: string): void => {
    actAs(office, person).then((begun) => {
      begin(begun);
      void queries.invalidateQueries();
      close();
    }, setFault);
  };
  return (
    <Modal open title={t('session.demoTitle')} footer={null} onCancel={close} destroyOnHidden>
      <p>{t('session.demo')}</p>
      <Radio.Group value={person} onChange={({ target }) => setPerson(target.value as Person)} options={[{ value: 'first', label: t('session.first') }, { value: 'second', label: t('session.second') }]} aria-label={t('session.person')} />
      <Input type="search" autoFocus allowClear value={q} onChange={({ target }) => setQ(target.value)} aria-label={t('session.search')} placeholder={t('session.search')} style={{ marginBlock: 12 }} />
      {fault !== null && <ProblemScreen error={fault} />}
      {data?.items.length === 0 && <p>{t('session.nothing')}</p>}
      <ul className="offices">
        {data?.items.map(({ code, name, level }) => (
          <li key={code}>
            <button type="button" className="office" onClick={() => act(code)}>
              <strong>{name}</strong> <span className="soft">{code} · {word('level', level)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
