import type { Actor, Engine } from '#libs/engine';
import { tokenHash } from '#libs/engine';
import type { Token } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';

/** The hand that makes them, in the audit trail. */
const DEMO: Actor = { id: 'demo', office: '100000' };

/** Names by which a browser on this machine reaches it; a page of another host would come under its own. */
const HERE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** Whether an address that is listened on is reached from this machine alone. */
export const isLoopback = (host: string): boolean => HERE.test(host.includes(':') ? `[${host}]` : host);

/**
 * People of any office, for whoever tries the demonstration in a browser on its own machine: their tokens are made at
 * their first use, change nothing of the installation, and are the same until the server stops.
 */
export class DemoPeople {
  private readonly known = new Map<string, Promise<string>>();

  constructor(private readonly engine: Engine) {}

  /** @throws LuoshiError `demo.elsewhere`, `government.unknown`. */
  async person(host: string | undefined, office: string, person: string): Promise<{ token: Token; secret: string }> {
    if (!HERE.test(host ?? '')) throw new LuoshiError('demo.elsewhere', 'People of the demonstration are lent on its own machine alone.');
    const name = `demo, ${person} person`;
    const key = `${office} ${person}`;
    const making = this.known.get(key) ?? this.engine.appoint.token({ office, name, admin: false, actor: DEMO }).then((made) => made.secret);
    this.known.set(key, making);
    try {
      const secret = await making;
      const token = this.engine.reference.tokenByHash(tokenHash(secret));
      if (token === undefined) throw new LuoshiError('auth.token_unknown', 'This token is not known.');
      return { token, secret };
    } catch (error) {
      this.known.delete(key);
      throw error;
    }
  }
}
