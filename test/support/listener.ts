import { newestEntry } from '#libs/contracts';

/** Somebody who listens at a door to what comes on record. */
export interface Listener {
  headers: Headers;
  /** The number of the newest entry, as it is told next; undefined when the stream has ended. */
  next: () => Promise<number | undefined>;
  leave: () => void;
}

export async function listenTo(url: string, token: string): Promise<Listener> {
  const leaving = new AbortController();
  const { body, headers } = await fetch(`${url}/api/events`, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal });
  const reader = (body ?? new ReadableStream<Uint8Array<ArrayBuffer>>()).pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<number | undefined> => {
    const { value } = await reader.read();
    if (value === undefined) return undefined;
    // A quiet stream says that it is still there.
    if (value.startsWith(':')) return next();
    return newestEntry.parse(JSON.parse(/^data: (.*)\n\n$/.exec(value)?.[1] ?? 'null')).entry;
  };
  return { next, leave: () => leaving.abort(), headers };
}
