import { createHash, randomBytes } from 'node:crypto';
import type { CivilDate } from '#libs/kernel';
import { LuoshiError, newId } from '#libs/kernel';
import type { Actor } from './command.js';
import type { Deps } from './deps.js';
import { stampAfter } from './deps.js';
import { mustKnow } from './known-codes.js';
import type { ReferenceChange, Token } from './ports/index.js';
import { Work } from './work.js';

/** The form under which a token's secret is stored and looked up. */
export function tokenHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Who sits where: tokens of offices, and seats known to be empty. Each change is an audit entry. */
export class Appoint {
  constructor(private readonly deps: Deps) {}

  /**
   * A new token for a person or machine of an office (a government's code, or a joint office's id `J…`). The secret is
   * told once and never stored.
   *
   * @throws LuoshiError `government.unknown`.
   */
  async token({ office, name, admin, actor }: { office: string; name: string; admin: boolean; actor: Actor }): Promise<{ token: Token; secret: string }> {
    if (!/^J\w+$/.test(office)) mustKnow(this.deps.holder.now.tree, [['office', office]]);
    const secret = `luoshi_${randomBytes(24).toString('base64url')}`;
    const createdAt = this.deps.clock.now();
    const token: Token = { id: newId(createdAt), hash: tokenHash(secret), office, name, admin, createdAt };
    await this.change('token', token.id, 'TOKEN_ADDED', { office, name, admin }, { kind: 'token', token }, actor);
    return { token, secret };
  }

  /** Records that the seat of a government's coordination office is vacant (空缺), or no longer is. @throws LuoshiError `government.unknown`. */
  async vacancy({ government, vacant, since, note, actor }: { government: string; vacant: boolean; since: CivilDate | null; note: string; actor: Actor }): Promise<void> {
    const { tree, zone } = this.deps.holder.now;
    if (tree.find(government) === undefined) throw new LuoshiError('government.unknown', `No government has the code '${government}'.`, { unknown: [{ at: 'code', code: government }] });
    const from = since ?? zone.dateAt(this.deps.clock.now());
    const change: ReferenceChange = vacant ? { kind: 'vacancy', vacancy: { government, since: from, note } } : { kind: 'vacancyEnded', government };
    await this.change('office', government, vacant ? 'OFFICE_VACANT' : 'OFFICE_FILLED', { since: from, note }, change, actor);
  }

  private async change(kind: 'token' | 'office', id: string, type: string, payload: object, change: ReferenceChange, actor: Actor): Promise<void> {
    const { deps } = this;
    await deps.holder.changing(() => deps.unitOfWork.exclusive(async (tx) => {
      const reference = await deps.holder.as(tx);
      const work = new Work(tx, reference, deps.channels);
      const stamp = await stampAfter(deps, tx, reference, { actor: actor.id, office: actor.office }, id);
      work.enter({ record: { kind, id, version: 0 }, event: { type, payload }, from: null, to: null, outcome: 'done', refusal: null, consequences: [] }, stamp);
      await tx.record({ ...work.changes(), reference: [change] });
    }));
  }
}
