import { existsSync } from 'node:fs';
import type { Running } from './run.js';
import { Summary } from './summary.js';

const SHOWN = 12;

/** What a start tells on the terminal as soon as requests are answered: where to look. */
export function banner({ engine, url, tokenPath, newToken, restoredFrom }: Running): string {
  return [
    `Luoshi 落实 is ready: ${url}`,
    `  API ${url}/api    documents ${url}/api/docs`,
    tokenText(newToken, tokenPath),
    ...(restoredFrom === null ? [] : [`  restored from the backup of ${engine.reference.zone.format3339(restoredFrom)}`]),
  ].join('\n');
}

/** Of many processes one made the first token, and keeps it. */
function tokenText(made: string | null, path: string): string {
  if (made !== null) return `  token ${made} (kept in ${path})`;
  return existsSync(path) ? `  token: in ${path}` : '  token: kept where the first process started';
}

/** What it tells once the clock has caught up: what is signed and not implemented, and who is pressed. */
export async function standing({ engine }: Running): Promise<string> {
  const { total, byStage, signedNotImplemented, pressing } = await new Summary(engine).view();
  const offices = pressing.most.slice(0, SHOWN).map(({ name, open }) => `${name} (${open})`);
  const more = pressing.offices > SHOWN ? `, and ${pressing.offices - SHOWN} more` : '';
  return [
    `  ${total} agreements: ${Object.entries(byStage).map(([stage, count]) => `${count} ${stage}`).join(', ') || 'none yet'}`,
    `  ${signedNotImplemented.count} signed and not implemented`,
    `  being pressed: ${offices.length === 0 ? 'nobody' : offices.join(', ') + more}`,
  ].join('\n');
}
