import type { Command } from 'commander';
import { Option } from 'commander';
import type { AgreementSummary } from '#libs/contracts';
import { agreementQuery } from '#libs/contracts';
import { paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Page, Paging } from '../doors.js';
import { clip, table } from '../table.js';
import { counted, interval } from '../words.js';

const { stage, without, sort } = agreementQuery.shape;
const TITLE = 44;
const PARTIES = 40;

type Filter = Partial<Record<'stage' | 'domain' | 'government' | 'region' | 'under' | 'q' | 'without' | 'sort', string>>;

/** `luoshi agreements list`. */
export function addAgreementsList(agreements: Command): void {
  paged(agreements.command('list'))
    .description('agreements, a page at a time')
    .addOption(new Option('--stage <stage>').choices(stage.unwrap().options))
    .option('--domain <domain>')
    .option('--government <code>', 'a party itself, or beneath it')
    .option('--region <id>')
    .option('--under <id>', 'beneath this framework')
    .option('--q <text>', 'part of the title or the id, or of its pinyin initials')
    .addOption(new Option('--without <what>', 'that lack it').choices(without.unwrap().options))
    .addOption(new Option('--sort <order>', 'with - the last first; --sort=-signedOn').choices(sort.unwrap().options))
    .action(async ({ limit, all, ...filter }: Filter & Paging, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.pages<AgreementSummary>('/api/agreements', filter, { limit, all }, terminal.progress), listText);
      });
    });
}

function listText(page: Page<AgreementSummary>): string {
  const rows = page.items.map(({ id, state, signedOn, title, parties, partiesComplete }) => {
    const names = parties.map(({ name }) => name).join(' ');
    return [id, state, interval(signedOn), clip(title, TITLE), clip(partiesComplete ? names : `${names} 等`, PARTIES)];
  });
  return counted(table(['id', 'state', 'signed', 'title', 'parties'], rows), page);
}
