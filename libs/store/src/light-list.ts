import type { LightFilter, LightReads, LightRun, LitKind, Page, PageRequest, StoredLight } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { fromCursor, pageOf, rowsFor } from './cursor.js';
import { lastTold, Where } from './filters.js';
import { READ_RUN, toWalk } from './light-log.js';
import type { RunRow } from './light-log.js';
import { listOf } from './list-of.js';
import type { Param, Sql } from './sql.js';

const READ = 'select kind, record, day, light, reason from light';

/** Ids asked for in one statement; a power of 4, as `listOf` fills up to one. */
const ASKED_AT_ONCE = 256;

/** The lights of the days, and the days on which they were told. */
export class LightList implements LightReads {
  constructor(private readonly sql: Sql) {}

  async lights({ asOf, kind, light, record }: LightFilter, { cursor, limit }: PageRequest): Promise<Page<StoredLight>> {
    const where = (): Where => {
      const asked = lastTold(asOf);
      if (kind !== undefined) asked.and('kind = ?', kind);
      if (light !== undefined) asked.and('light = ?', light);
      return record === undefined ? asked : asked.and('record = ?', record);
    };
    const after = fromCursor(cursor, ['string', 'string']);
    const rest = after === null ? where() : where().and('(kind, record) > (?, ?)', ...after.key);
    const rows = await this.sql.rows<StoredLight>(`${READ} ${rest.text} order by kind, record limit ?`, [...rest.params, rowsFor(limit)]);
    return pageOf(rows, limit, after?.total ?? (await this.count('light', where())), (row) => [row.kind, row.record], (row) => row);
  }

  async lightsOf(kind: LitKind, records: readonly string[], asOf: CivilDate): Promise<Map<string, StoredLight>> {
    const found = new Map<string, StoredLight>();
    for (let from = 0; from < records.length; from += ASKED_AT_ONCE) {
      const { marks, params } = listOf(records.slice(from, from + ASKED_AT_ONCE));
      const where = new Where().and('kind = ?', kind).and(`record in ${marks}`, ...params).and('day = (select max(day) from light as other where other.kind = light.kind and other.record = light.record and other.day <= ?)', asOf);
      for (const row of await this.sql.rows<StoredLight>(`${READ} ${where.text}`, where.params)) found.set(row.record, row);
    }
    return found;
  }

  async lightRuns(until: CivilDate, { cursor, limit }: PageRequest): Promise<Page<LightRun>> {
    const where = (): Where => new Where().and('day <= ?', until);
    const after = fromCursor(cursor, ['string']);
    const rest = after === null ? where() : where().and('day < ?', ...after.key);
    const rows = await this.sql.rows<RunRow>(`${READ_RUN} ${rest.text} order by day desc limit ?`, [...rest.params, rowsFor(limit)]);
    return pageOf(rows, limit, after?.total ?? (await this.count('light_run', where())), (row) => [row.day], (row): LightRun => {
      const { day, startedAt, endedAt, counts } = toWalk(row);
      return { day, startedAt, endedAt, counts };
    });
  }

  private async count(table: string, { text, params }: { text: string; params: Param[] }): Promise<number> {
    const [row] = await this.sql.rows<{ n: number | string }>(`select count(*) as n from ${table} ${text}`, params);
    return Number(row?.n ?? 0);
  }
}
