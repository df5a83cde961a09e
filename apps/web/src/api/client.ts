import createClient from 'openapi-fetch';
import type { Receipt } from '#libs/contracts';
import { lost } from '../shell/connection.js';
import { session, ended } from '../session/session.js';
import type { paths } from '../../generated/api.js';
import { Refusal, refusalOf, Unreachable } from './refusal.js';

/** The doors, as their own document tells them. An answer that is no success is thrown as `Refusal`, none at all as `Unreachable`. */
export const api = createClient<paths>({ baseUrl: '/' });

api.use({
  onRequest({ request }) {
    const current = session.get();
    if (current !== null) request.headers.set('Authorization', `Bearer ${current.token}`);
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await refused(response);
    return undefined;
  },
  onError({ error }) {
    return error instanceof Refusal || (error instanceof DOMException && error.name === 'AbortError') ? undefined : unanswered(error);
  },
});

/** The refusal in an answer; the screens hear where it ends the session or the connection. */
export async function refused(response: Response): Promise<Refusal> {
  const refusal = await refusalOf(response);
  if (refusal.problem.status === 401) ended();
  if (refusal.problem.code === 'server.unclear' && refusal.problem.status >= 502) lost();
  return refusal;
}

/** What stands for an answer that did not come; the screens hear that the connection is lost. */
export function unanswered(cause: unknown): Unreachable {
  lost();
  return new Unreachable(cause);
}

/** The body of an answer that succeeded. */
export async function must<T>(asked: Promise<{ data?: T }>): Promise<T> {
  const { data } = await asked;
  return data as T;
}

export interface Sending {
  /** The version of the record that was seen; absent where a record is made. */
  version?: number;
  /** The same at every try, so that a try whose answer was lost does nothing twice. */
  key: string;
}

/** Sends what a form of the contract made; the server judges it. */
export function send(path: string, body: unknown, { version, key }: Sending): Promise<Receipt> {
  const headers = { 'Idempotency-Key': key, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) };
  return must(api.POST(path as '/api/agreements', { body: body as never, headers }));
}
