import type { DocumentView } from '#libs/contracts';
import type { Sending } from './send-slowly.js';
import { sendSlowly } from './send-slowly.js';

/**
 * Adds a file to an agreement. What it is the server sees by its content: types that a system tells differ from one to the
 * next.
 *
 * @throws Refusal, Unreachable, and an `AbortError` where it was stopped.
 */
export function upload(agreement: string, file: File, sending: Pick<Sending, 'told' | 'signal'>): Promise<DocumentView> {
  const path = `/api/agreements/${encodeURIComponent(agreement)}/documents?name=${encodeURIComponent(file.name)}`;
  return sendSlowly(path, file, { ...sending, headers: { 'Content-Type': 'application/octet-stream' } });
}
