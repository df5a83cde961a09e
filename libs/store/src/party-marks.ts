import { listOf } from './list-of.js';
import type { Param } from './sql.js';

/** The levels of governments. */
const LEVELS = ['county', 'prefecture', 'province', 'national'] as const;

/** Something that a party has or has not, as a condition on `party` and `government`. */
export interface Mark {
  key: string;
  condition: string;
  params: readonly Param[];
}

export const LEVEL_MARKS: readonly Mark[] = LEVELS.map((key) => ({ key, condition: `government.level = '${key}'`, params: [] }));

/** That a party is one of these governments. */
export const amongMark = (key: string, governments: readonly string[]): Mark => {
  const { marks, params } = listOf(governments);
  return { key, condition: `party.government in ${marks}`, params };
};

/**
 * A table of one row an agreement with parties that promised something: `id`, and of each mark whether one of them has it, 1 or 0.
 * The parties are walked once and sorted, whatever is asked of the agreements then: joined to these one by one they would be
 * walked for each.
 */
export function partyMarks(marks: readonly Mark[]): { text: string; columns: string; params: Param[] } {
  const names = marks.map((_, index) => `mark_${index}`);
  return {
    text: `select party.agreement as id, ${marks.map(({ condition }, index) => `max(case when ${condition} then 1 else 0 end) as ${names[index]}`).join(', ')}
      from agreement_party as party join government on government.code = party.government where party.role <> 'witness' group by party.agreement`,
    columns: names.join(', '),
    params: marks.flatMap(({ params }) => params),
  };
}

/** Those of the marks that a row of such a table has. */
export function marksOf(marks: readonly Mark[], row: object): Mark[] {
  const told = row as Record<string, unknown>;
  return marks.filter((_, index) => told[`mark_${index}`] === 1);
}
