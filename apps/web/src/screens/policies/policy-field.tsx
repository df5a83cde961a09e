import { useId } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import type { FieldName } from './fields.js';
import { FIELDS, LEVELS, MARKS } from './fields.js';

const MOST = 2500;

/** One field of a policy, asked for as what it is. */
export function PolicyField({ name, value, tell }: { name: FieldName; value: string; tell: (told: string) => void }): ReactNode {
  const { t, word } = useWords();
  const id = useId();
  const kind = FIELDS[name];
  if (kind === 'marks') {
    const marks = value.split(', ');
    return (
      <fieldset>
        <legend>{word('policyField', name)}</legend>
        <span className="row">{MARKS.map((mark) => <label key={mark}><input type="checkbox" checked={marks.includes(mark)} onChange={({ target }) => tell(MARKS.filter((one) => (one === mark ? target.checked : marks.includes(one))).join(', '))} /> {word('value', mark)}</label>)}</span>
      </fieldset>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{word('policyField', name)} {kind === 'daysOrNone' && <span className="soft">{t('policies.emptyIsNone')}</span>}{kind === 'perRung' && <span className="soft">{t('policies.perRung')}</span>}</label>
      {kind === 'level' || kind === 'light' ? (
        <select id={id} value={value} onChange={({ target }) => tell(target.value)}>
          {kind === 'level' && <option value="">{t('policies.noCapChoice')}</option>}
          {(kind === 'level' ? LEVELS : ['grey', 'red']).map((one) => <option key={one} value={one}>{word(kind === 'level' ? 'level' : 'value', one)}</option>)}
        </select>
      ) : kind === 'perRung' ? <input id={id} required pattern="\s*\d{1,4}(\s*[,，、]\s*\d{1,4})*\s*" value={value} onChange={({ target }) => tell(target.value)} /> : (
        <input id={id} type="number" required={kind !== 'daysOrNone'} min={kind === 'count' ? 0 : 1} max={kind === 'count' ? 100 : MOST} value={value} onChange={({ target }) => tell(target.value)} />
      )}
    </div>
  );
}
