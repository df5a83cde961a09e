import type { FollowUpEvent } from '#libs/charts';
import { LuoshiError, yearOf } from '#libs/kernel';
import { answerOf, refusedRight } from './answer.js';
import type { Answer, Command } from './command.js';
import { runOnce } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import { knownFile } from './known-document.js';
import { WHOLE } from './open-case.js';
import type { StoredFollowUp, Tx } from './ports/index.js';
import type { Reference } from './reference.js';
import type { FollowUpRequest } from './requests.js';
import { followUpRight } from './rights.js';
import type { Stamp } from './stamp.js';
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
      const latest = followUp.context.subject === WHOLE ? followUp.at : await work.lastChange(followUp);
      const stamp = stampNow(deps, reference, { actor: actor.id, office: actor.office }, Math.max(latest, agreement.at));
      const missing = followUpRight(followUp.context, request, actor.office);
      if (missing !== null) {
        work.refuse(followUp, request, missing.code, stamp, command.key?.key);
        return { answer: refusedRight(followUp, missing), changes: work.changes() };
      }
      const event = await prepare(tx, reference, followUp, request, stamp);
      const decision = await work.command(followUp, event, stamp, { key: command.key?.key });
      work.tellDue(deps);
      return { answer: answerOf(followUp, decision), changes: work.changes() };
    });
  }
}

async function prepare(tx: Tx, reference: Reference, followUp: StoredFollowUp, request: FollowUpRequest, stamp: Stamp): Promise<Pick<FollowUpEvent, 'type' | 'payload'>> {
  if (request.type === 'OPEN') return open(tx, reference, followUp, stamp);
  if (request.type !== 'RESPOND') return request;
  const evidence = request.payload.evidence.map(async ({ document, ...told }, index) =>
    document === undefined ? told : { ...told, file: await knownFile(tx, `payload.evidence.${index}.document`, document, followUp.context.agreement) });
  return { type: 'RESPOND', payload: { ...request.payload, evidence: await Promise.all(evidence) } };
}

/** An opened case gets its slip number, `川督〔2026〕12号`: per issuing office and year, the office by the short name of its province where it has one. */
async function open(tx: Tx, reference: Reference, followUp: StoredFollowUp, stamp: Stamp): Promise<Pick<FollowUpEvent, 'type' | 'payload'>> {
  // A number is drawn only where the case can open, so that a refusal leaves no gap.
  if (!followUp.state.startsWith('requested')) return { type: 'OPEN', payload: { slip: '' } };
  const year = yearOf(stamp.today);
  const number = await tx.nextSlip(followUp.context.office, year);
  return { type: 'OPEN', payload: { slip: `${slipPrefix(reference, followUp.context)}〔${year}〕${number}号` } };
}

function slipPrefix(reference: Reference, { office, officeName }: StoredFollowUp['context']): string {
  return `${SHORT_NAMES[office] ?? reference.tree.find(office)?.name ?? officeName}督`;
}

/** The one-character names of the provinces (GB/T 2260 codes), as document numbers use them; the state's is 国. */
const SHORT_NAMES: Record<string, string> = {
  100000: '国', 110000: '京', 120000: '津', 130000: '冀', 140000: '晋', 150000: '内蒙古', 210000: '辽', 220000: '吉', 230000: '黑',
  310000: '沪', 320000: '苏', 330000: '浙', 340000: '皖', 350000: '闽', 360000: '赣', 370000: '鲁', 410000: '豫', 420000: '鄂',
  430000: '湘', 440000: '粤', 450000: '桂', 460000: '琼', 500000: '渝', 510000: '川', 520000: '黔', 530000: '滇', 540000: '藏',
  610000: '陕', 620000: '甘', 630000: '青', 640000: '宁', 650000: '新',
};
