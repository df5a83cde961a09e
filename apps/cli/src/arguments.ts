import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { code, momentRequest } from '#libs/contracts';
import { isCivilDate } from '#libs/kernel';
import { LARGEST_PAGE } from './doors.js';

/** A day that exists, `YYYY-MM-DD`. */
export function day(text: string): string {
  if (!isCivilDate(text)) throw new InvalidArgumentError('A day is YYYY-MM-DD and exists.');
  return text;
}

/** A moment, RFC 3339 with offset, or a day. */
export function moment(text: string): string {
  if (!isCivilDate(text) && !momentRequest.safeParse({ at: text }).success) throw new InvalidArgumentError('A moment is RFC 3339 with offset, or a day.');
  return text;
}

/** Codes of governments, gathered; commas separate them too. */
export function codes(text: string, before: string[] = []): string[] {
  const told = text.split(',');
  if (!told.every((one) => code.safeParse(one).success)) throw new InvalidArgumentError('A code has six digits.');
  return [...before, ...told];
}

/** JSON on the line, or in the file named after an @. */
export function json(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InvalidArgumentError('It is an object, or @ and a file that holds one.');
  return value;
}

export function version(text: string): number {
  return whole(text, 1, Number.MAX_SAFE_INTEGER);
}

/** Gives a list verb its `--limit` and `--all`. */
export function paged(command: Command): Command {
  return command
    .option('--limit <n>', `how many, at most ${LARGEST_PAGE} (default: 50)`, (text) => whole(text, 1, LARGEST_PAGE))
    .option('--all', 'every page, not the first alone');
}

function whole(text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new InvalidArgumentError(`A whole number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''}.`);
  return value;
}
