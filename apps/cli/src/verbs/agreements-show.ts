import type { Command } from 'commander';
import type { AgreementView } from '#libs/contracts';
import { atWork } from '../at-work.js';
import { fields, parts, plain, section } from '../table.js';
import { allowedText, interval, minute, timersText } from '../words.js';

/** `luoshi agreements show <id>`. */
export function addAgreementsShow(agreements: Command): void {
  agreements
    .command('show')
    .description('an agreement whole: its clocks, who presses it, what can be sent now')
    .argument('<id>')
    .action(async (id: string, _options: object, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.get<AgreementView>(`/api/agreements/${encodeURIComponent(id)}`), agreementText);
      });
    });
}

function agreementText(agreement: AgreementView): string {
  const { id, title, state, version, form, domains, signedOn, term, lead, under, renews, hold, end, evaluation, joint, withoutObligations, nobodyAsked } = agreement;
  return parts(
    `${id}  ${plain(title)}`,
    fields([
      ['state', `${state} (version ${version})`],
      ['form', form],
      ['domains', domains.join(', ')],
      ['signed', interval(signedOn)],
      ['term', term.from === null && term.to === null ? null : `${term.from ?? ''}..${term.to ?? ''}`],
      ['lead', lead],
      ['under', under],
      ['renews', renews],
      ['signed without obligations', withoutObligations],
      ['joint office', joint && `${joint.name} ${joint.id}`],
      ['on hold', hold && `until ${hold.until}, by ${hold.approver}: ${hold.reason}`],
      ['ended', end && `${end.on}: ${end.reason}`],
      ['evaluated', evaluation && verdictText(evaluation)],
      ['nobody asked', nobodyAsked],
      ['updated', minute(agreement.updatedAt)],
    ]),
    section(
      agreement.partiesComplete ? 'Parties' : 'Parties (not all are known)',
      ['code', 'name', 'level', 'role', 'department', 'told as', 'left'],
      agreement.parties.map(({ code, name, level, role, department, told, left }) => [code, name, level, role, department?.name ?? '', told ?? '', left?.on ?? '']),
    ),
    section('Signatures', ['party', 'on', 'signer', 'manner', 'document'], agreement.signatures.map(({ party, on, signer, manner, document }) => [party, on, signer, manner, document ?? ''])),
    section('Obligations', ['id', 'due on', 'lead unit', 'title'], agreement.obligations.map((one) => [one.id, one.dueOn, one.leadUnit, one.title])),
    section('Evidence', ['id', 'status', 'kind', 'date', 'party', 'title'], agreement.evidence.map((one) => [one.id, one.status, one.kind, one.date ?? '', one.party ?? '', one.title])),
    section('Revisions', ['id', 'kind', 'status', 'on', 'changed', 'why'], agreement.revisions.map(({ id: of, kind, status, on, changed, reason }) => [of, kind, status, on, changed.map(({ field, before, after }) => `${field}: ${told(before)} > ${told(after)}`).join('; '), reason])),
    section('Self-evaluations', ['party', 'on', 'verdict'], agreement.selfEvaluations.map((one) => [one.party, one.on, verdictText(one)])),
    section('Evaluated before', ['on', 'verdict', 'opened again', 'why'], agreement.pastEvaluations.map(({ evaluation: past, reopened }) => [past?.on ?? '', past === null ? '' : verdictText(past), reopened.on, reopened.reason])),
    timersText(agreement.timers),
    section(
      'Pressed by',
      ['office', 'rung', 'state', 'since', 'presses', 'follow-up'],
      agreement.pressedBy.map(({ office, name, rung, state: at, since, presses, followUp }) => [`${name} ${office}`, String(rung + 1), at, minute(since), presses.join(' '), followUp]),
    ),
    allowedText(agreement.allowed),
  );
}

/** `substantial (82.5), thirdParty, by the institute`. */
function verdictText({ completion, total, ...more }: AgreementView['selfEvaluations'][number] | NonNullable<AgreementView['evaluation']>): string {
  const by = 'evaluator' in more ? [more.kind, `by ${more.evaluator}`] : [];
  return [total === null ? completion : `${completion} (${total})`, ...by].filter(Boolean).join(', ');
}

const told = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
