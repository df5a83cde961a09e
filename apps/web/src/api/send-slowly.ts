import { session } from '../session/session.js';
import { refused, unanswered } from './client.js';

export interface Sending {
  /** Told as it leaves, the part of it that has left. */
  told: (part: number) => void;
  /** Aborted, nothing that has not left whole is taken. */
  signal: AbortSignal;
  headers?: Record<string, string>;
}

/**
 * Posts what is large. Sent by XMLHttpRequest, as `fetch` does not tell how much has left.
 *
 * @throws Refusal, Unreachable, and an `AbortError` where it was stopped.
 */
export async function sendSlowly<T>(path: string, body: Blob, { told, signal, headers = {} }: Sending): Promise<T> {
  signal.throwIfAborted();
  const request = new XMLHttpRequest();
  const answered = new Promise<Response>((answer, fail) => {
    request.upload.onprogress = ({ loaded, total }) => told(total === 0 ? 1 : loaded / total);
    request.upload.onload = () => told(1);
    request.onload = () => answer(new Response(request.responseText, { status: request.status, statusText: request.statusText, headers: { 'retry-after': request.getResponseHeader('retry-after') ?? '' } }));
    request.onerror = () => fail(unanswered(new TypeError('What was sent was not answered.')));
    request.onabort = () => fail(new DOMException('It was stopped.', 'AbortError'));
  });
  request.open('POST', path);
  const current = session.get();
  if (current !== null) request.setRequestHeader('Authorization', `Bearer ${current.token}`);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  signal.addEventListener('abort', () => request.abort());
  request.send(body);
  const response = await answered;
  if (!response.ok) throw await refused(response);
  return (await response.json()) as T;
}

export const wasStopped = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
