import { api, must } from '../../api/client.js';
import type { Spoken } from '../../words/use-words.js';
import type { ColumnName } from './columns.js';
import { columns } from './columns.js';
import { csvOf } from './csv.js';
import type { Query } from './filters.js';

const PAGE = 200;

/** Reads every row of a view, telling how far it is, and gives the file of what is shown. An aborted one ends at its page. */
export async function exported(query: Query, shown: readonly ColumnName[], words: Spoken, progress: (done: number, total: number) => void, signal: AbortSignal): Promise<string> {
  const rows: string[][] = [shown.map((name) => words.t(`ledger.column.${name}`))];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: { items: Parameters<(typeof columns)[ColumnName]['text']>[0][]; nextCursor: string | null; total: number } = await must(
      api.GET('/api/agreements', { params: { query: { ...query, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } }, signal }),
    );
    for (const item of page.items) rows.push(shown.map((name) => columns[name].text(item, words)));
    progress(rows.length - 1, page.total);
    cursor = page.nextCursor;
  }
  return csvOf(rows);
}
