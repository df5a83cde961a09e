import type { Command } from 'commander';
import type { ObligationView } from '#libs/contracts';
import { atWork } from '../at-work.js';
import { fields, parts, plain, section } from '../table.js';
import { allowedText, timersText } from '../words.js';

/** `luoshi obligations show <id>`. */
export function addObligationsShow(obligations: Command): void {
  obligations
    .command('show')
    .description('an obligation whole: who owes it, what was reported, what can be sent now')
    .argument('<id>')
    .action(async (id: string, _options: object, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.get<ObligationView>(`/api/obligations/${encodeURIComponent(id)}`), obligationText);
      });
    });
}

function obligationText(obligation: ObligationView): string {
  const { id, title, state, version, agreements, category, leadUnit, responsibleUnit, supportingUnits, period, dueOn, appearsOn, fulfilment, waiver, nobodyAsked, end } = obligation;
  return parts(
    `${id}  ${plain(title)}`,
    fields([
      ['state', `${state} (version ${version})`],
      ['agreements', agreements.join(', ')],
      ['category', category],
      ['lead unit', leadUnit],
      ['responsible unit', responsibleUnit],
      ['supporting units', supportingUnits.join(', ')],
      ['recurs', recurs(obligation.schedule)],
      ['period', `${period}, due on ${dueOn ?? 'no day that is known'}${appearsOn === null ? '' : `, shown from ${appearsOn}`}`],
      ['delivered', `${fulfilment.delivered}/${fulfilment.owed}`],
      ['waived', waiver && `until ${waiver.until}, by ${waiver.approver}: ${waiver.reason}`],
      ['nobody asked', nobodyAsked],
      ['ended', end && `${end.on}: ${end.reason}`],
    ]),
    section('Who owes it', ['code', 'name', 'this period'], obligation.parties.map((party) => [party.code, party.name, party.state])),
    section('Reports', ['id', 'period', 'party', 'on', 'status', 'done'], obligation.reports.map((one) => [one.id, String(one.period), one.party, one.on, one.status, plain(one.done)])),
    section('Periods that are over', ['period', 'due on', 'outcome', 'on', 'delivered'], obligation.periods.map((one) => [String(one.period), one.dueOn ?? '', one.outcome, one.on, one.delivered.join(' ')])),
    section('Milestones', ['id', 'due on', 'reached', 'title'], obligation.milestones.map((one) => [one.id, one.dueOn, one.doneOn ?? (one.late ? 'late' : ''), one.title])),
    section('Indicators', ['id', 'name', 'unit', 'baseline', 'now', 'target', ''], obligation.indicators.map((one) => [one.id, one.name, one.unit, text(one.baseline), text(one.values.at(-1)?.value), text(one.target), one.stale ? 'stale' : ''])),
    section('Terms', ['id', 'met', 'text'], obligation.terms.map((one) => [one.id, one.met?.on ?? '', one.text])),
    timersText(obligation.timers),
    allowedText(obligation.allowed),
  );
}

const text = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

function recurs(schedule: ObligationView['schedule']): string | null {
  if (schedule?.kind !== 'recurring') return null;
  const { every: { n, unit }, from, until } = schedule;
  return `every ${n === 1 ? unit : `${n} ${unit}s`} from ${from}${until === null ? '' : ` until ${until}`}`;
}
