import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useCell } from '../../cell.js';
import { useWords } from '../../words/use-words.js';
import { forget, keep, savedViews } from './saved-views.js';

/** Views that every office asks for. */
const USUAL = { all: '', signed: '?stage=signed', overdue: '?state=signed.overdue', withoutObligations: '?stage=signed&without=obligations', withoutEvidence: '?stage=signed&without=evidence', undated: '?without=date', ladderless: '?without=ladder' } as const;

export function ViewsBar(): ReactNode {
  const { t } = useWords();
  const { search } = useLocation();
  const saved = useCell(savedViews);
  const [name, setName] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    const view = new URLSearchParams(search);
    view.delete('cursor');
    keep({ name: name.trim().slice(0, 60), search: view.size === 0 ? '' : `?${view.toString()}` });
    setName('');
  };
  return (
    <nav aria-label={t('ledger.views')} className="views row">
      {Object.entries(USUAL).map(([key, view]) => <Link key={key} to={`/ledger${view}`} aria-current={search === view ? 'page' : undefined}>{t(`ledger.view.${key as keyof typeof USUAL}`)}</Link>)}
      {saved.map((view) => (
        <span key={view.name} className="saved">
          <Link to={`/ledger${view.search}`} aria-current={search === view.search ? 'page' : undefined}>{view.name}</Link>
          <button type="button" className="plain" aria-label={t('ledger.forget', { name: view.name })} onClick={() => forget(view.name)}>×</button>
        </span>
      ))}
      <form onSubmit={save} className="row">
        <input value={name} onChange={({ target }) => setName(target.value)} aria-label={t('ledger.viewName')} placeholder={t('ledger.viewName')} maxLength={60} size={12} />
        <button type="submit">{t('ledger.save')}</button>
      </form>
    </nav>
  );
}
