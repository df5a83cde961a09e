import { keepPreviousData, useIsFetching, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import type { InboxView } from '#libs/contracts';
import { api, must } from '../api/client.js';
import { useCell } from '../cell.js';
import { deeds } from '../parts/deeds.js';
import { Dialog } from '../parts/dialog.js';
import { session } from '../session/session.js';
import { useWords } from '../words/use-words.js';
import { usePlaces } from './places.js';

const FOUND = 6;

interface Entry {
  key: string;
  label: string;
  /** What tells it from others of its name. */
  more?: string;
  run: () => void;
}

/** Goes anywhere by a few letters: to what can be done here, what lies before the office, the screens, agreements and governments by name or pinyin initials. */
export default function Palette({ close }: { close: () => void }): ReactNode {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const isReading = useIsFetching({ queryKey: ['palette'] }) > 0;
  const groups = [useHere(asked), useInbox(asked), useScreens(asked), useAgreements(asked), useGovernments(asked)];
  const values = groups.flatMap(({ heading, entries }) => entries.map(({ key }) => valueOf(heading, key)));
  const [marked, mark] = useState('');
  // The dialog gives the keyboard back where it was before what is chosen takes it.
  const choose = (run: () => void): void => {
    flushSync(close);
    run();
  };
  return (
    <Dialog title={t('palette.title')} close={close} closeWord={t('keys.close')}>
      <Command shouldFilter={false} vimBindings={false} loop label={t('palette.title')} value={values.includes(marked) ? marked : (values[0] ?? '')} onValueChange={mark}>
        <Command.Input value={q} onValueChange={setQ} ref={(field) => field?.setAttribute('autofocus', '')} placeholder={t('palette.find')} className="search" maxLength={100} />
        <Command.List label={t('palette.title')}>
          <Command.Empty>{t(isReading ? 'wait.loading' : 'palette.nothing')}</Command.Empty>
          {groups.filter(({ entries }) => entries.length > 0).map(({ heading, entries }) => (
            <Command.Group key={heading} heading={heading}>
              {entries.map(({ key, label, more, run }) => <Command.Item key={key} value={valueOf(heading, key)} onSelect={() => choose(run)}>{label} {more !== undefined && <span className="soft">{more}</span>}</Command.Item>)}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** By what an entry is told from all others. */
const valueOf = (heading: string, key: string): string => `${heading} ${key}`;

interface Group {
  heading: string;
  entries: Entry[];
}

const fits = (asked: string) => ({ label, more = '' }: Entry): boolean => `${label} ${more}`.toLowerCase().includes(asked.toLowerCase());

function useHere(asked: string): Group {
  const { t, word } = useWords();
  return { heading: t('palette.here'), entries: useCell(deeds).map(({ event, open }) => ({ key: event, label: word('event', event), run: open })).filter(fits(asked)) };
}

function useInbox(asked: string): Group {
  const { t } = useWords();
  const go = useNavigate();
  const office = useCell(session)?.office.code;
  const { data } = useQuery({ queryKey: ['inbox', office, null, null], queryFn: () => must(api.GET('/api/inbox')) as Promise<InboxView> });
  const entries = (data?.items ?? []).map(({ followUp: { id, title }, place }): Entry => ({ key: id, label: title, more: t(`inbox.tab.${place}`), run: () => void go(`/follow-ups/${id}`) }));
  return { heading: t('nav.inbox'), entries: entries.filter(fits(asked)).slice(0, FOUND) };
}

function useScreens(asked: string): Group {
  const { t } = useWords();
  const go = useNavigate();
  return { heading: t('palette.screens'), entries: usePlaces().map(([key, [name, path]]): Entry => ({ key, label: t(`nav.${name}`), run: () => void go(path) })).filter(fits(asked)) };
}

function useAgreements(asked: string): Group {
  const { t } = useWords();
  const go = useNavigate();
  const { data } = useQuery({
    queryKey: ['palette', 'agreements', asked], queryFn: ({ signal }) => must(api.GET('/api/agreements', { params: { query: { q: asked, limit: FOUND } }, signal })), enabled: asked !== '', placeholderData: keepPreviousData,
  });
  const found = asked === '' ? [] : (data?.items ?? []);
  return { heading: t('palette.agreements'), entries: found.map(({ id, title }) => ({ key: id, label: title, more: id, run: () => void go(`/agreements/${encodeURIComponent(id)}`) })) };
}

function useGovernments(asked: string): Group {
  const { t, word } = useWords();
  const go = useNavigate();
  const { data } = useQuery({
    queryKey: ['palette', 'governments', asked], queryFn: ({ signal }) => must(api.GET('/api/governments', { params: { query: { q: asked, limit: FOUND } }, signal })), enabled: asked !== '', placeholderData: keepPreviousData, staleTime: 60_000,
  });
  const found = asked === '' ? [] : (data?.items ?? []);
  return { heading: t('offices.title'), entries: found.map(({ code, name, level }) => ({ key: code, label: name, more: `${code} · ${word('level', level)}`, run: () => void go(`/offices/${code}`) })) };
}
