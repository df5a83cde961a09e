const figures = [];

export const whole = (value) => Math.round(value).toLocaleString('en-US');
export const fixed = (value, digits = 2) => value.toFixed(digits);

export function title(text) {
  process.stdout.write(`\n${text}\n`);
}

/** One line under a title: what, how much, and beside what. */
export function line(what, value, note = '') {
  process.stdout.write(`  ${what.padEnd(38)} ${value.padStart(18)}   ${note}\n`);
}

/**
 * A figure of the table at the end. `bar` is `{ least }` or `{ most }` by the issue, absent where it names none;
 * `unit` stands behind the number.
 */
export function figure(id, what, value, unit, bar) {
  const met = bar === undefined ? null : 'least' in bar ? value >= bar.least : value <= bar.most;
  figures.push({ id, what, value, unit, bar: bar ?? null, met });
}

export function table() {
  title('figure                                                       measured              bar   met');
  for (const { id, what, value, unit, bar, met } of figures) {
    const number = (n) => (Math.abs(n) >= 100 ? whole(n) : fixed(n));
    const told = bar === null ? '' : 'least' in bar ? `>= ${number(bar.least)}` : `<= ${number(bar.most)}`;
    const mark = met === null ? '' : met ? 'yes' : 'NO';
    process.stdout.write(`  ${id.padEnd(6)} ${what.padEnd(42)} ${`${number(value)} ${unit}`.padStart(18)} ${told.padStart(16)}   ${mark}\n`);
  }
  return figures;
}
