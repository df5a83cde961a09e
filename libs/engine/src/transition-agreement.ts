import { LuoshiError } from '#libs/kernel';
import { answerOf, refusedRight } from './answer.js';
import type { Answer, Command } from './command.js';
import { runOnce } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import { prepareAgreementEvent } from './prepare-agreement-event.js';
import type { AgreementRequest } from './requests.js';
import { agreementRight } from './rights.js';
import { mustBeAt } from './version.js';
import { Work } from './work.js';

/** An office sends an event to an agreement; right and chart decide. */
export class TransitionAgreement {
  constructor(private readonly deps: Deps) {}

  /** @throws LuoshiError `agreement.not_found`, `store.version_mismatch`, `government.unknown`, `agreement.unknown`. */
  async execute(command: Command & { id: string; expected: number; request: AgreementRequest }): Promise<Answer> {
    const { deps } = this;
    const { id, expected, request, actor } = command;
    return runOnce(deps, request.type, command, async (tx, trace) => {
      const reference = await deps.holder.as(tx);
      const agreement = await tx.agreement(id);
      if (agreement === undefined) throw new LuoshiError('agreement.not_found', `There is no agreement ${id}.`, { id });
      mustBeAt(agreement, expected);

      const work = new Work(tx, reference, deps.channels, trace);
      work.hold(agreement);
      const stamp = stampNow(deps, reference, { actor: actor.id, office: actor.office }, await work.lastChange(agreement, request.type === 'SUPERSEDE' ? request.payload.by : null));
      const { event, created, asked } = await prepareAgreementEvent(tx, reference, agreement, request, stamp);
      const missing = agreementRight(reference.tree, agreement.context, event, actor.office);
      if (missing !== null) {
        work.refuse(agreement, event, missing.code, stamp, command.key?.key);
        return { answer: refusedRight(agreement, missing), changes: work.changes() };
      }
      const decision = await work.command(agreement, event, stamp, { key: command.key?.key, ...(asked === undefined ? {} : { asked }) });
      work.tellDue(deps);
      return { answer: answerOf(agreement, decision, created), changes: work.changes() };
    });
  }
}
