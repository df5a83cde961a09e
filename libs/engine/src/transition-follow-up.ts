import { LuoshiError } from '#libs/kernel';
import { answerOf, refusedRight } from './answer.js';
import type { Answer, Command } from './command.js';
import { runOnce } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import { WHOLE } from './open-case.js';
import { prepareFollowUpEvent } from './prepare-follow-up-event.js';
import type { FollowUpRequest } from './requests.js';
import { followUpRight } from './rights.js';
import { mustBeAt } from './version.js';
import { Work } from './work.js';

/** An office sends an event to a follow-up: receipt, response, conclusion, strike-off. */
export class TransitionFollowUp {
  constructor(private readonly deps: Deps) {}

  /** @throws LuoshiError `follow_up.not_found`, `store.version_mismatch`. */
  async execute(command: Command & { id: string; expected: number; request: FollowUpRequest }): Promise<Answer> {
    const { deps } = this;
    const { id, expected, request, actor } = command;
    return runOnce(deps, request.type, command, async (tx, trace) => {
      const reference = await deps.holder.as(tx);
      const found = await tx.followUp(id);
      if (found === undefined) throw new LuoshiError('follow_up.not_found', `There is no follow-up ${id}.`, { id });
      const { followUp, agreement } = found;
      mustBeAt(followUp, expected);

      const work = new Work(tx, reference, deps.channels, trace);
      work.hold(agreement);
      work.hold(followUp);
      // What it is about, or who takes it over, may have changed later than either of these.
      const latest = followUp.context.subject === WHOLE && request.type !== 'PICK_UP' ? followUp.at : await work.lastChange(followUp);
      const stamp = stampNow(deps, reference, { actor: actor.id, office: actor.office }, Math.max(latest, agreement.at));
      const missing = followUpRight(reference.tree, followUp.context, request, actor.office);
      if (missing !== null) {
        work.refuse(followUp, request, missing.code, stamp, command.key?.key);
        return { answer: refusedRight(followUp, missing), changes: work.changes() };
      }
      const { event, asked } = await prepareFollowUpEvent(tx, reference, { followUp, agreement }, request, stamp);
      const decision = await work.command(followUp, event, stamp, { key: command.key?.key, asked });
      work.tellDue(deps);
      return { answer: answerOf(followUp, decision), changes: work.changes() };
    });
  }
}
