import type { Counted, Standing, StandingRequest } from '#libs/engine/ports';
import { LEVEL_MARKS, marksOf, partyMarks } from './party-marks.js';
import { READ_FOLLOW_UP, toFollowUp } from './records.js';
import type { FollowUpRow } from './records.js';
import { BY_SIGNING, UNDATED } from './signed-list.js';
import type { Sql } from './sql.js';
import { listOf } from './list-of.js';

type Numeric = number | string;

/** Where the agreements stand: counts by indexes alone where there is one, so that a ledger of any size has its first screen at once. */
export async function standing(sql: Sql, byState: Record<string, number>, { days, offices }: StandingRequest): Promise<Standing> {
  const pressing = await sql.rows<{ office: string; name: string; open: Numeric }>(
    'select office, max(office_name) as name, count(*) as open from follow_up where at_work = 1 group by office order by count(*) desc, office',
  );
  const bands: Counted[] = [...days, ''].map(() => ({ count: 0, overdue: 0 }));
  const undated: Counted = { count: 0, overdue: 0 };
  for (const { band, state, n } of await bandRows(sql, days)) add(bands[Number(band)] ?? undated, state, Number(n));
  return {
    byState, bands, undated,
    byLevel: await byLevel(sql),
    pressing: pressing.map((row) => ({ ...row, open: Number(row.open) })),
    oldest: await oldest(sql, pressing.slice(0, offices).map(({ office }) => office)),
  };
}

function add(counted: Counted, state: string, n: number): void {
  counted.count += n;
  if (state.endsWith('.overdue')) counted.overdue += n;
}

function bandRows(sql: Sql, days: readonly string[]): Promise<{ band: Numeric; state: string; n: Numeric }[]> {
  const cases = days.map((_, band) => `when ${BY_SIGNING} >= ? then ${band}`).join(' ');
  return sql.rows(
    `select case when ${BY_SIGNING} = '${UNDATED}' then -1 ${cases} else ${days.length} end as band, state, count(*) as n
      from agreement where stage = 'signed' group by 1, state`,
    days,
  );
}

async function byLevel(sql: Sql): Promise<Standing['byLevel']> {
  const placed = partyMarks(LEVEL_MARKS);
  const rows = await sql.rows<{ state: string; n: Numeric }>(
    // By an expression, not by the stage: by its index the agreements would be read in the order they were signed, each from another place.
    `with placed as materialized (${placed.text}) select ${placed.columns}, state, count(*) as n
      from agreement join placed on placed.id = agreement.id where stage || '' = 'signed' group by ${placed.columns}, state`,
    placed.params,
  );
  const levels = new Map<string, Standing['byLevel'][number]>();
  for (const row of rows) {
    for (const { key: level } of marksOf(LEVEL_MARKS, row)) {
      const counted = levels.get(level) ?? { level, count: 0, overdue: 0 };
      add(counted, row.state, Number(row.n));
      levels.set(level, counted);
    }
  }
  return [...levels.values()].sort((one, other) => (one.level < other.level ? -1 : 1));
}

/** The ids of follow-ups sort by when they were made, so the first one that is open is found by an index. */
async function oldest(sql: Sql, offices: readonly string[]): Promise<Standing['oldest']> {
  if (offices.length === 0) return [];
  const { marks, params } = listOf(offices);
  const rows = await sql.rows<FollowUpRow>(
    `${READ_FOLLOW_UP} where id in (select (select f.id from follow_up f where f.office = o.office and f.at_work = 1 order by f.id limit 1)
      from (select distinct office from follow_up where at_work = 1 and office in ${marks}) as o) order by id`,
    params,
  );
  return rows.map(toFollowUp);
}
