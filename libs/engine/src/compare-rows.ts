/** One field that would read otherwise; null where it is not told. */
export interface FieldChange {
  field: string;
  from: string | null;
  to: string | null;
}

/** What a row of a file would do, or what would become of something that the file does not tell. */
export interface ToldRow {
  what: 'agreement' | 'government' | 'former' | 'day' | 'policy' | 'region';
  /** The place in the file, from 1; null where no row of it says this. */
  row: number | null;
  id: string;
  name: string;
  fields: FieldChange[];
}

/** What a file would do, row by row. */
export interface Differences {
  new: ToldRow[];
  changed: ToldRow[];
  unchanged: ToldRow[];
  /** What stands now, and would not any more. */
  gone: ToldRow[];
}

/** Something as a file tells it or as it stands: by `id` it is known again, `said` is compared. */
export interface Item extends Pick<ToldRow, 'row' | 'id' | 'name'> {
  said: object;
}

/** Puts what a file tells beside what stands. */
export function compareRows(what: ToldRow['what'], before: readonly Item[], after: readonly Item[]): Differences {
  const found: Differences = { new: [], changed: [], unchanged: [], gone: [] };
  const known = new Map(before.map((item) => [item.id, item]));
  for (const { row, id, name, said } of after) {
    const old = known.get(id);
    known.delete(id);
    const fields = old === undefined ? [] : changedFields(old.said, said);
    found[old === undefined ? 'new' : fields.length === 0 ? 'unchanged' : 'changed'].push({ what, row, id, name, fields });
  }
  found.gone = [...known.values()].map(({ id, name }) => ({ what, row: null, id, name, fields: [] }));
  return found;
}

/** Differences of several tables, one behind the other. */
export const together = (...all: readonly Differences[]): Differences => ({
  new: all.flatMap((one) => one.new), changed: all.flatMap((one) => one.changed), unchanged: all.flatMap((one) => one.unchanged), gone: all.flatMap((one) => one.gone),
});

/** The fields in which two things differ, each by its path (`press.graceDays`). */
export function changedFields(before: object, after: object): FieldChange[] {
  const from = leaves(before);
  const to = leaves(after);
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((field): FieldChange[] => {
    const change = { field, from: from.get(field) ?? null, to: to.get(field) ?? null };
    return change.from === change.to ? [] : [change];
  });
}

/** Every leaf as text, by its path. A list is one leaf. */
function leaves(value: object, path = '', found = new Map<string, string>()): Map<string, string> {
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) leaves(inner, at, found);
    else if (inner !== null && inner !== undefined && inner !== '') found.set(at, typeof inner === 'string' ? inner : JSON.stringify(inner));
  }
  return found;
}
