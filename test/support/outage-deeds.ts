import type { FollowUpRequest, ObligationEventRequest } from '#libs/engine';
import type { StoredFollowUp } from '#libs/engine/ports';
import { AT_WORK } from '#libs/engine/ports';
import { addDays } from '#libs/kernel';
import { followUpRequest } from './follow-up-request.js';
import type { Installation } from './installation.js';
import { clerk } from './installation.js';

export const DEED_KINDS = ['answer', 'answer', 'answer', 'answer', 'answer', 'answer', 'hold', 'resume', 'waive owed', 'reinstate'] as const;

/** What somebody does while no clock is looked at, some days after what was done before; `which` picks the record, `dice` the variant. */
export interface Deed {
  kind: (typeof DEED_KINDS)[number];
  which: number;
  dice: number;
  after: number;
}

/** Does it; what is refused stops and starts no clock, and must not. */
export async function perform(installation: Installation, { kind, which, dice, after }: Deed): Promise<void> {
  installation.at += after * 86_400_000;
  const { engine } = installation;
  const until = addDays(engine.today(), 4 * (dice % 30) - 3);
  switch (kind) {
    case 'answer': {
      const { items } = await engine.reads.followUps({ states: AT_WORK }, { limit: 200 });
      const followUp = items.sort((a, b) => (a.id < b.id ? -1 : 1))[which % items.length];
      if (followUp !== undefined) await installation.tellFollowUp(followUp, ...answerTo(installation, followUp, dice, until));
      return;
    }
    case 'hold':
    case 'resume': {
      const { items } = await engine.reads.agreements({}, { limit: 200 });
      const agreement = items[which % items.length];
      if (agreement === undefined) return;
      const office = commonOf(installation, agreement.context.parties.map(({ code }) => code));
      await installation.tell(agreement.id, kind === 'resume' ? { type: 'RESUME', payload: {} } : { type: 'HOLD', payload: { reason: 'flood', approver: 'the minister', until } }, office);
      return;
    }
    case 'waive owed':
    case 'reinstate': {
      const { items } = await engine.reads.obligations({}, { limit: 200 });
      const owed = items[which % items.length];
      if (owed === undefined) return;
      const actor = clerk(commonOf(installation, owed.context.parties));
      const request: ObligationEventRequest = kind === 'reinstate' ? { type: 'REINSTATE', payload: {} } : { type: 'WAIVE', payload: { reason: 'flood', approver: 'the minister', until } };
      await engine.transitionObligation.execute({ id: owed.id, expected: owed.version, request, actor });
    }
  }
}

function commonOf({ engine }: Installation, parties: string[]): string {
  return engine.showLadder.execute({ parties, on: engine.today() }).common?.code ?? '';
}

const WITH_PARTIES = ['RESPOND', 'RESPOND', 'RESPOND', 'RESPOND', 'REQUEST_EXTENSION', 'RESPOND', 'WITHDRAW', 'CONTEST', 'REQUEST_EXTENSION', 'DISPUTE', 'CONCLUDE', 'WAIVE'] as const;

/** What may be done next with a follow-up, and by whose hand. */
function answerTo({ engine }: Installation, { state, context, timers }: StoredFollowUp, dice: number, until: string): [FollowUpRequest, string] {
  const awaited = context.presses.filter((party) => !context.responses.some((response) => response.party === party));
  const party = awaited[dice % awaited.length] ?? context.presses[0] ?? '';
  const ask = (type: FollowUpRequest['type']): FollowUpRequest => followUpRequest(type, party, until, dice % 5 === 4);
  switch (state) {
    case 'requested.awaiting':
      return [ask((['OPEN', 'OPEN', 'WAIVE', 'DECLINE', 'OPEN', 'CONTEST'] as const)[dice % 6] ?? 'OPEN'), 'opener'];
    case 'review':
      return [ask((['CONCLUDE', 'CONCLUDE', 'RETURN', 'WAIVE'] as const)[dice % 4] ?? 'CONCLUDE'), 'chief'];
    case 'contested':
      return [ask('DECIDE_CONTEST'), 'chief'];
    case 'disputed':
      return [ask('SETTLE'), 'chief'];
    case 'waived':
      return [ask('LIFT_WAIVER'), 'chief'];
    case 'concluded':
    case 'concludedOnHold':
      return [ask('STRIKE_OFF'), 'second'];
  }
  if (context.extensions.some(({ decided }) => decided === null) && dice % 3 < 2) return [ask(dice % 3 === 0 ? 'GRANT_EXTENSION' : 'REFUSE_EXTENSION'), 'chief'];
  const type = WITH_PARTIES[dice % WITH_PARTIES.length] ?? 'RESPOND';
  // Most ask for some working days more, as they may.
  if (type === 'REQUEST_EXTENSION') return [followUpRequest(type, party, engine.reference.calendar.add(timers.HANDLING_END?.dueOn ?? engine.today(), 1 + (dice % 22)).date), 'reporter'];
  return [ask(type), 'reporter'];
}
