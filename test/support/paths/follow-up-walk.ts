import type { FollowUpEvent } from '#libs/charts';
import { followUpChart } from '#libs/charts';
import type { FollowUpView } from '#libs/contracts';
import type { FollowUpRequest } from '#libs/engine';
import { followUpRequest } from '../follow-up-request.js';
import * as sample from '../follow-up-samples.js';
import { shippedPolicies } from '../shipped-data.js';
import { plusDays, workingDay } from '../working-days.js';
import type { Cast } from './follow-up-graph.js';
import type { Walk } from './walk.js';
import { bringIn, CAPPED, NATIONAL } from './walk.js';

const SICHUAN = '510000';
const [BAZHONG, DAZHOU, HANZHONG, ANKANG] = ['511900', '511700', '610700', '610900'];
const [WANYUAN, TONGJIANG, ZHENBA] = ['511781', '511921', '610728'];

/** Who promised something, the lead first, and who of them the samples' P and Q are. In each Sichuan is the office that is asked. */
const CASTS: Record<Cast, { parties: string[]; P: string; Q: string; form?: string }> = {
  alone: { parties: [HANZHONG, BAZHONG, ANKANG], P: BAZHONG, Q: HANZHONG },
  two: { parties: [HANZHONG, BAZHONG, DAZHOU, ANKANG], P: BAZHONG, Q: DAZHOU },
  last: { parties: [HANZHONG, BAZHONG, ANKANG], P: BAZHONG, Q: HANZHONG, form: CAPPED },
  joined: { parties: [ZHENBA, WANYUAN, TONGJIANG], P: WANYUAN, Q: TONGJIANG },
};

const BY_PARTY = ['ACKNOWLEDGE', 'RESPOND', 'REQUEST_EXTENSION', 'CONTEST', 'DISPUTE'];
const isSent = (type: string): type is FollowUpRequest['type'] => followUpChart.publicEvents.some((one) => one === type);

/** Goes a path of the follow-up chart: each of its events by what an office or the clock does to bring it about. Answers the follow-up. */
export async function walkFollowUp(walk: Walk, cast: Cast, path: readonly FollowUpEvent[]): Promise<string> {
  const way = new FollowUpWalk(walk, cast);
  for (const told of path) await way.act(told);
  return way.id;
}

class FollowUpWalk {
  id = '';

  constructor(
    private readonly walk: Walk,
    private readonly cast: Cast,
  ) {}

  async act(told: FollowUpEvent): Promise<void> {
    const { walk, id } = this;
    const { parties: [lead = ''] } = CASTS[this.cast];
    if (isSent(told.type)) return this.send(told, told.type);
    switch (told.type) {
      case 'REQUEST':
        return id === '' ? this.ask() : this.join();
      case 'RESOLVE':
        return void (await walk.send(lead, 'TERMINATE', { reason: 'given up' }));
      case 'RELEASE':
        return void (await walk.send(lead, 'WITHDRAW_PARTY', { party: this.code(told.payload.party), reason: 'merged', document: 'No. 9' }));
      case 'SUSPEND':
        return void (await walk.send(NATIONAL, 'HOLD', { reason: 'flood', approver: 'the minister', until: plusDays(walk.today, 400) }));
      case 'RESUME':
        return void (await walk.send(NATIONAL, 'RESUME'));
      case 'POLICY_CHANGED':
        return this.changePolicy();
      default:
        return walk.runOut((await this.view()).timers, told.type);
    }
  }

  private view(): Promise<FollowUpView> {
    return this.walk.server.get(`/api/follow-ups/${this.id}`);
  }

  private code(party: string): string {
    const { P, Q } = CASTS[this.cast];
    return party === sample.P ? P : Q;
  }

  private async send(told: FollowUpEvent, type: FollowUpRequest['type']): Promise<void> {
    const { walk } = this;
    const party = this.code('party' in told.payload ? told.payload.party : sample.P);
    const due = type === 'REQUEST_EXTENSION' ? (await this.view()).timers.find(({ timer }) => timer === 'HANDLING_END')?.dueOn : undefined;
    const until = due === undefined ? plusDays(walk.today, 5) : workingDay(due, 5);
    const { payload } = followUpRequest(type, party, until, told.type === 'DECIDE_CONTEST' && told.payload.upheld);
    if (BY_PARTY.includes(type)) await walk.press(this.id, party, type, payload);
    else await walk.press(this.id, type === 'PICK_UP' ? NATIONAL : SICHUAN, type, payload, told.actor);
  }

  /** An agreement that was signed long ago is flagged. On the second rung the office is asked when one beneath it stayed silent, and another did not. */
  private async ask(): Promise<void> {
    const { walk } = this;
    const { parties, form } = CASTS[this.cast];
    await walk.register(parties, form === undefined ? {} : { form });
    await walk.sweep();
    if (this.cast === 'joined') {
      await walk.press(await this.at(BAZHONG), BAZHONG, 'OPEN');
      const silent = await this.at(DAZHOU);
      await walk.runOut((await walk.server.get<FollowUpView>(`/api/follow-ups/${silent}`)).timers, 'GRACE_END');
    }
    this.id = await this.at(SICHUAN);
  }

  /** Takes over what the other office beneath has: its party comes to those that are pressed already. */
  private async join(): Promise<void> {
    await this.walk.press(await this.at(BAZHONG), SICHUAN, 'PICK_UP', { reason: 'too slow' });
  }

  private async at(office: string): Promise<string> {
    return (await this.walk.followUps()).find((one) => one.office.code === office)?.id ?? 'none';
  }

  private async changePolicy(): Promise<void> {
    const { server } = this.walk;
    const { total } = await server.get<{ total: number }>('/api/policies?limit=1');
    const [policy] = shippedPolicies() as [object];
    await bringIn(server, 'policies', [{ ...policy, version: total + 1 }]);
    await server.post('/api/policies/recompute', {});
  }
}
