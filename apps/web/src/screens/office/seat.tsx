import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Link } from 'react-router';
import type { GovernmentDetail } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { useCell } from '../../cell.js';
import { RefusalTold } from '../../parts/refusal-told.js';
import { VacantTag } from '../../parts/vacant-tag.js';
import { session } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';

/** Whether somebody sits there, and who answers where nobody does. */
export function Seat({ government: { code, vacancy, answeredBy } }: { government: GovernmentDetail }): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="seat">
      <h2 id="seat">{t('offices.seat')}</h2>
      {vacancy === null ? <p><span className="tag green"><span aria-hidden="true">●</span> {t('offices.filled')}</span></p> : (
        <>
          <p><VacantTag /> {t('offices.since', { on: vacancy.since })} {vacancy.note !== '' && <span lang="zh">{vacancy.note}</span>}</p>
          <p>{answeredBy === null ? t('offices.nobodyAnswers') : <>{t('offices.answers')} <Link to={`/offices/${answeredBy.code}`} lang="zh">{answeredBy.name}</Link></>}</p>
          <p className="soft">{t('offices.answersRule')}</p>
        </>
      )}
      <SeatForm code={code} vacant={vacancy !== null} />
    </section>
  );
}

function SeatForm({ code, vacant }: { code: string; vacant: boolean }): ReactNode {
  const { t } = useWords();
  const queries = useQueryClient();
  const isAdmin = useCell(session)?.admin === true;
  const [open, setOpen] = useState(false);
  const [since, setSince] = useState('');
  const [note, setNote] = useState('');
  const recording = useMutation({
    mutationFn: () => must(api.PUT('/api/governments/{code}/vacancy', { params: { path: { code } }, body: { vacant: !vacant, since: since === '' ? null : since, note: note.trim() } })),
    onSuccess: () => setOpen(false),
    onSettled: () => readAnew(queries),
  });
  const press = (pressed: FormEvent): void => {
    pressed.preventDefault();
    recording.mutate();
  };
  const what = t(vacant ? 'offices.recordFilled' : 'offices.recordVacant');
  return (
    <>
      <p>
        <button type="button" aria-expanded={open} disabled={!isAdmin} aria-describedby={isAdmin ? undefined : 'why-seat'} onClick={() => setOpen(!open)}>{what}</button>
        {!isAdmin && <span id="why-seat" className="why">{t('offices.adminOnly')}</span>}
      </p>
      {open && (
        <form className="event-form" onSubmit={press} aria-label={what}>
          <label className="field">{t('offices.sinceDay')} <input type="date" value={since} onChange={({ target }) => setSince(target.value)} /></label>
          {!vacant && <label className="field">{t('offices.note')} <input value={note} maxLength={1000} onChange={({ target }) => setNote(target.value)} /></label>}
          <div className="row"><button type="submit" className="primary" disabled={recording.isPending}>{what}</button><button type="button" onClick={() => setOpen(false)}>{t('fill.cancel')}</button></div>
          <RefusalTold error={recording.error} />
        </form>
      )}
    </>
  );
}
