import { resolve } from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { proveHistory } from '#libs/engine';
import type { HousePlace, Moved } from '#libs/store';
import { moveStore } from '#libs/store';
import type { GlobalOptions } from '../at-work.js';
import { section } from '../table.js';
import { Terminal } from '../terminal.js';

interface Options {
  from: HousePlace;
  to: HousePlace;
}

/**
 * `luoshi move --from sqlite:<folder> --to postgres://…`: carries an installation over into another database, or back,
 * and proves that it is the same. It works on the data themselves, so no server may be running on them.
 */
export function addMove(program: Command): void {
  program
    .command('move')
    .description('carry an installation over into an empty place, and prove it to be the same; stop its servers first')
    .requiredOption('--from <place>', 'where it is: sqlite:<data folder> or postgres://user:password@host:5432/database', place)
    .requiredOption('--to <place>', 'where it goes, likewise; there must be nothing yet', place)
    .action(async ({ from, to }: Options, command: Command) => {
      const terminal = new Terminal(command.optsWithGlobals<GlobalOptions>().json === true);
      try {
        const moved = await moveStore({ from, to, prove: proveHistory, told: terminal.progress });
        terminal.answer({ from: shown(from), to: shown(to), ...moved }, reportText);
      } finally {
        terminal.clear();
      }
    });
}

function place(text: string): HousePlace {
  if (/^sqlite:./.test(text)) return { dataDir: resolve(text.slice('sqlite:'.length)) };
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return { url: text };
  throw new InvalidArgumentError('A place is sqlite:<data folder> or postgres://user:password@host:5432/database.');
}

/** A place without its password. */
function shown(told: HousePlace): string {
  if ('dataDir' in told) return `sqlite:${told.dataDir}`;
  const url = new URL(told.url);
  url.password = '';
  return url.href;
}

function reportText({ from, to, tables, entries }: Moved & { from: string; to: string }): string {
  return [
    `moved ${from} to ${to}`,
    section('Rows, the same on both sides', ['table', 'rows'], Object.entries(tables).filter(([, rows]) => rows > 0).map(([table, rows]) => [table, String(rows)])),
    `${entries.count} audit entries up to number ${entries.last}, SHA-256 ${entries.sha256} on both sides`,
    'Replayed through the charts they give the records of the new place. The old one is as it was: keep it, and start nothing on it any more.',
  ].join('\n\n');
}
