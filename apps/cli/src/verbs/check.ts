import type { Command } from 'commander';
import { Option } from 'commander';
import type { CheckPage, CheckRunView, FindingView } from '#libs/contracts';
import { checkQuery } from '#libs/contracts';
import { codes, paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Paging } from '../doors.js';
import { clip, table } from '../table.js';

const { severity } = checkQuery.shape;
const TITLE = 30;

interface Options extends Paging {
  severity?: string;
  code?: string;
  agreement?: string;
  government?: string[];
}

/** `luoshi check`: runs the standing checks and tells what they found; exit code 1 where there is an error. */
export function addCheck(program: Command): void {
  paged(program.command('check'))
    .description('run the standing checks: what is wrong with the records, and what to do')
    .addOption(new Option('--severity <severity>').choices(severity.unwrap().options))
    .option('--code <check>', 'one check alone')
    .option('--agreement <id>')
    .option('--government <code>', 'a party itself, or beneath it', codes)
    .action(async ({ limit, all, government, ...filter }: Options, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.progress('checking');
        await doors.post<CheckRunView>('/api/checks', filter.agreement === undefined ? {} : { agreement: filter.agreement });
        const query = { ...filter, government: government?.at(-1) };
        const { counts, checkedAt } = await doors.get<CheckPage>('/api/checks', { ...query, limit: 1 });
        const page = { checkedAt, counts, ...(await doors.pages<FindingView>('/api/checks', query, { limit, all }, terminal.progress)) };
        terminal.answer(page, findingsText);
        return counts.error > 0 ? 1 : undefined;
      });
    });
}

function findingsText({ items, total, counts }: CheckPage): string {
  const rows = items.flatMap(({ severity: how, code, agreement, title, wrong, todo }) => [
    [how, code, agreement, clip(title, TITLE), `${wrong.en} ${wrong.zh}`],
    ['', '', '', '', `→ ${todo.en} ${todo.zh}`],
  ]);
  const summary = `${counts.error} errors, ${counts.warning} warnings, ${counts.hint} hints`;
  return rows.length === 0 ? `Nothing found; in all: ${summary}` : `${table(['severity', 'check', 'agreement', 'title', 'what is wrong, and what to do'], rows)}\n\n${items.length} of ${total}; in all: ${summary}`;
}
