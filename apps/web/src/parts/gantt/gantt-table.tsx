import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../words/use-words.js';
import { StateTag } from '../state-tag.js';
import type { Off } from './days.js';
import { workingDaysBetween } from './days.js';
import type { Row, Span } from './rows.js';
import { SHAPES } from './rows.js';

/** The picture as a table: from when to when, how many working days are left or over, and every mark. */
export function GanttTable({ rows, today, off, span }: { rows: readonly Row[]; today: string; off: readonly Off[] | null; span: Span }): ReactNode {
  const { t, word } = useWords();
  const unknown = <span className="soft">{t('gantt.notKnown')}</span>;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('gantt.title')}>
      <table className="rows gantt-rows">
        <thead><tr><th scope="col">{t('agreement.obligation')}</th><th scope="col">{t('ledger.filter.state')}</th><th scope="col">{word('field', 'from')}</th><th scope="col">{t('agreement.due')}</th><th scope="col">{t('gantt.left')}</th><th scope="col">{t('gantt.marks')}</th></tr></thead>
        <tbody>
          {rows.map(({ id, title, state, from, dueOn, marks }) => (
            <tr key={id}>
              <th scope="row" lang="zh"><Link to={`/obligations/${encodeURIComponent(id)}`}>{title}</Link></th>
              <td><StateTag state={state} /></td>
              <td className="whole">{from ?? unknown}</td>
              <td className="whole">{dueOn ?? unknown}</td>
              <td className="whole">{dueOn !== null && off !== null && span.from <= dueOn && dueOn <= span.to && <Left today={today} dueOn={dueOn} off={off} />}</td>
              <td><ul className="plain-list">{marks.filter(({ kind }) => kind !== 'due').map(({ kind, day }, index) => <li key={index} className="whole"><span aria-hidden="true">{SHAPES[kind]}</span> {day} {word('mark', kind)}</li>)}</ul></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Left({ today, dueOn, off }: { today: string; dueOn: string; off: readonly Off[] }): ReactNode {
  const { t } = useWords();
  return dueOn < today ? <span className="late">{t('gantt.over', { count: workingDaysBetween(dueOn, today, off) })}</span> : t('gantt.days', { count: workingDaysBetween(today, dueOn, off) });
}
