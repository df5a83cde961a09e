import { useId } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import { GovernmentPicker } from '../government-picker.js';
import type { FieldProps } from './field-props.js';
import { membersOf, textOf } from './field-props.js';
import { FileField } from './file-field.js';
import { useOffered } from './offered.js';
import { Repeated } from './repeated.js';
import type { Schema } from './schema.js';
import { blankOf, chosenOf, tagOf } from './schema.js';

const LONG = 600;
/** How the contract writes the name of a domain. */
const DOMAIN = '^[a-z_]{1,40}$';

/** The fields of an object, in the order of the contract. */
export function Fields({ schema, value, onChange, at, faults, skip }: Omit<FieldProps, 'name' | 'required'> & { skip?: string }): ReactNode {
  const told = membersOf(value);
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => (name === skip ? [] : [
    <Field key={name} name={name} schema={inner} value={told[name]} required={schema.required?.includes(name) === true} onChange={(one) => onChange({ ...told, [name]: one })} at={at === '' ? name : `${at}.${name}`} faults={faults} />,
  ]));
}

/** One field as its schema asks for it. What goes without being told, but has parts that would then be asked for, is asked for only when wanted. */
export function Field(props: FieldProps): ReactNode {
  const { schema, required } = props;
  return !required && asksForParts(schema) ? <Wanted {...props} /> : <Plain {...props} />;
}

const asksForParts = (schema: Schema): boolean => schema.default === undefined && (schema.oneOf !== undefined || (schema.type === 'object' && (schema.required ?? []).length > 0));

function Wanted(props: FieldProps): ReactNode {
  const { name, schema, value, onChange } = props;
  const { t, word } = useWords();
  if (value === undefined) return <div><button type="button" onClick={() => onChange(blankOf(schema.oneOf?.[0] ?? schema))}>{t('fill.add', { what: word('field', name) })}</button></div>;
  return <div><Plain {...props} /><button type="button" className="plain" onClick={() => onChange(undefined)}>{t('fill.without', { what: word('field', name) })}</button></div>;
}

function Plain(props: FieldProps): ReactNode {
  const { schema } = props;
  if (schema.oneOf !== undefined) return <OneOf {...props} />;
  if (schema['x-file'] === true) return <FileField {...props} />;
  if (schema.type === 'array') return <Repeated {...props} Entry={Field} />;
  if (schema.type === 'object') return <Group {...props} />;
  return <Single {...props} />;
}

function Group({ name, schema, value, onChange, at, faults }: FieldProps): ReactNode {
  const { word } = useWords();
  return (
    <fieldset>
      <legend>{word('field', name)}</legend>
      <Fields {...{ schema, value, onChange, at, faults }} />
    </fieldset>
  );
}

/** One of several forms, told apart by a word. */
function OneOf({ name, schema, value, onChange, at, faults }: FieldProps): ReactNode {
  const { word } = useWords();
  const id = useId();
  const tag = tagOf(schema) ?? '';
  const chosen = chosenOf(schema, membersOf(value));
  const choose = (word: string): void => {
    const next = schema.oneOf?.find(({ properties }) => properties?.[tag]?.enum?.[0] === word);
    onChange({ ...membersOf(next === undefined ? undefined : blankOf(next)), [tag]: word });
  };
  return (
    <fieldset>
      <legend>{word('field', name)}</legend>
      <label htmlFor={id} className="sr-only">{word('field', name)}</label>
      <select id={id} value={textOf(membersOf(value)[tag])} onChange={({ target }) => choose(target.value)}>
        {schema.oneOf?.map(({ properties }) => properties?.[tag]?.enum?.[0] ?? '').map((one) => <option key={one} value={one}>{word('value', one)}</option>)}
      </select>
      {chosen !== undefined && <Fields schema={chosen} value={value} onChange={onChange} at={at} faults={faults} skip={tag} />}
    </fieldset>
  );
}

function Single(props: FieldProps): ReactNode {
  const { name, required, at, faults, schema } = props;
  const { t, word } = useWords();
  const id = useId();
  const here = faults.filter((fault) => fault.at === at || fault.at === `payload.${at}`);
  return (
    <div className="field">
      <label htmlFor={id}>{word('field', name)}{required && <span className="must" aria-hidden="true"> *</span>}{!required && <span className="soft"> {t('fill.optional')}</span>}</label>
      <Input {...props} id={id} invalid={here.length > 0} />
      {schema.type === 'string' && (schema.maxLength ?? 0) > LONG && textOf(props.value).length > (schema.maxLength ?? 0) && <p className="fault">{t('fill.tooLong', { count: schema.maxLength })}</p>}
      {here.map(({ message }) => <p key={message} className="fault" id={`${id}-fault`} lang="en">{message}</p>)}
    </div>
  );
}

function Input({ id, name, schema, value, required, onChange, invalid }: FieldProps & { id: string; invalid: boolean }): ReactNode {
  const { t, word, words } = useWords();
  const known = useOffered().choices[name];
  const choices = schema.pattern === DOMAIN ? words('domain').map(([value, label]) => ({ value, label })) : known;
  const text = textOf(value);
  const common = { id, required, 'aria-invalid': invalid, ...(invalid ? { 'aria-describedby': `${id}-fault` } : {}) };
  if (schema.type === 'boolean') return <input {...common} required={false} type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked)} />;
  const options = schema.enum?.map((one) => ({ value: one, label: word('value', one) })) ?? choices;
  if (options !== undefined) {
    return (
      <select {...common} value={text} onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}>
        <option value="">{t('fill.choose')}</option>
        {options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
      </select>
    );
  }
  if (schema.pattern === String.raw`^\d{6}$`) return <GovernmentPicker id={id} value={text === '' ? null : text} onChange={(code) => onChange(code)} aria-required={required} />;
  if (schema.type === 'integer' || schema.type === 'number') {
    return <input {...common} type="number" min={schema.minimum} max={schema.maximum} step={schema.type === 'integer' ? 1 : 'any'} value={text} onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))} />;
  }
  if ((schema.maxLength ?? 0) > LONG) return <textarea {...common} rows={4} value={text} onChange={({ target }) => onChange(target.value)} />;
  const type = schema.format === 'date' ? 'date' : schema.format === 'uri' ? 'url' : 'text';
  return <input {...common} type={type} maxLength={type === 'date' ? undefined : schema.maxLength} value={text} onChange={({ target }) => onChange(target.value)} />;
}
