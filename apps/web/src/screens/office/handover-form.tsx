import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { api, must } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { useCell } from '../../cell.js';
import { Dialog } from '../../parts/dialog.js';
import { useDraft } from '../../parts/form/draft.js';
import { membersOf, textOf } from '../../parts/form/field-props.js';
import { RefusalTold } from '../../parts/refusal-told.js';
import { session } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { OpenItems } from './open-items.js';

interface Person {
  id: string;
  name: string;
}

/** Hands over what is open: first who to whom, then what would pass, which is confirmed. What is open otherwise by then is refused, and looked at anew. */
export function HandoverForm({ office, people, why }: { office: string; people: readonly Person[]; why: string | null }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <>
      <p role="status">{done && t('handover.done')}</p>
      <p>
        <button type="button" aria-expanded={open} disabled={why !== null} aria-describedby={why === null ? undefined : 'why-handover'} onClick={() => { setOpen(!open); setDone(false); }}>{t('handover.hand')}</button>
        {why !== null && <span id="why-handover" className="why">{why}</span>}
      </p>
      {open && why === null && <Form office={office} people={people} cancel={() => setOpen(false)} done={() => { setOpen(false); setDone(true); }} />}
    </>
  );
}

function Form({ office, people, cancel, done }: { office: string; people: readonly Person[]; cancel: () => void; done: () => void }): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const me = useCell(session)?.id ?? '';
  const { value, change, key, forget } = useDraft(`handover.${office}`, { from: me, to: '', note: '' });
  const told = membersOf(value);
  const [from, to, note] = [textOf(told.from), textOf(told.to), textOf(told.note)];
  const press = (pressed: FormEvent): void => {
    pressed.preventDefault();
    setAsked(true);
  };
  return (
    <form className="event-form" onSubmit={press} aria-label={t('handover.hand')}>
      {(['from', 'to'] as const).map((field) => (
        <label key={field} className="field">{t(`handover.${field}`)}
          <select required value={field === 'from' ? from : to} onChange={({ target }) => change({ ...told, [field]: target.value })}>
            <option value="">{t('fill.choose')}</option>
            {people.filter(({ id }) => field === 'from' || id !== from).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </label>
      ))}
      <label className="field">{t('handover.note')} <textarea rows={3} maxLength={4000} value={note} onChange={({ target }) => change({ ...told, note: target.value })} /></label>
      <div className="row"><button type="submit" className="primary">{t('handover.look')}</button><button type="button" onClick={cancel}>{t('fill.cancel')}</button></div>
      {asked && <Confirm office={office} names={[nameOf(people, from), nameOf(people, to)]} request={{ from, to, note }} draft={key} close={() => setAsked(false)} done={() => { forget(); done(); }} />}
    </form>
  );
}

const nameOf = (people: readonly Person[], id: string): string => people.find((one) => one.id === id)?.name ?? id;

function Confirm({ office, names: [from, to], request, draft, close, done }: { office: string; names: [string, string]; request: { from: string; to: string; note: string }; draft: string; close: () => void; done: () => void }): ReactNode {
  const { t } = useWords();
  const queries = useQueryClient();
  // Within 'office', so that it is read anew with all else: after a refusal, and when the record moves on.
  const { data, error } = useQuery({ queryKey: ['office', office, 'handover'], queryFn: () => must(api.GET('/api/offices/{code}/handover', { params: { path: { code: office } } })), staleTime: 0 });
  const handing = useMutation({
    mutationFn: (seen: string) => must(api.POST('/api/offices/{code}/handover', { params: { path: { code: office }, header: { 'Idempotency-Key': `${draft}.${seen.slice(0, 16)}` } }, body: { ...request, seen } })),
    onSuccess: done,
    onSettled: () => readAnew(queries),
  });
  return (
    <Dialog title={t('handover.passes')} close={close} closeWord={t('fill.cancel')}>
      <RefusalTold error={error ?? handing.error} />
      {data !== undefined && (
        <>
          <p>{t('handover.passed', { from, to, followUps: data.followUps, obligations: data.obligations })}</p>
          <OpenItems office={office} />
          <p><button type="button" className="primary" disabled={handing.isPending} onClick={() => handing.mutate(data.seen)}>{t('handover.hand')}</button></p>
        </>
      )}
    </Dialog>
  );
}
