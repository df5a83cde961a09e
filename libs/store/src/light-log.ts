import type { LightWalk, LitKind, StoredLight, Unlit } from '#libs/engine/ports';
import { LIT } from '#libs/engine/ports';
import type { CivilDate, Instant } from '#libs/kernel';
import type { Dialect } from './dialect.js';
import { Insert } from './insert.js';
import { listOf } from './list-of.js';
import { READ_OBLIGATION, toObligation } from './obligation-rows.js';
import type { ObligationRow } from './obligation-rows.js';
import { READ_AGREEMENT, READ_FOLLOW_UP, toAgreement, toFollowUp } from './records.js';
import type { AgreementRow, FollowUpRow } from './records.js';
import type { Sql } from './sql.js';

type Told = Pick<StoredLight, 'light' | 'reason'>;

const insertLight = new Insert('light', ['kind', 'record', 'day', 'light', 'reason']);
const beginRun = new Insert('light_run', ['day', 'started_at', 'kind', 'after', 'counts'], 'on conflict (day) do nothing');
const moveRun = 'update light_run set ended_at = ?, kind = ?, after = ?, counts = ? where day = ?';
export const READ_RUN = 'select day, started_at as "startedAt", ended_at as "endedAt", kind, after, counts from light_run';

export interface RunRow {
  day: string;
  startedAt: number | string;
  endedAt: number | string | null;
  kind: LitKind;
  after: string;
  counts: unknown;
}

/** What was told last of a record of that kind in a table, in one text: `red overdue`. */
const told = (kind: LitKind, table: string): string =>
  `(select light.light || ' ' || light.reason from light where light.kind = '${kind}' and light.record = ${table}.id order by light.day desc limit 1) as told`;
const behind = 'where id > ? order by id limit ?';
/** By an expression, not by the state: otherwise the planner walks all obligations of that state for every agreement. */
const STATE = "obligation.state || ''";
const LATE = `case when exists (select 1 from follow_up where follow_up.agreement = agreement.id and follow_up.at_work = 1 and follow_up.rule <> 'expiring')
  or exists (select 1 from obligation where obligation.agreement = agreement.id and ${STATE} = 'overdue')
  or exists (select 1 from obligation_link join obligation on obligation.id = obligation_link.obligation where obligation_link.agreement = agreement.id and ${STATE} = 'overdue')
  then 1 else 0 end as late`;
/** Of what it shares with others. */
const LINKED_ON = `(select min(obligation.due_on) from obligation_link join obligation on obligation.id = obligation_link.obligation
  where obligation_link.agreement = agreement.id and ${STATE} in ('scheduled', 'due')) as linked_on`;
const OWED_ON = `(select min(obligation.due_on) from obligation where obligation.agreement = agreement.id and ${STATE} in ('scheduled', 'due')) as owed_on`;
const UNLIT = {
  agreement: `${READ_AGREEMENT.replace(' from ', `, ${told('agreement', 'agreement')}, ${LATE}, ${OWED_ON}, ${LINKED_ON} from `)} ${behind}`,
  obligation: `${READ_OBLIGATION.replace(' from ', `, ${told('obligation', 'obligation')} from `)} ${behind}`,
  followUp: `${READ_FOLLOW_UP.replace(' from ', `, ${told('followUp', 'follow_up')} from `)} ${behind}`,
};

/** The writing side of the lights: a day's run, and what it tells. */
export class LightLog {
  constructor(
    private readonly sql: Sql,
    private readonly dialect: Dialect,
  ) {}

  async walk(day: CivilDate, at: Instant): Promise<LightWalk | undefined> {
    const [last] = await this.sql.rows<RunRow>(`${READ_RUN} order by day desc limit 1`);
    if (last !== undefined && (last.day > day || (last.day === day && last.endedAt !== null))) return undefined;
    if (last?.day !== day) await beginRun.run(this.sql, [[day, at, LIT[0], '', JSON.stringify(Object.fromEntries(LIT.map((kind) => [kind, {}])))]]);
    const [held] = await this.sql.rows<RunRow>(`${READ_RUN} where day = ? and ended_at is null ${this.dialect.claiming}`, [day]);
    return held === undefined ? undefined : toWalk(held);
  }

  async unlit(kind: LitKind, after: string, limit: number): Promise<Unlit[]> {
    if (kind === 'followUp') {
      const rows = await this.sql.rows<FollowUpRow & { told: string | null }>(UNLIT.followUp, [after, limit]);
      return rows.map((row) => ({ record: toFollowUp(row), before: toTold(row.told) }));
    }
    if (kind === 'obligation') return this.unlitObligations(after, limit);
    const rows = await this.sql.rows<AgreementRow & { told: string | null; late: number; owed_on: string | null; linked_on: string | null }>(UNLIT.agreement, [after, limit]);
    return rows.map((row) => ({ record: toAgreement(row), before: toTold(row.told), late: row.late === 1, owedOn: earlier(row.owed_on, row.linked_on) }));
  }

  private async unlitObligations(after: string, limit: number): Promise<Unlit[]> {
    const rows = (await this.sql.rows<ObligationRow & { told: string | null }>(UNLIT.obligation, [after, limit])).map((row) => ({ record: toObligation(row), before: toTold(row.told) }));
    const { marks, params } = listOf([...new Set(rows.map(({ record }) => record.context.home))]);
    const homes = new Map((await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} where id in ${marks}`, params)).map((row) => [row.id, toAgreement(row)]));
    return rows.map((row) => ({ ...row, home: homes.get(row.record.context.home) }));
  }

  async write(lights: readonly StoredLight[], { day, endedAt, kind, after, counts }: LightWalk): Promise<void> {
    await insertLight.run(this.sql, lights.map((light) => [light.kind, light.record, light.day, light.light, light.reason]));
    await this.sql.change(moveRun, [endedAt, kind, after, JSON.stringify(counts), day]);
  }
}

function earlier(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other < one) ? other : one;
}

export function toWalk({ day, startedAt, endedAt, kind, after, counts }: RunRow): LightWalk {
  const counted = (typeof counts === 'string' ? JSON.parse(counts) : counts) as LightWalk['counts'];
  return { day, startedAt: Number(startedAt), endedAt: endedAt === null ? null : Number(endedAt), kind, after, counts: counted };
}

function toTold(text: string | null): Told | null {
  if (text === null) return null;
  const [light, reason] = text.split(' ') as [Told['light'], Told['reason']];
  return { light, reason };
}
