/**
 * `(?, ?, …)` for a list of up to 16,384 values, which SQLite's limit of parameters allows. The list is filled up to a
 * power of 4 with its last value, so that few texts come about; an empty one becomes `(null)`, which nothing is in.
 */
export function listOf(values: readonly string[]): { marks: string; params: string[] } {
  const last = values.at(-1);
  if (last === undefined) return { marks: '(null)', params: [] };
  let size = 1;
  while (size < values.length) size *= 4;
  return { marks: `(${Array<string>(size).fill('?').join(', ')})`, params: [...values, ...Array<string>(size - values.length).fill(last)] };
}
