import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, must } from '../../api/client.js';
import { Pages } from '../../parts/list/pages.js';
import { NothingYet } from '../../parts/nothing-yet.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';
import { ColumnChoice, columnsOf } from './column-choice.js';
import { columns } from './columns.js';
import { ExportButton } from './export-button.js';
import { FilterBar } from './filter-bar.js';
import type { Query } from './filters.js';
import { useView } from './filters.js';
import { Heading } from './heading.js';
import { ViewsBar } from './views-bar.js';

/** All agreements, as the address narrows them; the server filters, counts and pages. */
export function Ledger(): ReactNode {
  const words = useWords();
  const { t } = words;
  const { filters, cursor, cols, sort, narrow, turn, choose, order, clear } = useView();
  const query = { ...filters, ...(sort === null ? {} : { sort }) } as Query;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['agreements', query, cursor],
    queryFn: ({ signal }) => must(api.GET('/api/agreements', { params: { query: { ...query, ...(cursor === null ? {} : { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const shown = columnsOf(cols);
  return (
    <>
      <div className="row spread">
        <h1>{t('nav.ledger')}</h1>
        <Link to="/propose" className="button">{t('nav.propose')}</Link>
      </div>
      <ViewsBar />
      <FilterBar {...{ filters, narrow, clear }} />
      {error !== null ? <ProblemScreen error={error} again={() => void refetch()} /> : data === undefined ? <Waiting /> : (
        <div aria-busy={isPlaceholderData}>
          <div className="row spread">
            <p role="status" className="found">{t('ledger.found', { count: data.total })}</p>
            <div className="row"><ColumnChoice shown={shown} choose={choose} /><ExportButton query={query} shown={shown} /></div>
          </div>
          <div className="scroll" tabIndex={0} role="group" aria-label={t('nav.ledger')}>
            <table className="rows dense">
              <thead><tr>{shown.map((name) => <Heading key={name} name={name} sort={sort} order={order} />)}</tr></thead>
              <tbody>
                {data.items.map((row) => <tr key={row.id}>{shown.map((name) => <td key={name}>{columns[name].cell?.(row, words) ?? columns[name].text(row, words)}</td>)}</tr>)}
              </tbody>
            </table>
          </div>
          {data.items.length === 0 && (Object.keys(filters).length > 0 ? <p>{t('ledger.none')}</p> : <NothingYet />)}
          <Pages cursor={cursor} next={data.nextCursor} turn={turn} />
        </div>
      )}
    </>
  );
}
