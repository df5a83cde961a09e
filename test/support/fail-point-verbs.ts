import type { Verdict } from '#libs/charts';
import type { Answer, AgreementRequest, FollowUpRequest, ObligationEventRequest } from '#libs/engine';
import { clerk } from './installation.js';
import type { Installation } from './installation.js';
import { followUpsFor, monthly, obligationsOf, reportOf, tell as tellObligation } from './owed.js';
import { shippedPolicies } from './shipped-data.js';

/**
 * What is broken off at each of its statements. A command comes through whole or not at all; what goes in batches (it tells its
 * `outcome`) comes through batch by batch, and once it is asked again it ends as if nothing had been.
 */
export interface Verb {
  name: string;
  /** What must stand before, done without a fault. */
  before?: () => Promise<unknown>;
  act: () => Promise<unknown>;
  /** Of what goes in batches: what it comes to. */
  outcome?: () => Promise<unknown>;
  /** It is expected to be refused, which is an entry as well. */
  isRefused?: boolean;
}

const [BAZHONG, HANZHONG, GUANGYUAN, SICHUAN, SHAANXI, NATIONAL] = ['511900', '610700', '510800', '510000', '610000', '100000'] as const;
const PLANNED = '2026-12-01';
/** In the spring nobody reported for months, and the offices above were asked. */
const LATE = '2027-04-15';
const reason = 'as things stand';

/**
 * The loop that offices work in every day, as one life: two agreements that owe one obligation together, its reports, the follow-up that
 * presses for it, verdicts, revisions, and what an office keeps of its people.
 */
