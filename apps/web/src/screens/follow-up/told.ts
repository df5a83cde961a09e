import type { FollowUpView } from '#libs/contracts';

type Evidence = FollowUpView['responses'][number]['evidence'];

/** One thing that was said or decided in a follow-up. */
export interface Told {
  on: string;
  /** The event by which it was said. */
  event: string;
  /** The party it is of; null where the supervising office or a higher one speaks. */
  party: string | null;
  text: string;
  /** More of it: by the name of its field. */
  more: [field: 'until' | 'with' | 'approver' | 'nextOn' | 'days' | 'duty' | 'failureType' | 'office', text: string][];
  evidence: Evidence;
}

const told = (on: string, event: string, text: string | undefined, { party = null, more = [], evidence = [] }: Partial<Pick<Told, 'party' | 'more' | 'evidence'>> = {}): Told => ({ on, event, party, text: text ?? '', more, evidence });

/** All that was said and decided, by day; of one day in the order in which a follow-up goes. */
export function toldOf(followUp: FollowUpView, nameOf: (code: string) => string): Told[] {
  const { receipts, responses, returned, extensions, contests, disputes, waivers, key, pickedUp, declined, withdrawn, concluded, struckOff } = followUp;
  const answered = (round: FollowUpView['responses']): Told[] =>
    round.map(({ party, on, text, evidence, nextOn }) => told(on, 'RESPOND', text, { party, evidence, more: nextOn === undefined ? [] : [['nextOn', nextOn]] }));
  const all = [
    ...(declined === null ? [] : [told(declined.on, 'DECLINE', declined.reason)]),
    ...(pickedUp === null ? [] : [told(pickedUp.on, 'PICK_UP', pickedUp.reason, { more: [['office', nameOf(pickedUp.office)]] })]),
    ...(key === null ? [] : [told(key.on, 'MARK_KEY', key.reason, { more: [['office', nameOf(key.office)]] })]),
    ...receipts.filter(({ by }) => by === 'acknowledgement').map(({ party, at }) => told(at.slice(0, 10), 'ACKNOWLEDGE', '', { party })),
    ...extensions.flatMap(({ party, reason, on, until, decided }) => [
      told(on, 'REQUEST_EXTENSION', reason, { party, more: [['until', until]] }),
      ...(decided === null ? [] : [told(decided.on, decided.granted ? 'GRANT_EXTENSION' : 'REFUSE_EXTENSION', decided.remark, { more: [['with', nameOf(party)]] })]),
    ]),
    ...contests.flatMap(({ party, reason, on, decided }) => [
      told(on, 'CONTEST', reason, { party }), ...(decided === null ? [] : [told(decided.on, decided.upheld ? 'contestUpheld' : 'contestRejected', decided.reason, { more: [['with', nameOf(party)]] })]),
    ]),
    ...disputes.flatMap(({ party, with: other, reason, on, settled }) => [
      told(on, 'DISPUTE', reason, { party, more: [['with', nameOf(other)]] }),
      ...(settled === null ? [] : [told(settled.on, 'SETTLE', settled.decision, { more: settled.duties.map((duty): Told['more'][number] => ['duty', `${nameOf(duty.party)}: ${duty.does}`]) })]),
    ]),
    ...waivers.flatMap(({ reason, approver, until, on, lifted }) => [
      told(on, 'WAIVE', reason, { more: [['approver', approver], ['until', until]] }), ...(lifted === null ? [] : [told(lifted.on, 'LIFT_WAIVER', lifted.reason)]),
    ]),
    ...returned.flatMap((round) => [...answered(round.responses), told(round.on, 'RETURN', round.remark, { more: round.time === undefined ? [] : [['days', String(round.time.days)]] })]),
    ...answered(responses),
    ...(withdrawn === null ? [] : [told(withdrawn.on, 'WITHDRAW', withdrawn.reason)]),
    ...(concluded === null ? [] : [told(concluded.on, 'CONCLUDE', concluded.remark)]),
    ...(struckOff === null ? [] : [told(struckOff.on, 'STRIKE_OFF', struckOff.evidence, { more: struckOff.failureType === null ? [] : [['failureType', struckOff.failureType]] })]),
  ];
  return all.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
