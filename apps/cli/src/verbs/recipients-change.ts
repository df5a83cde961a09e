import type { Command } from 'commander';
import { Option } from 'commander';
import type { RecipientView } from '#libs/contracts';
import { day, version } from '../arguments.js';
import { atWork } from '../at-work.js';

interface Options {
  name?: string;
  address?: string;
  language?: string;
  digest?: boolean;
  quietDays?: string;
  quietHours?: string;
  away?: string;
  ifMatch?: number;
}

/** `luoshi recipients change`: what is not named stays as it is; `none` ends a quiet time. */
export function addRecipientsChange(recipients: Command): void {
  recipients
    .command('change')
    .description('how a person is told by mail; what is not named stays')
    .argument('<id>')
    .option('--name <name>')
    .option('--address <address>')
    .addOption(new Option('--language <language>').choices(['zh-CN', 'en']))
    .option('--digest', 'one digest a day')
    .option('--no-digest', 'slips alone')
    .option('--quiet-days <days>', 'days without a digest, Monday 1 to Sunday 7: 6,7; or none')
    .option('--quiet-hours <hours>', 'hours without one: 12:00-14:00; or none')
    .option('--away <day>', 'no digest up to and including that day; or none', (text) => (text === 'none' ? text : day(text)))
    .option('--if-match <version>', 'the version it was read at (default: it is read first)', version)
    .action(async (id: string, options: Options, command: Command) => {
      const path = `/api/recipients/${encodeURIComponent(id)}`;
      await atWork(command, async ({ doors, terminal }) => {
        const { version: seen, id: _, createdAt: __, ...before } = await doors.get<RecipientView>(path);
        const after = { ...before, ...named(options), quiet: quietAfter(before.quiet, options) };
        terminal.answer(await doors.put<RecipientView>(path, after, { 'if-match': `"${options.ifMatch ?? seen}"` }), ({ version: now }) => `${id} is told so from now on (version ${now})`);
      });
    });
}

function named({ name, address, language, digest }: Options): Partial<Options> {
  return Object.fromEntries(Object.entries({ name, address, language, digest }).filter(([, value]) => value !== undefined));
}

/** As the door takes it, which says what is wrong with it. */
function quietAfter(quiet: RecipientView['quiet'], { quietDays, quietHours, away }: Options): object {
  const [from, to] = quietHours?.split('-') ?? [];
  return {
    ...quiet,
    ...(quietDays === undefined ? {} : { weekdays: quietDays === 'none' ? [] : quietDays.split(',').map(Number) }),
    ...(quietHours === undefined ? {} : { hours: quietHours === 'none' ? null : { from, to } }),
    ...(away === undefined ? {} : { until: away === 'none' ? null : away }),
  };
}
