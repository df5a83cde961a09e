import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { api, must } from '../api/client.js';
import { readAnew } from '../api/read-anew.js';
import { Dialog } from '../parts/dialog.js';
import { ProblemScreen } from '../shell/problem-screen.js';
import { useWords } from '../words/use-words.js';
import type { Person } from './act-as.js';
import { actAs } from './act-as.js';
import { begin } from './session.js';

const PEOPLE: readonly Person[] = ['first', 'second'];

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
      void readAnew(queries);
      close();
    }, setFault);
  };
  return (
    <Dialog title={t('session.demoTitle')} close={close} closeWord={t('fill.cancel')}>
      <p>{t('session.demo')}</p>
      <fieldset className="row bare">
        <legend className="sr-only">{t('session.person')}</legend>
        {PEOPLE.map((one) => <label key={one}><input type="radio" name="person" checked={person === one} onChange={() => setPerson(one)} /> {t(`session.${one}`)}</label>)}
      </fieldset>
      {/* The dialog begins where this stands; React's own autoFocus comes before it is open. */}
      <input type="search" ref={(field) => field?.setAttribute('autofocus', '')} value={q} onChange={({ target }) => setQ(target.value)} aria-label={t('session.search')} placeholder={t('session.search')} className="search" />
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
    </Dialog>
  );
}
