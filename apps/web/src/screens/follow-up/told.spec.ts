import { describe, expect, it } from '@jest/globals';
import type { FollowUpView } from '#libs/contracts';
import { toldOf } from './told.js';

const by = (on: string): { on: string; actor: string } => ({ on, actor: 'clerk' });
const nothing = { receipts: [], responses: [], returned: [], extensions: [], contests: [], disputes: [], waivers: [], key: null, pickedUp: null, declined: null, withdrawn: null, concluded: null, struckOff: null };
const lines = (more: object): string[] =>
  toldOf({ ...nothing, ...more } as unknown as FollowUpView, (code) => `name of ${code}`).map(({ on, event, party, text, more: fields }) => [on, event, party, text, ...fields.flat()].filter((one) => one !== null && one !== '').join(' '));

describe('what was said in a follow-up', () => {
  it('is told by day, and of one day in the order in which a follow-up goes', () => {
    expect(lines({
      receipts: [{ party: 'A', actor: 'x', at: '2026-01-02T09:00:00+08:00', by: 'acknowledgement' }, { party: 'B', actor: 'x', at: '2026-01-05T09:00:00+08:00', by: 'response' }],
      responses: [{ party: 'A', ...by('2026-01-09'), text: 'again', evidence: [], nextOn: '2026-03-01' }],
      returned: [{ remark: 'no figures', ...by('2026-01-08'), time: { days: 5, because: 'remained' }, responses: [{ party: 'B', ...by('2026-01-05'), text: 'begun', evidence: [] }] }],
      concluded: { ...by('2026-01-09') }, struckOff: { ...by('2026-01-10'), evidence: 'a report', failureType: 'latePerformance' },
    })).toEqual([
      '2026-01-02 ACKNOWLEDGE A', '2026-01-05 RESPOND B begun', '2026-01-08 RETURN no figures days 5', '2026-01-09 RESPOND A again nextOn 2026-03-01', '2026-01-09 CONCLUDE', '2026-01-10 STRIKE_OFF a report failureType latePerformance',
    ]);
  });

  it('has what was asked for together with what was decided on it', () => {
    expect(lines({
      extensions: [{ party: 'A', reason: 'flood', ...by('2026-01-02'), dueOn: '2026-01-20', until: '2026-02-01', days: 8, decided: { ...by('2026-01-03'), granted: false } }],
      contests: [{ party: 'B', reason: 'not ours', ...by('2026-01-02'), decided: { ...by('2026-01-04'), upheld: true, reason: 'so it is' } }],
      disputes: [{ party: 'A', with: 'B', reason: 'who builds', ...by('2026-01-06'), settled: { ...by('2026-01-07'), decision: 'both', duties: [{ party: 'A', does: 'the road' }] } }],
      waivers: [{ reason: 'flood', approver: 'the minister', until: '2026-06-01', ...by('2026-01-08'), lifted: { ...by('2026-01-09'), reason: 'dry again' } }],
    })).toEqual([
      '2026-01-02 REQUEST_EXTENSION A flood until 2026-02-01', '2026-01-02 CONTEST B not ours', '2026-01-03 REFUSE_EXTENSION with name of A', '2026-01-04 contestUpheld so it is with name of B',
      '2026-01-06 DISPUTE A who builds with name of B', '2026-01-07 SETTLE both duty name of A: the road', '2026-01-08 WAIVE flood approver the minister until 2026-06-01', '2026-01-09 LIFT_WAIVER dry again',
    ]);
  });
});
