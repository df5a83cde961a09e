import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { RecipientView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { newKey } from '../../parts/form/draft.js';
import { RefusalTold } from '../../parts/refusal-told.js';
import { useWords } from '../../words/use-words.js';

type Settings = Pick<RecipientView, 'name' | 'address' | 'language' | 'digest' | 'quiet'>;

const BLANK: Settings = { name: '', address: '', language: 'zh-CN', digest: true, quiet: { weekdays: [], hours: null, until: null } };
const NOON = { from: '12:00', to: '14:00' };

/** Adds somebody, or changes one at the version that was seen as the form began. */
export function RecipientForm({ office, recipient, close }: { office: string; recipient?: RecipientView; close: () => void }): ReactNode {
  const { t, word, words } = useWords();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(recipient);
  const [{ told, key }, setDraft] = useState<{ told: Settings; key: string }>(() => ({ told: seen ?? BLANK, key: newKey() }));
  const tell = (next: Settings): void => setDraft({ told: next, key: newKey() });
  const { name, address, language, digest, quiet } = told;
  const hush = (change: Partial<Settings['quiet']>): void => tell({ ...told, quiet: { ...quiet, ...change } });
  const isBehind = seen !== undefined && recipient !== undefined && recipient.version > seen.version;
  const keeping = useMutation({
    mutationFn: () => {
      const body = { office, name: name.trim(), address: address.trim(), language, digest, quiet };
      return seen === undefined ? must(api.POST('/api/recipients', { params: { header: { 'Idempotency-Key': key } }, body })) : must(api.PUT('/api/recipients/{id}', { params: { path: { id: seen.id }, header: { 'If-Match': `"${seen.version}"` } }, body }));
    },
    onSuccess: close,
    onSettled: () => readAnew(queries),
  });
  const press = (pressed: FormEvent): void => {
    pressed.preventDefault();
    keeping.mutate();
  };
  const what = t(recipient === undefined ? 'recipients.add' : 'recipients.keep');
  return (
    <form className="event-form" onSubmit={press} aria-label={what}>
      <label className="field">{t('recipients.name')} <input required maxLength={200} value={name} onChange={({ target }) => tell({ ...told, name: target.value })} /></label>
      <label className="field">{t('recipients.address')} <input required type="email" maxLength={254} value={address} onChange={({ target }) => tell({ ...told, address: target.value })} /></label>
      <label className="field">{t('preferences.language')}
        <select value={language} onChange={({ target }) => tell({ ...told, language: target.value as Settings['language'] })}>{words('tongue').map(([one, label]) => <option key={one} value={one}>{label}</option>)}</select>
      </label>
      <label><input type="checkbox" checked={digest} onChange={({ target }) => tell({ ...told, digest: target.checked })} /> {t('recipients.digest')}</label>
      <fieldset>
        <legend>{t('recipients.noDigest')}</legend>
        <div className="row">
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <label key={day}><input type="checkbox" checked={quiet.weekdays.includes(day)} onChange={({ target }) => hush({ weekdays: target.checked ? [...quiet.weekdays, day].sort() : quiet.weekdays.filter((one) => one !== day) })} /> {word('weekday', String(day))}</label>
          ))}
        </div>
        <div className="row">
          <label><input type="checkbox" checked={quiet.hours !== null} onChange={({ target }) => hush({ hours: target.checked ? NOON : null })} /> {t('recipients.hours')}</label>
          {quiet.hours !== null && (['from', 'to'] as const).map((end) => <label key={end}>{t(`recipients.${end}`)} <input type="time" required value={quiet.hours?.[end]} onChange={({ target }) => hush({ hours: { ...(quiet.hours ?? NOON), [end]: target.value } })} /></label>)}
        </div>
        <label className="row">{t('recipients.until')} <input type="date" value={quiet.until ?? ''} onChange={({ target }) => hush({ until: target.value === '' ? null : target.value })} /></label>
      </fieldset>
      {isBehind && (
        <div className="changed" role="alert">
          <strong>{t('changed.title')}</strong> {t('recipients.changed', { name: recipient.name, address: recipient.address, version: recipient.version })}{' '}
          <button type="button" onClick={() => { keeping.reset(); setSeen(recipient); }}>{t('changed.seen')}</button>
        </div>
      )}
      <div className="row"><button type="submit" className="primary" disabled={keeping.isPending || isBehind}>{what}</button><button type="button" onClick={close}>{t('fill.cancel')}</button></div>
      <RefusalTold error={isBehind ? null : keeping.error} />
    </form>
  );
}
