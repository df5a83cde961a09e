import type { Breakdown, BreakdownRequest, LightCount } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { amongMark, LEVEL_MARKS, marksOf, partyMarks } from './party-marks.js';
import type { Sql } from './sql.js';

type Numeric = number | string;
type Light = LightCount['light'];

/** A day is as long as that in text. */
const DAY = 'YYYY-MM-DD'.length;

/** Lights of agreements by what they concern, and the parties whose agreements are overdue. Every number is what the list tells under the same filters. */
export async function breakdown(sql: Sql, { asOf, regions, units }: BreakdownRequest): Promise<Breakdown> {
  return { ...(await lit(sql, asOf, regions)), units: await late(sql, units) };
}

/** Agreements of the same lights, domains and marks are counted together by the database: there are few sorts of them, however many agreements. */
async function lit(sql: Sql, asOf: CivilDate, regions: BreakdownRequest['regions']): Promise<Omit<Breakdown, 'units'>> {
  const within = [...regions].map(([key, governments]) => amongMark(key, governments));
  const marks = [...LEVEL_MARKS, ...within];
  const placed = partyMarks(marks);
  const rows = await sql.rows<{ domains: string; light: Light; n: Numeric }>(
    `with placed as materialized (${placed.text}),
      lit as materialized (select record as id, substr(max(day || light), ${DAY + 1}) as light from light where kind = 'agreement' and day <= ? group by record)
      select ${placed.columns}, domains, light, count(*) as n from agreement join lit on lit.id = agreement.id left join placed on placed.id = agreement.id
      group by ${placed.columns}, domains, light`,
    [...placed.params, asOf],
  );
  const [byLevel, byDomain, byRegion] = [new Counts(), new Counts(), new Counts()];
  for (const row of rows) {
    const n = Number(row.n);
    const found = marksOf(marks, row);
    byLevel.add(found.filter((mark) => LEVEL_MARKS.includes(mark)).map(({ key }) => key), row.light, n);
    byRegion.add(found.filter((mark) => within.includes(mark)).map(({ key }) => key), row.light, n);
    byDomain.add(row.domains.split(',').filter((domain) => domain !== ''), row.light, n);
  }
  return { byLevel: byLevel.all, byDomain: byDomain.all, byRegion: byRegion.all };
}

/** Counts by key and light; what has several keys counts at each. */
class Counts {
  private readonly counts = new Map<string, LightCount>();

  add(keys: readonly string[], light: Light, n: number): void {
    for (const key of new Set(keys)) {
      const known = this.counts.get(`${key} ${light}`) ?? { key, light, count: 0 };
      known.count += n;
      this.counts.set(`${key} ${light}`, known);
    }
  }

  get all(): LightCount[] {
    return [...this.counts.values()];
  }
}

/** Those with most agreements overdue, and of these the longest signed first. */
async function late(sql: Sql, limit: number): Promise<Breakdown['units']> {
  const rows = await sql.rows<{ government: string; n: Numeric; oldest: CivilDate | null }>(
    // The parties are walked once, the late agreements looked up beside.
    `with late as materialized (select id, signed_to from agreement where state = 'signed.overdue')
      select government, count(*) as n, min(signed_to) as oldest from agreement_party join late on late.id = agreement_party.agreement
      where role <> 'witness' group by government order by count(*) desc, min(signed_to), government limit ?`,
    [limit],
  );
  return rows.map(({ government, n, oldest }) => ({ government, overdue: Number(n), oldest }));
}
