import type { ObligationEvent } from '#libs/charts';
import type { ObligationView } from '#libs/contracts';
import * as sample from '../obligation-samples.js';
import { plusDays } from '../working-days.js';
import type { Owed } from './obligation-graph.js';
import type { Walk } from './walk.js';
import { BEGINNING, NATIONAL } from './walk.js';

const LEAD = '500000';
const PARTIES = [LEAD, sample.A, sample.B, '420000'];
/** Before anything that is owed comes due. */
const POINT = plusDays(BEGINNING, 8);

/** Goes a path of the obligation chart: each of its events by what an office or the clock does to bring it about. Answers the obligation. */
export async function walkObligation(walk: Walk, owed: Owed, path: readonly ObligationEvent[]): Promise<string> {
  const way = new ObligationWalk(walk, owed);
  for (const told of path) await way.act(told);
  return way.id;
}

class ObligationWalk {
  id = '';
  /** The reports, by their ids in the path. */
  private readonly reports = new Map<string, string>();
  /** The agreement that it is linked to. */
  private linked = 'none';

  constructor(
    private readonly walk: Walk,
    private readonly owed: Owed,
  ) {}

  async act(told: ObligationEvent): Promise<void> {
    const { walk, id } = this;
    const { today } = walk;
    const send = async (office: string, payload?: object): Promise<void> => void (await walk.owe(id, office, told.type, payload));
    switch (told.type) {
      case 'PLAN':
        return this.plan();
      case 'BIND':
        await walk.send(LEAD, 'OPEN_FOR_SIGNATURE');
        return void (await walk.send(LEAD, 'SIGN', { party: LEAD, on: today, signer: 'the head', manner: 'wet' }));
      case 'SUBMIT_REPORT': {
        const { party, delivers, id: name } = told.payload;
        const { body } = await walk.owe(id, party, 'SUBMIT_REPORT', { party, delivers, done: 'ten kilometres' });
        return void this.reports.set(name, body.created?.[0] ?? 'none');
      }
      case 'ACCEPT_REPORT':
        return send(NATIONAL, { report: this.reports.get(told.payload.report) });
      case 'RETURN_REPORT':
        return send(NATIONAL, { report: this.reports.get(told.payload.report), remark: 'no figures' });
      case 'RESCHEDULE':
        return send(LEAD, { reason: 'flood', schedule: this.schedule(plusDays(today, 60), told.payload.appearsOn === null ? null : 20) });
      case 'ASSIGN':
        return send(LEAD, { leadUnit: told.payload.leadUnit, reason: told.payload.reason });
      case 'REACH_MILESTONE':
        return send(sample.A, { milestone: (await this.view()).milestones[0]?.id, on: today });
      case 'RECORD_VALUE':
        return send(sample.A, { indicator: (await this.view()).indicators[0]?.id, on: today, value: 10, party: sample.A });
      case 'MEET_TERM':
        return send(NATIONAL, { term: (await this.view()).terms[0]?.id, on: today });
      case 'DROP_TERM':
        return send(LEAD, { term: (await this.view()).terms[0]?.id, reason: 'too dear' });
      case 'LINK':
        return this.link();
      case 'LINK_PASSED':
        return void (await walk.server.send(this.linked, LEAD, 'SUPERSEDE', { reason: 'renewed', by: await walk.another('after', PARTIES) }));
      case 'WAIVE':
        return send(NATIONAL, { reason: 'flood', approver: 'the minister', until: plusDays(today, 5) });
      case 'REINSTATE':
        return send(NATIONAL);
      case 'PARTY_LEFT':
        return void (await walk.send(LEAD, 'WITHDRAW_PARTY', { party: told.payload.party, reason: 'merged', document: 'No. 9' }));
      case 'CARRY_OVER':
        return this.carryOver();
      case 'SUSPEND':
        return void (await walk.send(NATIONAL, 'HOLD', { reason: 'flood', approver: 'the minister', until: plusDays(today, 400) }));
      case 'RESUME':
        return void (await walk.send(NATIONAL, 'RESUME'));
      case 'END':
        return void (await walk.send(LEAD, (await walk.view()).stage === 'proposed' ? 'SHELVE' : 'TERMINATE', { reason: 'given up' }));
      case 'CASE_CLOSED':
        return this.closeCase();
      case 'APPEARS':
      case 'DUE':
      case 'MILESTONE':
      case 'PRESS':
      case 'WAIVER_END':
        return walk.runOut((await this.view()).timers, told.type);
    }
  }

  private view(): Promise<ObligationView> {
    return this.walk.server.get(`/api/obligations/${this.id}`);
  }

  private schedule(first: string, leadDays: number | null): object {
    return this.owed.kind === 'once' ? { kind: 'once', dueOn: first, leadDays } : { kind: 'recurring', every: { n: 1, unit: 'month' }, from: first, leadDays };
  }

  private async plan(): Promise<void> {
    const { walk, owed: { appears, by, isRich, isUnsigned, isUnpressed, isUndated } } = this;
    const rich = { milestones: [{ title: 'Survey', dueOn: POINT }], indicators: [{ name: 'Kilometres', unit: 'km' }], terms: ['Both ends meet'] };
    const obligation = {
      title: 'Open the road', leadUnit: sample.A, parties: by === 'one' ? [sample.A] : [sample.A, sample.B], ...(isRich ? rich : {}),
      ...(isUndated ? {} : { schedule: this.schedule(plusDays(BEGINNING, appears === 'later' ? 49 : 18), appears === 'atOnce' ? null : 20) }),
    };
    if (isUnsigned) {
      const parties = PARTIES.map((code) => ({ code }));
      this.id = (await walk.propose(LEAD, { parties, rule: { kind: 'kOfN', k: 1 }, obligations: [obligation] })).created[0] ?? 'none';
    } else {
      await walk.register(PARTIES, { signed: plusDays(BEGINNING, -1), ...(isUnpressed ? { signatory_kind: 'department', signatories: 'Taxes', domains: ['taxation'] } : {}) });
      this.id = (await walk.send(LEAD, 'PLAN', { obligations: [obligation] })).body.created[0] ?? 'none';
    }
  }

  /** To another agreement of the same parties. */
  private async link(): Promise<void> {
    this.linked = await this.walk.another('linked', PARTIES);
    await this.walk.owe(this.id, LEAD, 'LINK', { agreement: this.linked });
  }

  /** Another agreement of the same parties takes the place of the one that it is owed under; where that one is on hold it ends, and leaves it to another. */
  private async carryOver(): Promise<void> {
    const { walk } = this;
    if ((await walk.view()).stage === 'onHold') return void (await walk.send(LEAD, 'TERMINATE', { reason: 'given up' }));
    await walk.send(LEAD, 'SUPERSEDE', { reason: 'renewed', by: await walk.another('next', PARTIES) });
  }

  /** Every office that was asked to press for it declines; where none was yet, the clock asks one. */
  private async closeCase(): Promise<void> {
    const { walk } = this;
    const { timers } = await this.view();
    if (timers.some(({ timer }) => timer === 'PRESS')) await walk.runOut(timers, 'PRESS');
    for (const { id, subject, state, office } of await walk.followUps()) if (subject === this.id && state === 'requested') await walk.press(id, office.code, 'DECLINE', { reason: 'not ours' });
  }
}
