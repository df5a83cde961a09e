import { createHash } from 'node:crypto';
import { LuoshiError, newId } from '#libs/kernel';
import { refusedRight } from './answer.js';
import type { Command, Refusal } from './command.js';
import { runOnce } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import { isAtWork } from './ports/index.js';
import type { StoredAgreement, StoredDocument } from './ports/index.js';
import { documentRight } from './rights.js';
import { Work } from './work.js';

/** A file that was kept. */
export interface DocumentAdded {
  ok: true;
  id: string;
  document: StoredDocument;
}

/** An office adds a file to an agreement: bytes, their SHA-256 computed here, and an audit entry that tells it. */
export class AddDocument {
  constructor(private readonly deps: Deps) {}

  /** `type` is what the content was found to be. @throws LuoshiError `agreement.not_found`. */
  execute(command: Command & { agreement: string; name: string; type: string; content: Uint8Array }): Promise<DocumentAdded | Refusal> {
    const { deps } = this;
    const { agreement: id, name, type, content, actor, key } = command;
    const sha256 = createHash('sha256').update(content).digest('hex');
    return runOnce<DocumentAdded | Refusal>(deps, 'ADD_DOCUMENT', { ...command, id }, async (tx, trace) => {
      const reference = await deps.holder.as(tx);
      const agreement = await tx.agreement(id);
      if (agreement === undefined) throw new LuoshiError('agreement.not_found', `There is no agreement ${id}.`, { id });
      const work = new Work(tx, reference, deps.channels, trace);
      work.hold(agreement);
      const stamp = stampNow(deps, reference, { actor: actor.id, office: actor.office }, await work.lastChange(agreement));
      const version = (await tx.lastVersion(id, name)) + 1;
      const document: StoredDocument = { id: newId(stamp.at), agreement: id, name, version, type, size: content.byteLength, sha256, office: actor.office, actor: actor.id, at: stamp.at };

      const missing = documentRight(reference.tree, agreement.context, await supervisingOffices(work, agreement), actor.office);
      const event = { type: 'ADD_DOCUMENT', payload: { name, version, type, size: document.size, sha256 } };
      const told = { record: { kind: 'document' as const, id: document.id, version: missing === null ? version : 0 }, event, from: null, to: null, consequences: [] };
      work.enter({ ...told, outcome: missing === null ? 'done' : 'refused', refusal: missing?.code ?? null }, stamp, key?.key, id);
      if (missing !== null) return { answer: refusedRight(agreement, missing), changes: work.changes() };
      return { answer: { ok: true, id: document.id, document }, changes: { ...work.changes(), documents: [{ document, content }] } };
    });
  }
}

/** The offices at work on a follow-up of it, and the joint office, where one is designated. */
async function supervisingOffices(work: Work, { id, context: { joint } }: StoredAgreement): Promise<string[]> {
  const asked = (await work.followUpsOf(id)).flatMap(({ state, context }) => (isAtWork(state) ? [context.office] : []));
  return joint === null ? asked : [...asked, joint.id];
}
