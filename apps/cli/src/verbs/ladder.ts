import type { Command } from 'commander';
import type { GovernmentView, LadderView } from '#libs/contracts';
import { codes, day } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Doors } from '../doors.js';
import { Refused } from '../doors.js';
import { parts, section } from '../table.js';

const NONE = {
  parties_unknown: 'its parties are not known',
  nobody_pressable: 'no party of it is ever pressed automatically',
  vertical_department: 'a vertically managed department has no ladder until a joint office is designated',
  cut_by_policy: 'the policy cuts every rung',
} satisfies Record<NonNullable<LadderView['none']>, string>;

/** `luoshi ladder <codes>`: who would press these parties, rung by rung, and why. */
export function addLadder(program: Command): void {
  program
    .command('ladder')
    .description('who would press these parties, rung by rung, and why')
    .argument('<codes...>', 'codes of the parties, six digits each', codes)
    .option('--on <day>', 'as the tree of governments stood on that day', day)
    .action(async (parties: string[], { on }: { on?: string }, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: true }>();
      await atWork(command, async ({ doors, terminal }) => {
        const ladder = await doors.get<LadderView>('/api/coordination/ladder', { parties: parties.join(','), on });
        const names = json === true ? new Map<string, string>() : await namesOf(ladder.parties, doors);
        terminal.answer(ladder, (view) => ladderText(view, (code) => `${names.get(code) ?? ''} ${code}`.trim()));
      });
    });
}

/** A code of former times has no government of its own today: it is told without a name. */
async function namesOf(parties: readonly string[], doors: Doors): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const code of new Set(parties)) {
    try {
      names.set(code, (await doors.get<GovernmentView>(`/api/governments/${code}`)).name);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return names;
}

function ladderText({ parties, common, rungs, none }: LadderView, named: (code: string) => string): string {
  const head = [`Parties: ${parties.map(named).join(', ')}`, common === null ? 'No common superior' : `Common superior: ${common.name} ${common.code} (${common.level})`];
  if (rungs.length === 0) return [...head, `Nobody is asked${none === undefined ? '' : `: ${NONE[none]}`}`].join('\n');
  const rows = rungs.flatMap(({ level, offices, because }, rung) =>
    offices.flatMap(({ code, name, presses, vacant }, first) =>
      presses.map((party, index) => [
        first === 0 && index === 0 ? String(rung + 1) : '',
        first === 0 && index === 0 ? level : '',
        index === 0 ? `${name} ${code}${vacant ? ' (vacant)' : ''}` : '',
        named(party),
        because.find((reason) => reason.party === party && reason.office === code)?.text ?? '',
      ]),
    ),
  );
  return parts(head.join('\n'), section('Who presses whom, and why', ['rung', 'level', 'office', 'presses', 'why'], rows));
}
