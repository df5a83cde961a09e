import { agreementChart, blankAgreement, signatories } from '#libs/charts';
import { newId } from '#libs/kernel';
import { answerOf, refusedRight } from './answer.js';
import type { Answer, Command } from './command.js';
import { runOnce } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import { mustKnowAgreement } from './known-agreement.js';
import { codesOf, mustDiffer, mustKnow } from './known-codes.js';
import { planObligations } from './plan-obligation.js';
import type { StoredAgreement } from './ports/index.js';
import type { ProposalRequest } from './requests.js';
import { agreementRight } from './rights.js';
import { Work } from './work.js';

/** A party proposes an agreement (拟议): a new record in `proposed.drafting`. */
export class ProposeAgreement {
  constructor(private readonly deps: Deps) {}

  /** @throws LuoshiError `government.unknown`, `government.named_twice` with every such code and its place, `agreement.unknown`. */
  execute(command: Command & { proposal: ProposalRequest }): Promise<Answer> {
    const { deps } = this;
    const { proposal, actor } = command;
    return runOnce(deps, 'PROPOSE', command, async (tx, trace) => {
      const reference = await deps.holder.as(tx);
      const parties = proposal.parties.map((party, index): [string, string] => [`parties.${index}.code`, party.code]);
      mustKnow(reference.tree, [
        ...parties,
        ['lead', proposal.lead],
        ...codesOf(proposal.obligations, 'obligations'),
      ]);
      mustDiffer(reference.tree, parties);
      if (proposal.renews !== null) await mustKnowAgreement(tx, 'renews', proposal.renews, null);
      if (proposal.under !== null) await mustKnowAgreement(tx, 'under', proposal.under, null);
      const stamp = stampNow(deps, reference, { actor: actor.id, office: actor.office }, 0);
      const obligations = planObligations(reference, proposal.obligations, signatories(proposal), stamp);
      const record: StoredAgreement = { kind: 'agreement', id: newId(stamp.at), chart: agreementChart.version, version: 0, state: 'start', context: blankAgreement, timers: {}, at: stamp.at };
      const event = { type: 'PROPOSE' as const, payload: { ...proposal, obligations } };

      const work = new Work(tx, reference, deps.channels, trace);
      const missing = agreementRight(reference.tree, { ...blankAgreement, ...event.payload }, event, actor.office);
      if (missing !== null) {
        work.refuse(record, event, missing.code, stamp, command.key?.key);
        return { answer: refusedRight(record, missing), changes: work.changes() };
      }
      const decision = await work.command(record, event, stamp, { key: command.key?.key });
      return { answer: answerOf(record, decision, obligations.map(({ id }) => id)), changes: work.changes() };
    });
  }
}
