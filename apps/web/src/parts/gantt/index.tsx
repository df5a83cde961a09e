import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { ObligationView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { Catch } from '../../shell/catch.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';
import { day } from '../dates.js';
import { yearsOf } from './days.js';
import { GanttTable } from './gantt-table.js';
import type { Frame } from './rows.js';
import { frames, rowOf, SHAPES, spanOf } from './rows.js';
import { useDaysOff } from './use-days-off.js';

const Picture = lazy(() => import('./picture.js'));

/** What is owed, against the days that are worked: a picture to look at, its key, and a table that tells the same and leads to each. */
export function Gantt({ obligations }: { obligations: readonly ObligationView[] }): ReactNode {
  const { data } = useQuery({ queryKey: ['clock'], queryFn: () => must(api.GET('/api/clock')) });
  return data === undefined ? <Waiting /> : <Drawn obligations={obligations} today={day(data.now)} />;
}

function Drawn({ obligations, today }: { obligations: readonly ObligationView[]; today: string }): ReactNode {
  const { t, word } = useWords();
  const [frame, choose] = useState<Frame>('all');
  const id = useId();
  const rows = obligations.map((one) => rowOf(one, today));
  const span = spanOf(rows, today, frame);
  const calendar = useDaysOff(yearsOf(span));
  const kinds = new Set(rows.flatMap(({ marks }) => marks.map(({ kind }) => kind)));
  const isKnown = rows.some(({ marks, segments }) => marks.length + segments.length > 0);
  return (
    <>
      {isKnown ? (
        <>
          <p className="row">
            <label htmlFor={id}>{t('gantt.frame')}</label>
            <select id={id} value={frame} onChange={({ target }) => choose(target.value as Frame)}>{frames.map((one) => <option key={one} value={one}>{t(`gantt.frames.${one}`)}</option>)}</select>
            <span className="soft">{span.from} – {span.to}</span>
          </p>
          <Catch screen="gantt"><Suspense fallback={<Waiting />}>{calendar === null ? <Waiting /> : <Picture rows={rows} span={span} off={calendar.off} today={today} />}</Suspense></Catch>
          <ul className="gantt-key row soft">
            <li><span className="gantt-off" aria-hidden="true" /> {t('gantt.off')}</li>
            <li><span className="gantt-today" aria-hidden="true" /> {t('gantt.today', { day: today })}</li>
            {Object.entries(SHAPES).map(([kind, shape]) => kinds.has(kind as keyof typeof SHAPES) && <li key={kind}><span aria-hidden="true">{shape}</span> {word('mark', kind)}</li>)}
          </ul>
          {calendar !== null && calendar.unknown.length > 0 && <p className="soft">{t('gantt.estimated', { years: calendar.unknown.join(t('wait.listed')) })}</p>}
        </>
      ) : <p className="soft">{t('gantt.nothingKnown')}</p>}
      <GanttTable rows={rows} today={today} off={calendar?.off ?? null} span={span} />
    </>
  );
}
