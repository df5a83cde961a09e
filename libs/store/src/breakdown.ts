import type { Breakdown, BreakdownRequest, LightCount } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { lastTold, Where } from './filters.js';
import type { Param, Sql } from './sql.js';

type Numeric = number | string;
type Light = LightCount['light'];

/** Lights of agreements by what they concern, and the parties whose agreements are overdue. Every number is what the list tells under the same filters. */
export async function breakdown(sql: Sql, { asOf, regions, units }: BreakdownRequest): Promise<Breakdown> {
  return { byLevel: await byLevel(sql, asOf), byDomain: await byDomain(sql, asOf), byRegion: await byRegion(sql, asOf, regions), units: await late(sql, units) };
}

/** The last light of each agreement, worked out once a statement. */
function lit(asOf: CivilDate): { text: string; params: readonly Param[] } {
  const { text, params } = lastTold(asOf).and("kind = 'agreement'");
  return { text: `with lit as materialized (select record, light from light ${text})`, params };
}

async function byLevel(sql: Sql, asOf: CivilDate): Promise<Breakdown['byLevel']> {
  const { text, params } = lit(asOf);
  const rows = await sql.rows<{ level: string; light: Light; n: Numeric }>(
    // The parties first, each once: joined to the lights one by one they would be walked through for every light.
    `${text} select level, light, count(*) as n from
      (select distinct g.level, p.agreement from agreement_party p join government g on g.code = p.government where p.role <> 'witness') as placed join lit on lit.record = placed.agreement group by level, light`,
    params,
  );
  return rows.map(({ level, light, n }) => ({ key: level, light, count: Number(n) }));
}

/** An agreement of several domains counts at each. */
async function byDomain(sql: Sql, asOf: CivilDate): Promise<Breakdown['byDomain']> {
  const { text, params } = lit(asOf);
  const rows = await sql.rows<{ domains: string; light: Light; n: Numeric }>(`${text} select a.domains, lit.light, count(*) as n from lit join agreement a on a.id = lit.record group by a.domains, lit.light`, params);
  const counts = new Map<string, LightCount>();
  for (const { domains, light, n } of rows) {
    for (const key of new Set(domains.split(',').filter((domain) => domain !== ''))) {
      const known = counts.get(`${key} ${light}`) ?? { key, light, count: 0 };
      known.count += Number(n);
      counts.set(`${key} ${light}`, known);
    }
  }
  return [...counts.values()];
}

async function byRegion(sql: Sql, asOf: CivilDate, regions: BreakdownRequest['regions']): Promise<Breakdown['byRegion']> {
  const found: LightCount[] = [];
  for (const [key, parties] of regions) {
    const { text, params } = lit(asOf);
    const among = new Where().among('government', parties).and("role <> 'witness'");
    const rows = await sql.rows<{ light: Light; n: Numeric }>(`${text} select light, count(*) as n from lit where record in (select agreement from agreement_party ${among.text}) group by light`, [...params, ...among.params]);
    found.push(...rows.map(({ light, n }) => ({ key, light, count: Number(n) })));
  }
  return found;
}

/** Those with most agreements overdue, and of these the longest signed first. */
async function late(sql: Sql, limit: number): Promise<Breakdown['units']> {
  const rows = await sql.rows<{ government: string; n: Numeric; oldest: CivilDate | null }>(
    `select p.government, count(*) as n, min(a.signed_to) as oldest from agreement a join agreement_party p on p.agreement = a.id
      where a.state = 'signed.overdue' and p.role <> 'witness' group by p.government order by count(*) desc, min(a.signed_to), p.government limit ?`,
    [limit],
  );
  return rows.map(({ government, n, oldest }) => ({ government, overdue: Number(n), oldest }));
}
