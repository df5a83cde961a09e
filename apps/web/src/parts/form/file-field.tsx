import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { api, must } from '../../api/client.js';
import { lasting } from '../../api/read-anew.js';
import { wasStopped } from '../../api/send-slowly.js';
import { upload } from '../../api/upload.js';
import { useWords } from '../../words/use-words.js';
import type { FieldProps } from './field-props.js';
import { textOf } from './field-props.js';
import { useOffered } from './offered.js';
import { useUploadFault } from './upload-fault.js';

const KIB = 1024;

/** A file goes to its agreement as soon as it is chosen, and the request names it. While it is under way, or was refused, the form is not sent; how much of it has left can be seen, and it can be stopped. */
export function FileField({ name, value, required, onChange, at, faults }: FieldProps): ReactNode {
  const { t, word } = useWords();
  const { agreement } = useOffered();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const document = textOf(value);
  // What succeeds is told to the form as it is then, whatever was typed meanwhile.
  const [part, setPart] = useState(0);
  const underWay = useRef<AbortController | null>(null);
  const sending = useMutation({
    mutationFn: (file: File) => {
      setPart(0);
      underWay.current = new AbortController();
      return upload(agreement ?? '', file, { told: setPart, signal: underWay.current.signal });
    },
    onSuccess: (kept) => onChange(kept.id),
  });
  useEffect(() => () => underWay.current?.abort(), []);
  const { data: kept } = useQuery({
    queryKey: ['document', document], queryFn: () => must(api.GET('/api/documents/{id}', { params: { path: { id: document } } })), enabled: document !== '', staleTime: Infinity, meta: lasting,
  });
  const stopped = wasStopped(sending.error);
  const fault = useUploadFault(stopped ? null : sending.error);
  const notYet = sending.isPending ? t('file.underWay') : (fault ?? '');
  useEffect(() => field.current?.setCustomValidity(notYet), [notYet]);
  const drop = (): void => {
    sending.reset();
    if (field.current !== null) field.current.value = '';
    onChange(undefined);
  };
  const take = (file: File | undefined): void => {
    underWay.current?.abort();
    if (file === undefined) return drop();
    onChange(undefined);
    sending.mutate(file);
  };
  const stop = (): void => {
    underWay.current?.abort();
    if (field.current !== null) field.current.value = '';
    field.current?.focus();
  };
  const here = faults.filter((one) => one.at === at || one.at === `payload.${at}`);
  return (
    <div className="field">
      <label htmlFor={id}>{word('field', name === 'document' ? 'file' : name)} {!required && <span className="soft">{t('fill.optional')}</span>}</label>
      <input ref={field} id={id} type="file" onChange={({ target }) => take(target.files?.[0])} aria-invalid={fault !== null} aria-describedby={`${id}-told`} />
      <div id={`${id}-told`} role="status">
        {sending.isPending && <p className="soft">{t('file.underWay')}</p>}
        {stopped && <p className="soft">{t('file.stopped')}</p>}
        {kept !== undefined && document !== '' && <p className="soft">{t('file.kept', { name: kept.name, version: kept.version, size: Math.ceil(kept.size / KIB) })} <code>SHA-256 {kept.sha256.slice(0, 12)}…</code></p>}
        {fault !== null && <p className="fault">{fault}</p>}
        {here.map(({ message }) => <p key={message} className="fault" lang="en">{message}</p>)}
      </div>
      {sending.isPending && (
        <p className="row">
          <progress max={1} value={part} aria-label={t('file.part')} /> <span className="number">{Math.floor(part * 100)}%</span>
          <button type="button" className="plain" onClick={stop}>{t('file.stop')}</button>
        </p>
      )}
      {(document !== '' || fault !== null) && <button type="button" className="plain" onClick={drop}>{t('file.drop')}</button>}
    </div>
  );
}
