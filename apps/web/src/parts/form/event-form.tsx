import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import type { Receipt } from '#libs/contracts';
import { send } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { Refusal } from '../../api/refusal.js';
import { kindOf } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';
import { RefusalTold } from '../refusal-told.js';
import { Changed } from './changed.js';
import { useDraft } from './draft.js';
import { Fields } from './fields.js';
import type { Schema } from './schema.js';
import { blankOf, cleaned } from './schema.js';

interface EventFormProps {
  /** Under which name the draft is kept. */
  name: string;
  path: string;
  schema: Schema;
  /** The event it sends to a record, and that record as it is now; absent where the form is the whole request. */
  event?: string;
  record?: { id: string; version: number };
  /** False where the record does not take the event any more. */
  ready?: boolean;
  submit: string;
  done: (receipt: Receipt) => void;
  cancel?: () => void;
}

/** A form made from the contract. What the server refuses is told beside the button, by its rule and what would satisfy it; what was typed stays. */
export function EventForm({ name, path, schema, event, record, ready = true, submit, done, cancel }: EventFormProps): ReactNode {
  const { t } = useWords();
  const queries = useQueryClient();
  const draft = useDraft(name, blankOf(schema), record?.version);
  const { seen } = draft;
  const isBehind = record !== undefined && seen !== undefined && record.version > seen;
  const sending = useMutation({
    mutationFn: () => {
      const payload = cleaned(schema, draft.value ?? {});
      return send(path, event === undefined ? payload : { type: event, payload }, { key: draft.key, ...(seen === undefined ? {} : { version: seen }) });
    },
    onSuccess: (receipt) => {
      draft.forget();
      done(receipt);
    },
    // Also after a refusal: another may have changed the record, and what is allowed with it.
    onSettled: () => readAnew(queries),
  });
  const press = (pressed: FormEvent): void => {
    pressed.preventDefault();
    sending.mutate();
  };
  const { error } = sending;
  const isTold = error === null || (isBehind && kindOf(error) === 'changed');
  const faults = error instanceof Refusal ? (error.problem.issues ?? []) : [];
  return (
    <form className="event-form" onSubmit={press} aria-label={submit}>
      <Fields schema={schema} value={draft.value} onChange={draft.change} at="" faults={faults} />
      {isBehind && <Changed record={record.id} since={seen} now={record.version} seen={() => { sending.reset(); draft.look(record.version); }} />}
      {!ready && <p className="fault" role="alert">{t('changed.gone')}</p>}
      <div className="row">
        <button type="submit" className="primary" aria-busy={sending.isPending} disabled={sending.isPending || isBehind || !ready}>{submit}</button>
        {cancel !== undefined && <button type="button" onClick={cancel}>{t('fill.cancel')}</button>}
      </div>
      <RefusalTold error={isTold ? null : error} />
    </form>
  );
}
