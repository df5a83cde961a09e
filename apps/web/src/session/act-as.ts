import { api, must } from '../api/client.js';
import type { Session } from './session.js';
import { begin, session } from './session.js';

export type Person = 'first' | 'second';

/** The token of a person of the demonstration. */
export function actAs(office: string, person: Person): Promise<Session> {
  return must(api.POST('/api/demo/acting', { body: { office, person } }));
}

let lending: Promise<Session> | null = null;
/** On the demonstration whoever comes acts for the highest office, until another is chosen. One request, however often it is asked for; after a failure another. */
export function lendFirst(): Promise<Session> {
  lending ??= actAs('100000', 'first').then(
    (lent) => {
      if (session.get() === null) begin(lent);
      return lent;
    },
    (error: unknown) => {
      lending = null;
      throw error;
    },
  );
  return lending;
}

/** Which person of the demonstration it is; these have no names of their own. */
export const personOf = ({ name }: Session): Person => (name === 'demo, second person' ? 'second' : 'first');

/** Whose token this is; thrown as `Refusal` where the server does not know it. */
export async function sessionOf(token: string): Promise<Session> {
  return { ...(await must(api.GET('/api/session', { headers: { Authorization: `Bearer ${token}` } }))), token };
}
