import type { ImportView } from '#libs/contracts';
import type { Sending } from '../../api/send-slowly.js';
import { sendSlowly } from '../../api/send-slowly.js';
import { newKey } from '../../parts/form/draft.js';
import type { Kind } from './kinds.js';
import { KINDS } from './kinds.js';
import type { Letters } from './read-file.js';
import { bodyOf, endingOf, readFile } from './read-file.js';

type On = Pick<Sending, 'told' | 'signal'>;

/** A file as it was looked at: what is brought in afterwards is this text and no other, whatever becomes of the file. */
export interface Looked {
  view: ImportView;
  request: object;
  read: { name: string; letters: Letters }[];
  /** Under which it is brought in: the same at every try, so that a try whose answer was lost does nothing twice. */
  key: string;
}

/** Asks what a file would do. @throws Unread, Refusal, Unreachable, and an `AbortError` where it was stopped. */
export async function look(kind: Kind, file: File, former: File | null, on: On): Promise<Looked> {
  const main = await readFile(file, KINDS[kind].endings, on.signal);
  const history = former === null || kind !== 'governments' ? null : await readFile(former, ['csv'], on.signal);
  const request = { kind, format: endingOf(file.name), content: main.text, ...(history === null ? {} : { history: history.text }) };
  const view = await sendSlowly<ImportView>('/api/imports', bodyOf(file.name, { ...request, dryRun: true }), on);
  const read = [{ name: file.name, letters: main.letters }, ...(history === null || former === null ? [] : [{ name: former.name, letters: history.letters }])];
  return { view, request, read, key: newKey() };
}

/** Brings in what was looked at, and nothing else. @throws Refusal, Unreachable, and an `AbortError` where it was stopped. */
export const bringIn = ({ view, request, read, key }: Looked, on: On): Promise<ImportView> =>
  sendSlowly('/api/imports', bodyOf(read[0]?.name ?? '', { ...request, seen: view.seen, limit: 0 }), { ...on, headers: { 'Idempotency-Key': key } });
