import type { ComponentType, ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import type { FieldProps } from './field-props.js';
import { blankOf } from './schema.js';

/** A list: each entry can be taken away, and another put behind them. */
export function Repeated({ name, schema, value, onChange, at, faults, Entry }: FieldProps & { Entry: ComponentType<FieldProps> }): ReactNode {
  const { t, word } = useWords();
  const entries = Array.isArray(value) ? value : [];
  const items = schema.items ?? {};
  const here = faults.filter((fault) => fault.at === at || fault.at === `payload.${at}`);
  return (
    <fieldset>
      <legend>{word('field', name)}</legend>
      {entries.map((entry, index) => (
        <div key={index} className="entry">
          <Entry name={items.type === 'object' ? t('fill.entry', { number: index + 1 }) : name} schema={items} value={entry} required at={`${at}.${index}`} faults={faults} onChange={(one) => onChange(entries.map((other, place) => (place === index ? one : other)))} />
          <button type="button" className="plain" onClick={() => onChange(entries.filter((_, place) => place !== index))}>{t('fill.remove', { number: index + 1 })}</button>
        </div>
      ))}
      {here.map(({ message }) => <p key={message} className="fault" lang="en">{message}</p>)}
      <button type="button" onClick={() => onChange([...entries, blankOf(items)])}>{t('fill.add', { what: word('field', name) })}</button>
    </fieldset>
  );
}
