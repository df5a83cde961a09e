import type { DocumentView } from '#libs/contracts';
import { session } from '../session/session.js';
import { refused, unanswered } from './client.js';

export interface Sending {
  /** Told as the file leaves, the part of it that has left. */
  told: (part: number) => void;
  /** Aborted, nothing of the file is kept. */
  signal: AbortSignal;
}

/**
 * Adds a file to an agreement. What it is the server sees by its content: types that a system tells differ from one to the
 * next. Sent by XMLHttpRequest, as `fetch` does not tell how much has left.
 *
 * @throws Refusal, Unreachable, and an `AbortError` where it was stopped.
 */
export async function upload(agreement: string, file: File, { told, signal }: Sending): Promise<DocumentView> {
  const request = new XMLHttpRequest();
  const answered = new Promise<Response>((answer, fail) => {
    request.upload.onprogress = ({ loaded }) => told(file.size === 0 ? 1 : loaded / file.size);
    request.onload = () => answer(new Response(request.responseText, { status: request.status, statusText: request.statusText, headers: { 'retry-after': request.getResponseHeader('retry-after') ?? '' } }));
    request.onerror = () => fail(unanswered(new TypeError('The file was not answered.')));
    request.onabort = () => fail(new DOMException('The file was stopped.', 'AbortError'));
  });
  request.open('POST', `/api/agreements/${encodeURIComponent(agreement)}/documents?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  const current = session.get();
  if (current !== null) request.setRequestHeader('Authorization', `Bearer ${current.token}`);
  signal.addEventListener('abort', () => request.abort());
  request.send(file);
  const response = await answered;
  if (!response.ok) throw await refused(response);
  return (await response.json()) as DocumentView;
}
