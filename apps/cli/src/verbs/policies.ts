import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { PoliciesPreviewView, RecomputedView } from '#libs/contracts';
import { atWork } from '../at-work.js';
import { table } from '../table.js';

/** `luoshi policies preview <file>` and `luoshi policies recompute`: whose dates a change of policies moves. */
export function addPolicies(policies: Command): void {
  policies
    .command('preview')
    .description('whose dates the policies of a file would change; nothing is done')
    .argument('<file>', 'one policy or a list of them, JSON')
    .action(async (file: string, _options: object, command: Command) => {
      const told: unknown = JSON.parse(readFileSync(file, 'utf8'));
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.post<PoliciesPreviewView>('/api/policies/preview', { policies: Array.isArray(told) ? told : [told] }), previewText);
      });
    });
  policies
    .command('recompute')
    .description('date what runs by the policies that apply now, with a note in the history of each record')
    .action(async (_options: object, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.post<RecomputedView>('/api/policies/recompute', {}), ({ looked, recomputed }) => `${recomputed} of ${looked} records with a running clock are dated anew`);
      });
    });
}

function previewText({ affected, more }: PoliciesPreviewView): string {
  const rows = affected.flatMap(({ kind, id, agreement, policy, clocks }) => clocks.map(({ timer, dueOn, newDueOn }) => [agreement, kind, id, policy, timer, dueOn, newDueOn]));
  return `${rows.length === 0 ? '' : `${table(['agreement', 'kind', 'id', 'policy', 'clock', 'due on', 'would be'], rows)}\n\n`}${affected.length}${more ? ' and more' : ''} would be affected`;
}
