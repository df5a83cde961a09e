import { z } from 'zod';
import type { LedgerRow } from '#libs/engine/ports';
import type { Fault, JsonObject } from '#libs/kernel';
import type { TableRow } from './csv-table.js';
import { readCsv } from './csv-table.js';

const party = z.looseObject({ code: z.string(), name: z.string().default(''), role: z.string().default(''), name_in_source: z.string().default(''), code_then: z.string().default(''), joined: z.string().default('') });
const row = z.looseObject({
  id: z.string(), title: z.string(), form: z.string(), signed: z.string().default(''), term_start: z.string().default(''), term_end: z.string().default(''),
  term_months: z.union([z.string(), z.number().transform(String)]).default(''), renews: z.string().default(''), parties: z.array(party).default([]), parties_complete: z.boolean(),
  signatory_kind: z.string().default('government'), signatories: z.string().default(''), domains: z.array(z.string()).default([]),
  follow_up: z.array(z.looseObject({ date: z.string().default(''), text_zh: z.string(), url: z.string().optional() })).default([]),
  obligations: z.array(z.object({ title: z.string(), lead_unit: z.string(), due: z.string().default('') })).max(200).default([]),
});

/** A ledger as JSON (`ledger.json`): an array of rows. What is not a column of ours is kept as told. */
export function readLedgerJson(text: string): { rows: LedgerRow[]; faults: Fault[] } {
  const parsed = parseArray(text);
  if (typeof parsed === 'string') return { rows: [], faults: [{ row: 0, column: '', code: 'table.unreadable', message: parsed }] };
  const rows: LedgerRow[] = [];
  const faults: Fault[] = [];
  parsed.forEach((item, index) => {
    const result = row.safeParse(item);
    if (!result.success) {
      for (const issue of result.error.issues) faults.push({ row: index + 1, column: issue.path.join('.'), code: 'ledger.invalid_value', message: issue.message });
      return;
    }
    const known = new Set(Object.keys(row.shape));
    const told = Object.fromEntries(Object.entries(item as JsonObject).filter(([key, value]) => !known.has(key) && value !== '' && value !== null));
    const { data } = result;
    if (data.signatory_kind === 'department') Object.assign(told, { signatory_kind: data.signatory_kind, signatories: data.signatories });
    rows.push({ ...data, row: index + 1, told });
  });
  return { rows, faults };
}

/** Half a character, which JSON can carry, has no canonical form for the history. */
function wholeText(_: string, value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new SyntaxError(`${JSON.stringify(value.slice(0, 80))} has half a character.`);
  return value;
}

function parseArray(text: string): unknown[] | string {
  try {
    const value: unknown = JSON.parse(text, wholeText);
    return Array.isArray(value) ? value : 'The file is not a list of rows.';
  } catch (error) {
    return `The file is not JSON: ${(error as Error).message}`;
  }
}

const CSV_COLUMNS = ['编号', '协议名称', '形式', '签署日期', '签约方', '签约方代码', '合作领域', '期限起', '期限止', '期限(月)', '续签自', '签署主体'];

/** A ledger as an office's own csv. A list that ends in 等, or names no party, is an open one. */
export function readLedgerCsv(text: string): { rows: LedgerRow[]; faults: Fault[] } {
  const { rows, faults } = readCsv(text, CSV_COLUMNS);
  return { faults, rows: rows.map(fromCsv) };
}

function fromCsv(cells: TableRow): LedgerRow {
  const cell = (name: string): string => (cells[name] ?? '').trim();
  const list = (name: string, separator: string): string[] => cell(name).split(separator).filter((part) => part !== '');
  const names = list('签约方', '、');
  const codes = list('签约方代码', ';');
  const known = ['已知落实情况'];
  const told = Object.fromEntries(Object.entries(cells).flatMap(([name, value]) => (CSV_COLUMNS.includes(name) || known.includes(name) || name === 'row' || value === '' ? [] : [[name, value]])));
  return {
    row: cells.row, id: cell('编号'), title: cell('协议名称'), form: cell('形式'), signed: cell('签署日期'), term_start: cell('期限起'), term_end: cell('期限止'), term_months: cell('期限(月)'), renews: cell('续签自'),
    parties: codes.map((code, index) => ({ code, role: '', name: (names[index] ?? '').replace(/等$/, ''), name_in_source: '', code_then: '', joined: '' })),
    parties_complete: codes.length > 0 && names.length === codes.length && !cell('签约方').endsWith('等'),
    signatory_kind: cell('签署主体'), signatories: '', domains: list('合作领域', ';'),
    follow_up: list('已知落实情况', ' / ').map((news) => ({ date: '', text_zh: news })),
    obligations: [],
    told,
  };
}
