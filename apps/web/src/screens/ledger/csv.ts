/** What a spreadsheet would take for a formula, and our own sign for it, so that taking the sign off gives the text back. */
const FORMULA = /^[=+\-@\t\r']/;

/** A cell that no spreadsheet computes. */
export const safe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string => `"${safe(text).replaceAll('"', '""')}"`;

/** A table as a file: RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}
