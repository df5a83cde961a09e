import type { Command } from 'commander';
import { Option } from 'commander';
import type { FollowUpView } from '#libs/contracts';
import { followUpQuery } from '#libs/contracts';
import { paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Page, Paging } from '../doors.js';
import { clip, table } from '../table.js';
import { counted, minute } from '../words.js';

const PRESSES = 40;

type Filter = Partial<Record<'office' | 'party' | 'agreement' | 'level' | 'rule' | 'state', string>>;

/** `luoshi follow-ups list`: an office's inbox. */
export function addFollowUpsList(followUps: Command): void {
  paged(followUps.command('list'))
    .description('follow-ups, a page at a time')
    .option('--office <code>', 'that this office supervises')
    .option('--party <code>', 'that this government is pressed for')
    .option('--agreement <id>')
    .addOption(new Option('--level <level>', 'of the supervising office').choices(followUpQuery.shape.level.unwrap().options))
    .addOption(new Option('--rule <rule>', 'by which somebody is pressed').choices(followUpQuery.shape.rule.unwrap().options))
    .option('--key', 'under key supervision (重点督办)')
    .addOption(new Option('--state <state>').choices(followUpQuery.shape.state.unwrap().options))
    .action(async ({ limit, all, key, ...filter }: Filter & Paging & { key?: true }, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.pages<FollowUpView>('/api/follow-ups', { ...filter, ...(key === true ? { key: 'true' } : {}) }, { limit, all }, terminal.progress), listText);
      });
    });
}

function listText(page: Page<FollowUpView>): string {
  const rows = page.items.map(({ id, agreement, state, office, rung, presses, notice, slip, timers }) => {
    const next = timers.find(({ timer }) => timer !== 'REMINDER');
    return [id, agreement, state, `${office.name} ${office.code}`, String(rung + 1), minute(notice.requestedAt), next?.dueOn ?? '', slip?.number ?? '', clip(presses.map(({ name }) => name).join(' '), PRESSES)];
  });
  return counted(table(['id', 'agreement', 'state', 'office', 'rung', 'requested', 'due on', 'slip', 'presses'], rows), page);
}
