import type { AgreementFilter, FollowUpFilter, LightOn, LitKind, ObligationFilter } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { initialsIn } from './agreement-initials.js';
import { partsOf } from './agreement-search.js';
import type { Dialect } from './dialect.js';
import { listOf } from './list-of.js';
import type { Param } from './sql.js';

/** A WHERE clause under construction: its conditions, all of which must hold, and their parameters in order. */
export class Where {
  private readonly conditions: string[] = [];
  readonly params: Param[] = [];

  and(condition: string, ...params: readonly Param[]): this {
    this.conditions.push(condition);
    this.params.push(...params);
    return this;
  }

  /** One of a list; no row where the list is empty. */
  among(column: string, values: readonly string[]): this {
    const { marks, params } = listOf(values);
    return this.and(`${column} in ${marks}`, ...params);
  }

  get text(): string {
    return this.conditions.length === 0 ? '' : `where ${this.conditions.join(' and ')}`;
  }
}

const WITHOUT: Record<NonNullable<AgreementFilter['without']>, string> = {
  obligations: 'obligations = 0',
  evidence: 'accepted = 0',
  date: 'signed_to is null',
  ladder: 'ladderless = 1',
};

/** A text to be found as it is: `%` and `_` lose their meaning. Used with ESCAPE '\'. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);
export const LITERALLY = String.raw`escape '\'`;

export function agreementWhere(filter: AgreementFilter, dialect: Dialect): Where {
  const where = new Where();
  if (filter.stage !== undefined) where.and('stage = ?', filter.stage);
  if (filter.state !== undefined) where.and('state = ?', filter.state);
  if (filter.form !== undefined) where.and('form = ?', filter.form);
  if (filter.domain !== undefined) where.and(`domains like ? ${LITERALLY}`, `%,${literally(filter.domain)},%`);
  if (filter.parties !== undefined || filter.level !== undefined) {
    const parties = new Where().and("role <> 'witness'");
    if (filter.parties !== undefined) parties.among('government', filter.parties);
    if (filter.level !== undefined) parties.and('government in (select code from government where level = ?)', filter.level);
    where.and(`id in (select agreement from agreement_party ${parties.text})`, ...parties.params);
  }
  if (filter.q !== undefined && filter.q !== '') {
    const found = searchWhere(filter.q, dialect);
    const initials = initialsIn(filter.q);
    const spelt = initials === null ? '' : ' union all select id from agreement_search_initials where initials like ?';
    where.and(`id in (select id from agreement_search ${found.text}${spelt})`, ...found.params, ...(initials === null ? [] : [`%${initials}%`]));
  }
  // Only dated ones have a day to compare; the undated stand behind all of them.
  if (filter.signedFrom !== undefined) where.and('signed_to >= ?', filter.signedFrom);
  if (filter.signedTo !== undefined) where.and('signed_to <= ?', filter.signedTo);
  if (filter.pressedBy !== undefined) where.and('id in (select agreement from follow_up where at_work = 1 and office = ?)', filter.pressedBy);
  if (filter.under !== undefined) where.and("id in (select agreement from agreement_link where other = ? and kind = 'under')", filter.under);
  if (filter.jointOffice !== undefined) where.and("id in (select agreement from agreement_link where other = ? and kind = 'jointOffice')", filter.jointOffice);
  if (filter.without !== undefined) where.and(WITHOUT[filter.without]);
  return lit(where, 'agreement', filter.light);
}

/** The index finds candidates, the comparison decides; a text too short for the index is compared with all. */
function searchWhere(q: string, { like, search }: Dialect): Where {
  const where = new Where();
  const parts = partsOf(q);
  if (parts.length > 0) {
    const { text, param } = search.having(parts);
    where.and(text, param);
  }
  const part = `%${literally(q)}%`;
  return where.and(`(title ${like} ? ${LITERALLY} or id ${like} ? ${LITERALLY})`, part, part);
}

export function followUpWhere(filter: FollowUpFilter): Where {
  const where = new Where();
  if (filter.agreement !== undefined) where.and('agreement = ?', filter.agreement);
  if (filter.office !== undefined) where.and('office = ?', filter.office);
  if (filter.party !== undefined) where.and(`presses like ? ${LITERALLY}`, `%,${literally(filter.party)},%`);
  if (filter.level === 'joint') where.and('office not in (select code from government)');
  else if (filter.level !== undefined) where.and('office in (select code from government where level = ?)', filter.level);
  if (filter.rule !== undefined) where.and('rule = ?', filter.rule);
  if (filter.states !== undefined) where.among('state', filter.states);
  if (filter.key !== undefined) where.and('key_mark = ?', filter.key ? 1 : 0);
  return lit(where, 'followUp', filter.light);
}

/** Rows of `light` that no later one took the place of, up to and including that day. */
export function lastTold(asOf: CivilDate): Where {
  return new Where()
    .and('day <= ?', asOf)
    .and('not exists (select 1 from light as later where later.kind = light.kind and later.record = light.record and later.day > light.day and later.day <= ?)', asOf);
}

function lit(where: Where, kind: LitKind, on: LightOn | undefined): Where {
  if (on === undefined) return where;
  const { text, params } = lastTold(on.asOf).and('kind = ?', kind).and('light = ?', on.light);
  return where.and(`id in (select record from light ${text})`, ...params);
}

export function obligationWhere(filter: ObligationFilter): Where {
  const where = new Where();
  if (filter.agreement !== undefined) where.and('(agreement = ? or id in (select obligation from obligation_link where agreement = ?))', filter.agreement, filter.agreement);
  if (filter.party !== undefined) where.and(`parties like ? ${LITERALLY}`, `%,${literally(filter.party)},%`);
  if (filter.unit !== undefined) where.and('(lead_unit = ? or responsible_unit = ?)', filter.unit, filter.unit);
  if (filter.category !== undefined) where.and('category = ?', filter.category);
  if (filter.states !== undefined) where.among('state', filter.states);
  if (filter.dueBefore !== undefined) where.and('due_on < ?', filter.dueBefore);
  return lit(where, 'obligation', filter.light);
}
