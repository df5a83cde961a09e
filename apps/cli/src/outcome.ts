import { CommanderError } from 'commander';
import type { Problem } from '#libs/contracts';
import { lastLine, LuoshiError } from '#libs/kernel';
import { Refused } from './doors.js';
import { plain, table } from './table.js';

type Reason = NonNullable<Problem['reasons']>[number];

/** Faults of how the command was called. */
const USAGE: readonly string[] = ['settings.invalid', 'token.missing'];

/** Tells on stderr why a command came to nothing, and gives its exit code: 1 refused, 2 wrong usage. */
export function failed(error: unknown, json: boolean): 0 | 1 | 2 {
  // Commander has told its own, and asking for help is no fault.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  process.stderr.write(`${textOf(error, json)}\n`);
  return error instanceof LuoshiError && USAGE.includes(error.code) ? 2 : 1;
}

function textOf(error: unknown, json: boolean): string {
  if (error instanceof Refused) return json ? JSON.stringify(error.problem, null, 2) : problemText(error.problem);
  return lastLine(error);
}

/** A problem for people: what it is, each reason with what would satisfy it, and what is allowed now. */
export function problemText({ title, detail, code, requestId, reasons = [], allowed = [], issues = [], ...more }: Problem): string {
  // The detail of a refusal is its reasons, which follow with what would satisfy them; that of a broken request its issues.
  const told = reasons.length > 0 || issues.length > 0;
  const lines = [`${title}${told ? '' : `: ${plain(detail)}`} [${code}]`];
  if (requestId !== undefined) lines.push(`In the log: requestId ${plain(requestId)}`);
  for (const reason of reasons) lines.push(`  ${reasonText(reason)}`);
  for (const { at, message } of issues) lines.push(`  ${at === '' ? '' : `${at}: `}${plain(message)}`);
  const ready = allowed.filter((one) => one.ready).map(({ event }) => event);
  if (ready.length > 0) lines.push(`Allowed now: ${ready.join(', ')}`);
  for (const { event, reasons: missing } of allowed.filter((one) => !one.ready)) lines.push(`Not yet ${event}:`, ...missing.map((reason) => `  ${reasonText(reason)}`));
  if (Array.isArray(more.faults)) lines.push(faultTable(more.faults as Fault[]));
  return lines.join('\n');
}

export interface Fault {
  row: number;
  column: string;
  code: string;
  message: string;
}

/** Every fault of a file with its place. */
export function faultTable(faults: readonly Fault[]): string {
  return table(['row', 'column', 'code', 'message'], faults.map(({ row, column, code, message }) => [String(row), column, code, message]));
}

function reasonText({ code, en, zh, satisfy }: Reason): string {
  return `${en} ${zh} [${code}] → ${satisfy.en} ${satisfy.zh}`;
}
