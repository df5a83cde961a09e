import type { Command } from 'commander';
import type { FollowUpView } from '#libs/contracts';
import { atWork } from '../at-work.js';
import { fields, parts, section } from '../table.js';
import { allowedText, minute, timersText } from '../words.js';

/** `luoshi follow-ups show <id>`. */
export function addFollowUpsShow(followUps: Command): void {
  followUps
    .command('show')
    .description('a follow-up whole: why this office was asked, what was answered, what can be sent now')
    .argument('<id>')
    .action(async (id: string, _options: object, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.get<FollowUpView>(`/api/follow-ups/${encodeURIComponent(id)}`), followUpText);
      });
    });
}

function followUpText(followUp: FollowUpView): string {
  const { id, state, version, agreement, rule, subject, office, level, rung, presses, policy, notice, slip, declined, key, pickedUp, withdrawn, concluded, struckOff, outcome } = followUp;
  return parts(
    fields([
      ['follow-up', id],
      ['state', `${state} (version ${version})`],
      ['agreement', agreement],
      ['rule', `${rule}, subject ${subject}`],
      ['office', `${office.name} ${office.code}${office.vacant ? ' (vacant)' : ''}, rung ${rung + 1} (${level})`],
      ['presses', presses.map(({ name, code }) => `${name} ${code}`).join(', ')],
      ['policy', `${policy.id}@${policy.version} (${policy.because})`],
      ['requested', `${minute(notice.requestedAt)}, ${notice.reminders} reminders`],
      ['slip', slip && `${slip.number}, ${slip.on}`],
      ['key supervision', key && `${key.on}, by ${key.office}: ${key.reason}`],
      ['taken over', pickedUp && `${pickedUp.on}, by ${pickedUp.office}: ${pickedUp.reason}`],
      ['withdrawn', withdrawn && `${withdrawn.on}: ${withdrawn.reason}`],
      ['declined', declined && `${declined.on}: ${declined.reason}`],
      ['concluded', concluded && `${concluded.on}${concluded.remark === undefined ? '' : `: ${concluded.remark}`}`],
      ['struck off', struckOff && `${struckOff.on}, against ${struckOff.evidence}${struckOff.failureType === null ? '' : `, ${struckOff.failureType}`}`],
      ['outcome', outcome],
    ]),
    section('Why this office was asked', ['party by party'], followUp.because.map((text) => [text])),
    section('Passed over', ['office', 'why'], followUp.skipped.map((one) => [one.office, one.why])),
    section('Acknowledged', ['party', 'at', 'by'], followUp.receipts.map(({ party, at, by }) => [party, minute(at), by])),
    section('Responses', ['party', 'on', 'text', 'evidence', 'reports again'], followUp.responses.map(({ party, on, text, evidence, nextOn }) => [party, on, text, evidence.map(({ title }) => title).join('; '), nextOn ?? ''])),
    section('Returned', ['on', 'remark', 'time given'], followUp.returned.map(({ on, remark, time }) => [on, remark, time === undefined ? '' : `${time.days} working days (${time.because === 'remained' ? 'what remained' : 'none remained'})`])),
    section('More time', ['party', 'until', 'working days', 'why', 'decided'], followUp.extensions.map(({ party, until, days, reason, decided }) => [party, until, String(days), reason, decided === null ? 'waits' : `${decided.granted ? 'granted' : 'refused'} ${decided.on}`])),
    section('Contested', ['party', 'on', 'why', 'decided'], followUp.contests.map(({ party, on, reason, decided }) => [party, on, reason, decided === null ? 'waits' : `${decided.upheld ? 'upheld' : 'rejected'} ${decided.on}: ${decided.reason}`])),
    section('Disputed', ['party', 'with', 'why', 'settled'], followUp.disputes.map(({ party, with: other, reason, settled }) => [party, other, reason, settled === null ? 'waits' : [settled.decision, ...settled.duties.map(({ party: unit, does }) => `${unit}: ${does}`)].join('; ')])),
    section('Waived', ['until', 'approved by', 'why', 'lifted'], followUp.waivers.map(({ until, approver, reason, lifted }) => [until, approver, reason, lifted === null ? '' : `${lifted.on}: ${lifted.reason}`])),
    section('Clocks stood still', ['from', 'until', 'why'], followUp.pauses.map(({ from, until, why }) => [minute(from), until === null ? '' : minute(until), why])),
    section('Silent', ['since', 'during'], followUp.silent.map(({ since, during }) => [minute(since), during])),
    section('Course', ['state', 'since', 'until'], followUp.nodes.map(({ state: node, at, until }) => [node, minute(at), until === null ? '' : minute(until)])),
    timersText(followUp.timers),
    allowedText(followUp.allowed),
  );
}
