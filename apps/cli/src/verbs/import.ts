import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Command } from 'commander';
import type { ImportView } from '#libs/contracts';
import { importRequest } from '#libs/contracts';
import type { GlobalOptions } from '../at-work.js';
import { atWork } from '../at-work.js';
import { faultTable } from '../outcome.js';
import { clip, fields, parts, section } from '../table.js';

const KINDS: readonly string[] = importRequest.shape.kind.options;

/** How many rows of each kind people are told, and machines. */
const TOLD = 20;
const ALL = 10_000;
/** Columns of a field that would read otherwise. */
const WIDE = 40;

interface Options {
  history?: string;
  dryRun?: true;
}

/** `luoshi import [kind] <file>`: brings a file in, whole or not at all. A file alone is a ledger. */
export function addImport(program: Command): void {
  program
    .command('import')
    .usage('[options] [kind] <file>')
    .description(`bring a file in, whole or not at all; kinds: ${KINDS.join(', ')} (default: ledger)`)
    .argument('<kind-or-file>')
    .argument('[file]', 'json or csv')
    .option('--history <file>', 'for governments: the csv of former names and codes')
    .option('--dry-run', 'say row by row what would be done, and do nothing')
    .action(async (first: string, second: string | undefined, { history, dryRun }: Options, command: Command) => {
      const [kind, file] = second === undefined ? ['ledger', first] : [first, second];
      if (!KINDS.includes(kind)) command.error(`error: there is no kind '${kind}'; kinds: ${KINDS.join(', ')}`);
      const format = extname(file).slice(1).toLowerCase();
      if (format !== 'json' && format !== 'csv') command.error(`error: '${file}' is neither .json nor .csv`);
      const content = await read(file, command);
      const former = history === undefined ? {} : { history: await read(history, command) };
      await atWork(command, async ({ doors, terminal }) => {
        terminal.progress(`bringing in ${file}`);
        const result = await doors.post<ImportView>('/api/imports', { kind, format, content, dryRun: dryRun === true, limit: command.optsWithGlobals<GlobalOptions>().json === true ? ALL : TOLD, ...former });
        terminal.answer(result, resultText);
        return result.faults.length > 0 ? 1 : undefined;
      });
    });
}

/** The text of a file. An office's csv in another encoding would come in garbled, so it is not guessed. */
async function read(file: string, command: Command): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    return command.error(`error: cannot read '${file}': ${error instanceof TypeError ? 'it is not UTF-8 text' : (error as Error).message}`);
  }
}

const ORDER = ['new', 'changed', 'gone', 'unchanged'] as const;

function resultText({ kind, dryRun, count, states, superseded, recomputed, rows, faults }: ImportView): string {
  if (faults.length > 0) return `The file would be refused whole: ${faults.length} faults.\n${faultTable(faults)}`;
  const isNothing = ORDER.every((one) => one === 'unchanged' || rows[one].total === 0);
  const done = isNothing ? 'say what stands already; nothing is changed' : dryRun ? 'would be brought in; nothing is changed' : 'brought in';
  const told = fields([
    ...ORDER.map((one) => [`  ${one}`, rows[one].total === 0 ? null : String(rows[one].total)] as const),
    ...Object.entries(states).map(([state, of]) => [`  ${state}`, String(of)] as const),
    ['  ended as superseded', superseded === 0 ? null : String(superseded)],
    ['  recomputed', recomputed === 0 ? null : String(recomputed)],
  ]);
  return parts([`${kind}: ${count} rows ${done}`, ...(told === '' ? [] : [told])].join('\n'), ...(dryRun ? ORDER.filter((one) => one !== 'unchanged').map((one) => rowsText(one, rows[one])) : []));
}

function rowsText(title: string, { total, items }: ImportView['rows']['new']): string {
  const more = total > items.length ? `, the first ${items.length} of ${total}` : '';
  return section(`${title}${more}`, ['row', 'what', 'id', 'name', 'field', 'from', 'to'], items.flatMap(({ what, row, id, name, fields: changes }) => {
    const [first = { field: '', from: null, to: null }, ...rest] = changes;
    return [[String(row ?? ''), what, id, name, ...changeText(first)], ...rest.map((change) => ['', '', '', '', ...changeText(change)])];
  }));
}

const changeText = ({ field, from, to }: { field: string; from: string | null; to: string | null }): string[] => [field, from ?? '', to ?? ''].map((text) => clip(text, WIDE));