export function loopVerbs(world: () => Installation): Verb[] {
  const ids = { home: '', twin: '', drafted: '', heir: '', handover: '' };
  const people: string[] = [];

  const owed = async (agreement = ids.home): Promise<string> => (await obligationsOf(world(), agreement))[0]?.id ?? '';
  const duty = (name: string, request: ObligationEventRequest | (() => Promise<ObligationEventRequest>), office: string, more: Partial<Verb> = {}): Verb => ({
    name, ...more, act: async () => tellObligation(world(), await owed(), typeof request === 'function' ? await request() : request, office),
  });
  const report = async (party: string): Promise<string> => (await obligationsOf(world(), ids.home))[0]?.context.reports.findLast((one) => one.party === party)?.id ?? '';
  const accepting = async (party: string): Promise<ObligationEventRequest> => ({ type: 'ACCEPT_REPORT', payload: { report: await report(party) } });
  const thing = async (kind: 'milestones' | 'indicators' | 'terms', agreement = ids.home): Promise<string> => (await obligationsOf(world(), agreement))[0]?.context[kind][0]?.id ?? '';

  const home = (name: string, request: AgreementRequest | (() => Promise<AgreementRequest>), office: string, more: Partial<Verb> = {}): Verb => ({
    name, ...more, act: async () => world().tell(ids.home, typeof request === 'function' ? await request() : request, office),
  });
  const amendment = async (): Promise<string> => (await world().agreement(ids.home)).context.revisions.find(({ status }) => status === 'proposed')?.id ?? '';
  const amend = { type: 'AMEND', payload: { changes: { title: 'The road and the bridge' }, reason } } satisfies AgreementRequest;
  const drop = { type: 'AMEND', payload: { changes: { title: 'The bridge alone' }, reason } } satisfies AgreementRequest;
  const signing = (party: string) => async (): Promise<AgreementRequest> => ({ type: 'SIGN_AMENDMENT', payload: { amendment: await amendment(), party, signer: 'the head' } });
  const verdict: Verdict = { completion: 'notStarted', obligations: [], scores: [] };

  /** The follow-up of an office for what is owed. */
  const slip = (name: string, request: FollowUpRequest, person: string, office?: string, of: string = SICHUAN): Verb => ({ name, act: () => press(request, person, office, of) });
  const press = async (request: FollowUpRequest, person: string, office?: string, of: string = SICHUAN): Promise<Answer> => {
    const [followUp] = (await followUpsFor(world(), ids.home, await owed())).filter(({ context }) => context.office === of);
    return world().tellFollowUp(followUp ?? { id: '' }, request, person, office);
  };
  const extension = async (): Promise<FollowUpRequest> => {
    const [followUp] = (await followUpsFor(world(), ids.home, await owed())).filter(({ context }) => context.office === SICHUAN);
    return { type: 'REQUEST_EXTENSION', payload: { party: BAZHONG, reason, until: world().workingDay(followUp?.timers.HANDLING_END?.dueOn ?? '', 3) } };
  };

  const recipient = { office: BAZHONG, name: 'Li', address: 'li@bazhong.example', language: 'en' as const, digest: true, quiet: { weekdays: [], hours: null, until: null } };
  const kept = (): { id: string; expected: number; actor: ReturnType<typeof clerk>; admin: boolean } => {
    const [one] = world().engine.reference.rows.recipients;
    return { id: one?.id ?? '', expected: one?.version ?? 0, actor: clerk(BAZHONG), admin: false };
  };
  const policy = { ...(shippedPolicies()[0] as object), version: 2, press: { graceDays: [7], handlingDays: [9], remindEvery: 2 } };
  const clocks = async (): Promise<unknown> => (await world().everyRecord()).map(({ id, version, timers }) => [id, version, timers]);
  const findings = async (): Promise<unknown> => [(await world().engine.reads.findings({}, { limit: 200 })).items, (await world().engine.reads.lastCheck())?.day];
  const everything = async (): Promise<unknown> => [await world().asked(ids.home), (await world().entries()).length];

  const prepare = async (): Promise<void> => {
    world().on(PLANNED);
    const parties = [BAZHONG, HANZHONG, GUANGYUAN];
    ids.home = await world().signed({ parties, on: PLANNED, planned: false });
    ids.twin = await world().signed({ parties, on: PLANNED, planned: false });
    ids.drafted = await world().propose({ parties, planned: false }, { obligations: [{ ...monthly, terms: ['Both ends meet'] }] });
  };
  const planned = {
    ...monthly, schedule: { ...monthly.schedule, from: '2026-12-31' }, terms: ['Both ends meet'], milestones: [{ title: 'Survey', dueOn: '2026-12-20' }], indicators: [{ name: 'Kilometres', unit: 'km', target: 40 }],
  } as typeof monthly;
  const begin = async (): Promise<void> => {
    await world().ask(ids.home, { type: 'START_IMPLEMENTATION', payload: {} }, BAZHONG);
    await world().ask(ids.twin, { type: 'START_IMPLEMENTATION', payload: {} }, BAZHONG);
  };
  const renew = async (): Promise<void> => void (ids.heir = await world().signed({ parties: [BAZHONG, HANZHONG], on: PLANNED, planned: false }));
  const hire = async (): Promise<void> => {
    for (const name of ['Zhang', 'Li']) people.push((await world().engine.appoint.token({ office: BAZHONG, name, admin: false, actor: clerk(NATIONAL) })).token.id);
  };
  const readNotice = async (): Promise<unknown> => {
    const { items: [notice] } = await world().engine.inbox.notices(BAZHONG, {}, { limit: 1 });
    return world().engine.readNotice.execute({ key: { record: notice?.record ?? '', version: notice?.version ?? 0 }, actor: clerk(BAZHONG) });
  };
  const [leaver, successor] = [() => people[0] ?? '', () => people[1] ?? ''];

  return [
    home('PLAN of what recurs', { type: 'PLAN', payload: { obligations: [planned] } }, BAZHONG, { before: prepare }),
    { name: 'DROP_TERM', act: async () => tellObligation(world(), await owed(ids.drafted), { type: 'DROP_TERM', payload: { term: await thing('terms', ids.drafted), reason } }, BAZHONG) },
    duty('REACH_MILESTONE', async () => ({ type: 'REACH_MILESTONE', payload: { milestone: await thing('milestones'), on: PLANNED } }), BAZHONG),
    duty('RECORD_VALUE', async () => ({ type: 'RECORD_VALUE', payload: { indicator: await thing('indicators'), on: PLANNED, value: 12, party: BAZHONG } }), BAZHONG),
    duty('MEET_TERM', async () => ({ type: 'MEET_TERM', payload: { term: await thing('terms'), on: PLANNED } }), SICHUAN),
    duty('RESCHEDULE', { type: 'RESCHEDULE', payload: { schedule: { kind: 'recurring', every: { n: 1, unit: 'month' }, from: '2027-01-31', until: null, monthEnd: 'lastDay', leadDays: null, nonWorking: 'keep' }, reason } }, BAZHONG),
    duty('ASSIGN', { type: 'ASSIGN', payload: { responsibleUnit: HANZHONG, reason } }, BAZHONG),
    duty('LINK, another agreement owes it too', () => Promise.resolve({ type: 'LINK', payload: { agreement: ids.twin } }), BAZHONG),
    duty('SUBMIT_REPORT', reportOf(BAZHONG), BAZHONG),
    duty('RETURN_REPORT', async () => ({ type: 'RETURN_REPORT', payload: { report: await report(BAZHONG), remark: 'no figures' } }), SICHUAN),
    duty('SUBMIT_REPORT again', reportOf(BAZHONG), BAZHONG),
    duty('SUBMIT_REPORT by another', reportOf(HANZHONG), HANZHONG),
    home('WITHDRAW_PARTY, nobody else is awaited', { type: 'WITHDRAW_PARTY', payload: { party: GUANGYUAN, reason: 'merged', document: 'No. 9' } }, GUANGYUAN),
    duty('ACCEPT_REPORT, evidence for both', () => accepting(BAZHONG), SICHUAN),
    duty('ACCEPT_REPORT, the next period begins', () => accepting(HANZHONG), SHAANXI),
    { name: 'a sweep that opens a case for what is owed', before: begin, act: () => world().tickOn(LATE), outcome: everything },
    slip('MARK_KEY', { type: 'MARK_KEY', payload: { reason } }, 'clerk', NATIONAL),
    slip('UNMARK_KEY', { type: 'UNMARK_KEY', payload: { reason } }, 'clerk', NATIONAL),
    { ...slip('ACKNOWLEDGE', { type: 'ACKNOWLEDGE', payload: { party: BAZHONG } }, 'reporter'), before: () => press({ type: 'OPEN', payload: {} }, 'clerk') },
    { name: 'REQUEST_EXTENSION', act: async () => press(await extension(), 'reporter') },
    slip('REFUSE_EXTENSION', { type: 'REFUSE_EXTENSION', payload: { remark: 'no need' } }, 'clerk'),
    { ...slip('GRANT_EXTENSION', { type: 'GRANT_EXTENSION', payload: {} }, 'clerk'), before: async () => press(await extension(), 'reporter') },
    slip('CONTEST', { type: 'CONTEST', payload: { party: BAZHONG, reason } }, 'reporter'),
    slip('DECIDE_CONTEST', { type: 'DECIDE_CONTEST', payload: { upheld: false, reason } }, 'clerk'),
    slip('DISPUTE', { type: 'DISPUTE', payload: { party: BAZHONG, with: SICHUAN, reason } }, 'reporter'),
    slip('SETTLE', { type: 'SETTLE', payload: { decision: 'each its half', duties: [{ party: BAZHONG, does: 'its half' }] } }, 'clerk'),
    slip('WAIVE of a slip', { type: 'WAIVE', payload: { reason, approver: 'the head', until: '2027-12-31' } }, 'clerk'),
    slip('LIFT_WAIVER', { type: 'LIFT_WAIVER', payload: { reason } }, 'clerk'),
    slip('PICK_UP by the office above', { type: 'PICK_UP', payload: { reason } }, 'clerk', NATIONAL, SHAANXI),
    slip('WITHDRAW of a slip', { type: 'WITHDRAW', payload: { reason } }, 'clerk'),
    { name: 'a notice is read', act: readNotice },
    { name: 'a policy', act: () => world().engine.importReference.policies({ list: [policy], actor: clerk(NATIONAL), dryRun: false }) },
    { name: 'clocks dated anew by a policy', act: () => world().engine.recomputePolicies.execute({ actor: clerk(NATIONAL) }), outcome: clocks },
    { name: 'the standing checks', act: () => world().engine.runChecks.all(), outcome: findings },
    duty('WAIVE', { type: 'WAIVE', payload: { reason, approver: 'the minister', until: '2027-12-31' } }, NATIONAL),
    duty('REINSTATE', { type: 'REINSTATE', payload: {} }, NATIONAL),
    home('SELF_EVALUATE', { type: 'SELF_EVALUATE', payload: { ...verdict, party: BAZHONG } }, BAZHONG),
    home('EVALUATE, a bad mark is pressed', { type: 'EVALUATE', payload: { ...verdict, evaluator: 'the institute', commissionedBy: 'the ministry', declaration: 'independent' } }, NATIONAL),
    home('REOPEN', { type: 'REOPEN', payload: { reason } }, NATIONAL),
    home('AMEND', amend, BAZHONG),
    home('SIGN_AMENDMENT', signing(BAZHONG), BAZHONG),
    home('SIGN_AMENDMENT, it takes effect', signing(HANZHONG), HANZHONG),
    home('DROP_AMENDMENT', async () => ({ type: 'DROP_AMENDMENT', payload: { amendment: await amendment(), reason } }), BAZHONG, { before: () => world().ask(ids.home, drop, BAZHONG) }),
    home('CORRECT', { type: 'CORRECT', payload: { changes: { title: 'The road and a bridge' }, reason } }, BAZHONG),
    home('UPDATE', { type: 'UPDATE', payload: { changes: { contacts: [{ party: BAZHONG, contact: 'Li' }] }, reason } }, BAZHONG),
    { name: 'a recipient', act: () => world().engine.keepRecipients.add({ settings: recipient, actor: clerk(BAZHONG), admin: false }) },
    { name: 'a recipient who moves', act: () => world().engine.keepRecipients.set({ ...kept(), settings: { ...recipient, name: 'Li the elder' } }) },
    { name: 'a recipient who goes', act: () => world().engine.keepRecipients.remove(kept()) },
    { name: 'a handover', before: hire, act: async () => (ids.handover = (await world().engine.handOver.handOver({ office: BAZHONG, from: leaver(), to: successor(), note: '', actor: { id: leaver(), office: BAZHONG } })).id) },
    { name: 'a handover taken over', act: () => world().engine.handOver.takeOver({ office: BAZHONG, id: ids.handover, actor: { id: successor(), office: BAZHONG } }) },
    { name: 'SUPERSEDE, what it shares passes on', before: renew, act: () => world().tell(ids.twin, { type: 'SUPERSEDE', payload: { reason, by: ids.heir } }, BAZHONG) },
    home('TERMINATE, what is owed goes on under the other', { type: 'TERMINATE', payload: { reason } }, BAZHONG),
  ];
}
