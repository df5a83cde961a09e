import { LuoshiError } from '#libs/kernel';
import { answerOf, refusedRight } from './answer.js';
import type { Answer, Command } from './command.js';
import { runOnce } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import { obligationRight } from './obligation-rights.js';
import { prepareObligationEvent } from './prepare-obligation-event.js';
import type { ObligationEventRequest } from './requests.js';
import { mustBeAt } from './version.js';
import { Work } from './work.js';

/** An office sends an event to an obligation: a report, its judgement, a new schedule. */
export class TransitionObligation {
  constructor(private readonly deps: Deps) {}

  /** @throws LuoshiError `obligation.not_found`, `store.version_mismatch`, `government.unknown`, `agreement.unknown`, `recurrence.never_fires`. */
  async execute(command: Command & { id: string; expected: number; request: ObligationEventRequest }): Promise<Answer> {
    const { deps } = this;
    const { id, expected, request, actor } = command;
    return runOnce(deps, request.type, command, async (tx, trace) => {
      const reference = await deps.holder.as(tx);
      const found = await tx.obligation(id);
      if (found === undefined) throw new LuoshiError('obligation.not_found', `There is no obligation ${id}.`, { id });
      const { obligation, agreement } = found;
      mustBeAt(obligation, expected);

      const work = new Work(tx, reference, deps.channels, trace);
      work.hold(agreement);
      work.hold(obligation);
      const stamp = stampNow(deps, reference, { actor: actor.id, office: actor.office }, await work.lastChange(obligation, request.type === 'LINK' ? request.payload.agreement : null));
      const { event, created } = await prepareObligationEvent(tx, reference, obligation, request, stamp);
      const other = request.type === 'LINK' ? (await work.agreement(request.payload.agreement)).context : null;
      const missing = obligationRight(reference.tree, agreement.context, obligation.context, other, event, actor.office);
      if (missing !== null) {
        work.refuse(obligation, event, missing.code, stamp, command.key?.key);
        return { answer: refusedRight(obligation, missing), changes: work.changes() };
      }
      const decision = await work.command(obligation, event, stamp, { key: command.key?.key });
      work.tellDue(deps);
      return { answer: answerOf(obligation, decision, decision.ok ? created : []), changes: work.changes() };
    });
  }
}
