import type { Command } from 'commander';
import type { FamilyView } from '#libs/contracts';
import { atWork } from '../at-work.js';
import { parts, plain, section } from '../table.js';
import { interval } from '../words.js';

/** `luoshi agreements family <id>`. */
export function addAgreementsFamily(agreements: Command): void {
  agreements
    .command('family')
    .description('what an agreement renews and is renewed by, the frameworks above it, and what carries it out')
    .argument('<id>')
    .action(async (id: string, _options: object, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.get<FamilyView>(`/api/agreements/${encodeURIComponent(id)}/family`), familyText);
      });
    });
}

function familyText({ chain, above, beneath }: FamilyView): string {
  const row = ({ id, state, signedOn, title }: FamilyView['above'][number]): string[] => [id, state, interval(signedOn), plain(title)];
  const columns = ['id', 'state', 'signed', 'title'];
  return parts(
    section('Renewals', [...columns, 'renews'], chain.map((one) => [...row(one), one.renews ?? ''])),
    section('Frameworks above', columns, above.map(row)),
    section(`Beneath it (${beneath.items.length} of ${beneath.total})`, columns, beneath.items.map(row)),
  );
}
