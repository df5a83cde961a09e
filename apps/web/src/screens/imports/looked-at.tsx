import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ImportView } from '#libs/contracts';
import { readAnew } from '../../api/read-anew.js';
import { wasStopped } from '../../api/send-slowly.js';
import { kindOf } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';
import { Faults } from './faults.js';
import type { Kind } from './kinds.js';
import { KINDS } from './kinds.js';
import type { Looked } from './look.js';
import { bringIn } from './look.js';
import { Preview } from './preview.js';
import { Progress } from './progress.js';
import { useUnderWay } from './use-under-way.js';
import { WhyNot } from './why-not.js';

/** A file that was looked at: what is wrong in it, or what it would do, which is then done. `why`: what stands against that, before it is pressed. */
export function LookedAt({ looked, kind, why, again }: { looked: Looked; kind: Kind; why: string | null; again: () => void }): ReactNode {
  const { t } = useWords();
  const queries = useQueryClient();
  const way = useUnderWay();
  const bringing = useMutation({ mutationFn: () => bringIn(looked, way.begin()), onSettled: () => readAnew(queries) });
  const { view, read } = looked;
  const letters = read.filter((one) => one.letters !== 'utf-8').map((one) => <p key={one.name}>{t('imports.letters', { file: one.name, letters: one.letters.toUpperCase() })}</p>);
  if (view.faults.length > 0) return <>{letters}<Faults faults={view.faults} /></>;
  const isNothing = (['new', 'changed', 'gone'] as const).every((one) => view.rows[one].total === 0);
  const isChanged = bringing.error !== null && kindOf(bringing.error) === 'changed';
  const isOver = bringing.data !== undefined;
  const against = why ?? (isNothing ? t('imports.nothingNew') : null);
  return (
    <section className="panel wide" aria-labelledby="looked-at">
      <h2 id="looked-at">{t(isOver ? 'imports.didTitle' : 'imports.wouldTitle')}</h2>
      {letters}
      {isOver ? <Done kind={kind} view={bringing.data} /> : (
        <>
          <p>
            <button type="button" className="primary" disabled={against !== null || bringing.isPending || isChanged} aria-busy={bringing.isPending} aria-describedby={against === null ? undefined : 'why-bring'} onClick={() => bringing.mutate()}>{t('imports.bring')}</button>
            {against !== null && <span id="why-bring" className="why">{against}</span>}
          </p>
          {/* What has left whole is done or refused whole, whoever leaves meanwhile. */}
          {bringing.isPending && <Progress part={way.part} there={t('imports.bringing')} {...(way.part < 1 ? { stop: way.stop } : {})} />}
          <div role="status">{wasStopped(bringing.error) && t('imports.notBrought')}</div>
          {isChanged ? <div role="alert" className="changed"><strong>{t('imports.changed')}</strong> {t('imports.changedToDo')} <button type="button" onClick={again}>{t('imports.lookAgain')}</button></div> : <WhyNot error={bringing.error} />}
        </>
      )}
      <Preview view={view} isIn={isOver} />
    </section>
  );
}

function Done({ kind, view: { rows, recomputed } }: { kind: Kind; view: ImportView }): ReactNode {
  const { t, word } = useWords();
  return (
    <p role="status">
      <strong>{t('imports.did', { what: word('importKind', kind), fresh: rows.new.total, changed: rows.changed.total, gone: rows.gone.total })}</strong>{' '}
      {recomputed > 0 && t('imports.recomputed', { count: recomputed })} <Link to={KINDS[kind].seenAt}>{t(`imports.see.${kind}`)}</Link>
    </p>
  );
}
