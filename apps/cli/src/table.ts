/** Characters that take two columns on a terminal: East Asian wide and fullwidth (UAX #11), and pictures. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const GAP = '  ';

/** How many columns a text takes on a terminal. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

/** The text, cut with … where it takes more than so many columns. */
export function clip(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Rows under their heads, aligned. A column that is empty throughout is left out. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const told = rows.map((row) => row.map(plain));
  const columns = heads.flatMap((head, index) => {
    const cells = told.map((row) => row[index] ?? '');
    return rows.length > 0 && cells.every((cell) => cell === '') ? [] : [{ cells: [head, ...cells], width: Math.max(...[head, ...cells].map(width)) }];
  });
  return [...told.keys(), told.length]
    .map((line) => columns.map((column) => pad(column.cells[line] ?? '', column.width)).join(GAP).trimEnd())
    .join('\n');
}

/** Names and their values, one a line; what has no value is left out. */
export function fields(pairs: readonly (readonly [name: string, value: string | null | undefined])[]): string {
  const told = pairs.flatMap(([name, value]) => (value === null || value === undefined || value === '' ? [] : [[name, plain(value)] as const]));
  const wide = Math.max(0, ...told.map(([name]) => width(name)));
  return told.map(([name, value]) => `${pad(name, wide)}${GAP}${value}`).join('\n');
}

/** Parts of an answer with their titles, a blank line apart; a table without rows is left out. */
export function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `${title}\n${table(heads, rows)}`;
}

export function parts(...all: readonly string[]): string {
  return all.filter((part) => part !== '').join('\n\n');
}

/** One line without control characters: a stored title cannot move the cursor. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

function widthOf(character: string): number {
  return NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}
