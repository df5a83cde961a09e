import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { readAnew } from '../../api/read-anew.js';
import { wasStopped } from '../../api/send-slowly.js';
import { useCell } from '../../cell.js';
import { session } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { Choose } from './choose.js';
import type { Chosen } from './choose.js';
import { kinds } from './kinds.js';
import { look } from './look.js';
import { LookedAt } from './looked-at.js';
import { Progress } from './progress.js';
import { useUnderWay } from './use-under-way.js';
import { WhyNot } from './why-not.js';

/** Brings a file in: first what it would do, row by row, and then what was looked at, whole or not at all. */
export function Imports(): ReactNode {
  const { t } = useWords();
  const queries = useQueryClient();
  const isAdmin = useCell(session)?.admin === true;
  const [kind, choose] = useQueryState('kind', parseAsStringLiteral(kinds).withDefault('ledger').withOptions({ history: 'push' }));
  const [chosen, setChosen] = useState<Chosen>({ main: null, former: null });
  const way = useUnderWay();
  const looking = useMutation({ mutationFn: (main: File) => look(kind, main, chosen.former, way.begin()), onSettled: () => readAnew(queries) });
  const anew = (): void => {
    way.stop();
    looking.reset();
  };
  const press = (pressed?: FormEvent): void => {
    pressed?.preventDefault();
    if (chosen.main !== null) looking.mutate(chosen.main);
  };
  const why = !isAdmin ? t('imports.adminOnly') : chosen.main === null ? t('imports.noFile') : null;
  return (
    <>
      <h1>{t('nav.imports')}</h1>
      <p className="soft">{t('imports.told')}</p>
      <div className="panels">
        <form className="panel wide event-form" onSubmit={press} aria-label={t('imports.choose')}>
          <Choose kind={kind} turn={(next) => { anew(); void choose(next); }} take={(next) => { anew(); setChosen({ ...chosen, ...next }); }} />
          <div>
            <button type="submit" className="primary" disabled={why !== null || looking.isPending} aria-busy={looking.isPending} aria-describedby={why === null ? undefined : 'why-look'}>{t('imports.look')}</button>
            {why !== null && <span id="why-look" className="why">{why}</span>}
          </div>
          {looking.isPending && <Progress part={way.part} there={t('imports.comparing')} stop={way.stop} />}
          <div role="status">{wasStopped(looking.error) ? t('imports.stopped') : looking.data !== undefined && t('imports.compared')}</div>
          <WhyNot error={looking.error} />
        </form>
        {looking.data !== undefined && <LookedAt key={looking.data.key} looked={looking.data} kind={kind} why={isAdmin ? null : t('imports.adminOnly')} again={press} />}
      </div>
    </>
  );
}
