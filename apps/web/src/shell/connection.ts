import { cell } from '../cell.js';

/** Whether the server answers. While it does not, it is asked again every two seconds. */
export const isLost = cell(false);

const AGAIN = 2_000;
const LIMIT = 5_000;
let asking = false;

/** A request got no answer. */
export function lost(): void {
  isLost.set(true);
  if (asking) return;
  asking = true;
  setTimeout(() => void ask(), AGAIN);
}

async function ask(): Promise<void> {
  const answers = await fetch('/livez', { signal: AbortSignal.timeout(LIMIT), cache: 'no-store' }).then(({ ok }) => ok, () => false);
  if (!answers) return void setTimeout(() => void ask(), AGAIN);
  asking = false;
  isLost.set(false);
}

globalThis.addEventListener('offline', lost);
