import type { NewestEntry } from '#libs/contracts';
import { refusalOf, Unreachable } from '../api/refusal.js';

/** The server says every quarter of a minute that it is still there. */
const SILENCE = 40_000;

/**
 * Hears of everything that comes on record, until the server ends the stream. Read with `fetch`: an EventSource shows no
 * token.
 *
 * @throws Refusal, Unreachable
 */
export async function listen(token: string, signal: AbortSignal, tell: (entry: number) => void): Promise<void> {
  const response = await fetch('/api/events', { headers: { Authorization: `Bearer ${token}` }, cache: 'no-store', signal }).catch((error: unknown) => {
    throw new Unreachable(error);
  });
  if (!response.ok || response.body === null) throw await refusalOf(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ; ) {
    const { done, value } = await soon(reader.read()).catch((error: unknown) => {
      throw new Unreachable(error);
    });
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) if (event.startsWith('data: ')) tell((JSON.parse(event.slice('data: '.length)) as NewestEntry).entry);
  }
}

/** What does not come within a time is given up. */
async function soon<T>(coming: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('The server has fallen silent.')), SILENCE)));
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
