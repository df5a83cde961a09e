import type { Command } from 'commander';
import { Option } from 'commander';
import type { LightPage, LightRunView } from '#libs/contracts';
import { lightQuery } from '#libs/contracts';
import { day, paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Paging } from '../doors.js';
import { parts, table } from '../table.js';
import { counted } from '../words.js';

const { kind, light } = lightQuery.shape;

interface Options extends Paging {
  asOf?: string;
  kind?: string;
  light?: string;
}

/** `luoshi lights`: the lights of a day as they were told on it. */
export function addLights(program: Command): void {
  paged(program.command('lights'))
    .description('the lights (红黄绿灯) of a day, as they were told on it')
    .option('--as-of <day>', 'the day (default: today)', day)
    .addOption(new Option('--kind <kind>').choices(kind.unwrap().options))
    .addOption(new Option('--light <light>').choices(light.unwrap().options))
    .action(async ({ limit, all, ...query }: Options, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        const { asOf, run } = await doors.get<LightPage>('/api/lights', { ...query, limit: 1 });
        const page: LightPage = { asOf, run, ...(await doors.pages<LightPage['items'][number]>('/api/lights', query, { limit, all }, terminal.progress)) };
        terminal.answer(page, lightsText);
      });
    });
}

function lightsText(page: LightPage): string {
  const rows = page.items.map(({ kind: of, record, light: colour, en, zh, since }) => [of, record, colour, `${en} ${zh}`, since]);
  return parts(dayText(page), counted(table(['kind', 'record', 'light', 'why', 'since'], rows), page));
}

function dayText({ asOf, run }: LightPage): string {
  if (run === null) return `No lights were told up to ${asOf}`;
  const counts = Object.entries(run.counts).map(([of, count]) => `${of}: ${countText(count)}`);
  return [`${asOf}${run.day === asOf ? '' : ` (told on ${run.day}; on no day since)`}`, ...counts.map((line) => `  ${line}`)].join('\n');
}

function countText(count: LightRunView['counts']['agreement']): string {
  return Object.entries(count).map(([colour, of]) => `${of} ${colour}`).join(', ') || 'none';
}
