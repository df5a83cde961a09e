import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import type { Policy } from './fields.js';
import { hasSameMatch } from './fields.js';
import { MatchFields } from './match-fields.js';
import { PolicyForm } from './policy-form.js';

/** A policy for agreements of its own, which begins as one of those in force. */
export function NewPolicy({ policies }: { policies: readonly Policy[] }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  return (
    <section className="panel wide" aria-labelledby="new-policy">
      <h2 id="new-policy">{t('policies.fresh')}</h2>
      <p role="status">{done !== null && t('policies.begun', { id: done })}</p>
      <p><button type="button" aria-expanded={open} onClick={() => { setOpen(!open); setDone(null); }}>{t('policies.make')}</button></p>
      {open && <Form policies={policies} cancel={() => setOpen(false)} done={(id) => { setOpen(false); setDone(id); }} />}
    </section>
  );
}

function Form({ policies, cancel, done }: { policies: readonly Policy[]; cancel: () => void; done: (id: string) => void }): ReactNode {
  const { t, tongue } = useWords();
  const [from, setFrom] = useState(policies.find(({ match }) => Object.keys(match).length === 0)?.id ?? '');
  const [names, setNames] = useState({ id: '', zh: '', en: '' });
  const [match, setMatch] = useState<Policy['match']>({});
  const start = policies.find(({ id }) => id === from) ?? policies[0];
  if (start === undefined) return null;
  const base: Policy = { ...start, id: names.id, version: 1, title: { zh: names.zh, en: names.en }, match };
  const same = policies.find((policy) => hasSameMatch(policy, base));
  const why = policies.some(({ id }) => id === names.id) ? t('policies.idKnown', { id: names.id })
    : Object.keys(match).length === 0 ? t('policies.noCondition')
    : same === undefined ? null : t('policies.sameMatch', { id: same.id });
  return (
    <PolicyForm
      label={t('policies.make')} base={base} whyNot={() => why} enact={t('policies.begin')} cancel={cancel} done={() => done(names.id)}
      head={
        <>
          <div className="policy-fields">
            <label className="field"><span>{t('policies.id')} <span className="soft">{t('policies.idTold')}</span></span><input required maxLength={64} pattern="[a-z0-9]+(-[a-z0-9]+)*" value={names.id} onChange={({ target }) => setNames({ ...names, id: target.value })} /></label>
            {(['zh', 'en'] as const).map((one) => (
              <label key={one} className="field">{t(`policies.name.${one}`)}<input required maxLength={200} pattern=".*\S.*" lang={one} value={names[one]} onChange={({ target }) => setNames({ ...names, [one]: target.value })} /></label>
            ))}
            <label className="field">{t('policies.from')}<select value={from} onChange={({ target }) => setFrom(target.value)}>{policies.map(({ id, title }) => <option key={id} value={id}>{title[tongue]} ({id})</option>)}</select></label>
          </div>
          <MatchFields match={match} tell={setMatch} />
        </>
      }
    />
  );
}
