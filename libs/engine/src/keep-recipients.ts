import { LuoshiError, newId } from '#libs/kernel';
import type { Actor, Command } from './command.js';
import { answerUnder, keptUnder } from './command.js';
import type { Deps } from './deps.js';
import { stampAfter } from './deps.js';
import { mustKnow } from './known-codes.js';
import type { Recipient, ReferenceChange, Tx } from './ports/index.js';
import type { Reference } from './reference.js';
import { Work } from './work.js';

/** What a recipient is told to be; the engine gives the rest. */
export type RecipientSettings = Omit<Recipient, 'id' | 'version' | 'createdAt'>;

/** Who asks; an administrator keeps the recipients of every office, anybody else those of the own. */
interface Who {
  actor: Actor;
  admin: boolean;
}

/** What came of it: the person, and whether the office might. */
interface Kept {
  recipient: Recipient;
  isAllowed: boolean;
}

/** Who of an office is told by mail. Each change is an audit entry. */
export class KeepRecipients {
  constructor(private readonly deps: Deps) {}

  /** Under a key that came before, what was answered then. @throws LuoshiError `right.own_office_only`, `recipient.address_known`, `government.unknown`, `idempotency.key_reused`. */
  async add({ settings, key, ...who }: Who & { settings: RecipientSettings; key?: Command['key'] }): Promise<Recipient> {
    return this.change(who, (reference) => {
      mustKnowOffice(reference, settings.office);
      mustBeNew(reference, settings.address, null);
      const createdAt = this.deps.clock.now();
      return { id: newId(createdAt), version: 1, createdAt, ...settings };
    }, 'RECIPIENT_ADDED', key);
  }

  /** @throws LuoshiError `recipient.not_found`, `store.version_mismatch`, and those of `add`. */
  async set({ id, expected, settings, ...who }: Who & { id: string; expected: number; settings: RecipientSettings }): Promise<Recipient> {
    return this.change(who, (reference) => {
      mustKnowOffice(reference, settings.office);
      const { version, createdAt } = known(reference, id, expected, who);
      mustBeNew(reference, settings.address, id);
      return { id, version: version + 1, createdAt, ...settings };
    }, 'RECIPIENT_CHANGED');
  }

  /** Mail that waits for the person is not sent any more. @throws LuoshiError `recipient.not_found`, `store.version_mismatch`. */
  async remove({ id, expected, ...who }: Who & { id: string; expected: number }): Promise<Recipient> {
    return this.change(who, (reference) => known(reference, id, expected, who), 'RECIPIENT_REMOVED');
  }

  /** `next` sees the data as nobody else changes them. A right that is missing is an entry too. */
  private async change(who: Who, next: (reference: Reference) => Recipient, type: 'RECIPIENT_ADDED' | 'RECIPIENT_CHANGED' | 'RECIPIENT_REMOVED', key?: Command['key']): Promise<Recipient> {
    const { deps } = this;
    const done = await deps.holder.changing(() => deps.unitOfWork.exclusive(async (tx): Promise<Kept> => {
      const known = await answerUnder<Kept>(tx, key, deps.clock.now());
      if (known !== undefined) return known;
      const reference = await deps.holder.as(tx);
      const recipient = next(reference);
      const kept = { recipient, isAllowed: who.admin || recipient.office === who.actor.office };
      await this.record(tx, reference, who, kept, type, key);
      return kept;
    }));
    if (!done.isAllowed) throw new LuoshiError('right.own_office_only', 'An office keeps its own recipients; an administrator those of every office.', { office: done.recipient.office });
    return done.recipient;
  }

  private async record(tx: Tx, reference: Reference, { actor }: Who, kept: Kept, type: string, key: Command['key']): Promise<void> {
    const { recipient, isAllowed } = kept;
    const { id, version, createdAt: _, ...told } = recipient;
    const work = new Work(tx, reference, this.deps.channels);
    const stamp = await stampAfter(this.deps, tx, reference, { actor: actor.id, office: actor.office }, id);
    work.enter({
      record: { kind: 'recipient', id, version }, event: { type, payload: told }, from: null, to: null, consequences: [],
      outcome: isAllowed ? 'done' : 'refused', refusal: isAllowed ? null : 'right.own_office_only',
    }, stamp, key?.key);
    const change: ReferenceChange = type === 'RECIPIENT_REMOVED' ? { kind: 'recipientGone', id } : { kind: 'recipient', recipient };
    await tx.record(keptUnder(key, kept, stamp.at, { ...work.changes(), ...(isAllowed ? { reference: [change] } : {}) }));
  }
}

/** What another office keeps is not there for whoever asks. */
function known(reference: Reference, id: string, expected: number, { actor, admin }: Who): Recipient {
  const recipient = reference.recipient(id);
  if (recipient === undefined || (!admin && recipient.office !== actor.office)) throw new LuoshiError('recipient.not_found', `There is no recipient ${id}.`, { id });
  if (recipient.version !== expected) {
    throw new LuoshiError('store.version_mismatch', `The recipient is at version ${recipient.version}, not ${expected}: it changed since it was read.`, { expected, version: recipient.version });
  }
  return recipient;
}

function mustKnowOffice({ tree }: Reference, office: string): void {
  if (!/^J\w+$/.test(office)) mustKnow(tree, [['office', office]]);
}

function mustBeNew(reference: Reference, address: string, but: string | null): void {
  const same = reference.rows.recipients.find((one) => one.id !== but && one.address.toLowerCase() === address.toLowerCase());
  if (same !== undefined) throw new LuoshiError('recipient.address_known', 'Somebody is told under this address already. One address is one person, who gets one digest a day.', { address });
}
