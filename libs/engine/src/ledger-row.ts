import type { Evidence, Interval, Party, RegisterPayload } from '#libs/charts';
import { signatories } from '#libs/charts';
import type { Tree } from '#libs/hierarchy';
import type { CivilDate, Fault } from '#libs/kernel';
import { addMonths, isCivilDate } from '#libs/kernel';
import type { LedgerRow } from './ports/index.js';
import type { ObligationRequest } from './requests.js';
import { toldDate } from './told-date.js';

/** A row made ready to be registered. */
export interface ReadRow {
  row: number;
  id: string;
  renews: string | null;
  /** What it owes, as a proposal would ask for it. */
  obligations: ObligationRequest[];
  payload: Omit<RegisterPayload, 'supersededBy' | 'obligations'>;
}

const ROLES: Record<string, Party['role']> = { lead: 'lead', participant: 'participant', supporting: 'supporting', witness: 'witness', initiator: 'participant', '': 'participant' };
/** Bureaus of these domains answer to their own ministry (垂直管理). */
const VERTICAL_DOMAINS = ['taxation'];

/** Reads one row by the rules of DESIGN 6, or tells everything that is wrong with it. */
export function readLedgerRow(told: LedgerRow, tree: Tree, today: CivilDate): { read: ReadRow; faults: Fault[] } {
  const { row } = told;
  const faults: Fault[] = [];
  const fault = (column: string, code: string, message: string): void => void faults.push({ row, column, code: `ledger.${code}`, message });

  if (told.id === '') fault('id', 'no_id', 'The row has no id.');
  else if (!/^(?!\.{1,2}$)[\p{L}\p{N}_.-]+$/u.test(told.id) || evidenceId(told.id, told.follow_up.length).length > 64) fault('id', 'bad_id', `The id '${told.id}' has signs other than letters, digits, dot, hyphen and underscore, more than 64 of them with the number of its last news, or is a step of a path.`);
  if (told.title === '') fault('title', 'no_title', 'The row has no title.');
  if (told.form === '') fault('form', 'no_form', 'The row has no form.');
  const dateIn = (column: string, text: string): Interval | null => {
    const date = toldDate(text);
    if (date === undefined) fault(column, 'no_such_date', `${column} '${text}' is no date that exists.`);
    return date ?? null;
  };
  const signedOn = dateIn('signed', told.signed);
  if (signedOn !== null && signedOn.from > today) fault('signed', 'signed_in_future', `signed '${told.signed}' lies in the future.`);
  const start = dateIn('term_start', told.term_start);
  const end = dateIn('term_end', told.term_end);
  if (start !== null && end !== null && end.to < start.from) fault('term_end', 'term_ends_before_it_begins', `The term ends ${told.term_end}, before it begins ${told.term_start}.`);
  if (told.term_months !== '' && !/^[1-9]\d{0,3}$/.test(told.term_months)) fault('term_months', 'no_number', `term_months '${told.term_months}' is no number of months.`);

  const termTo = termEnd(end, told.term_months, start, signedOn);
  if (termTo !== null && !isCivilDate(termTo)) fault('term_months', 'no_such_date', `${told.term_months} months later there is no date that exists.`);

  const seen = new Set<string>();
  told.parties.forEach(({ code, role }, index) => {
    const column = `parties.${index}.code`;
    if (tree.find(code) === undefined) fault(column, 'unknown_code', `No government has the code '${code}'.`);
    if (seen.has(code)) fault(column, 'duplicate_party', `${code} is named as a party twice.`);
    seen.add(code);
    if (!Object.hasOwn(ROLES, role)) fault(`parties.${index}.role`, 'unknown_role', `'${role}' is no role of a party.`);
  });
  told.follow_up.forEach(({ date }, index) => {
    if (toldDate(date) === undefined) fault(`follow_up.${index}.date`, 'no_such_date', `'${date}' is no date that exists.`);
  });

  const obligations = told.obligations.map(({ title, lead_unit: leadUnit, due }, index): ObligationRequest => {
    const column = `obligations.${index}`;
    if (title === '') fault(`${column}.title`, 'no_title', 'The obligation has no title.');
    if (tree.find(leadUnit) === undefined) fault(`${column}.lead_unit`, 'unknown_code', `No government has the code '${leadUnit}'.`);
    const dueOn = dateIn(`${column}.due`, due)?.to;
    return { title, leadUnit, ...(dueOn === undefined ? {} : { dueOn }) };
  });

  const payload = {
    title: told.title,
    form: told.form,
    domains: told.domains,
    parties: told.parties.map((party) => asParty(party, told)),
    partiesComplete: told.parties_complete && told.parties.length > 0,
    lead: told.parties.find(({ role }) => role === 'lead')?.code ?? null,
    term: { from: start?.from ?? null, to: termTo },
    under: null,
    renews: told.renews === '' ? null : told.renews,
    signedOn,
    withoutObligations: null,
    evidence: told.follow_up.map((news, index) => asEvidence(news, told.id, index)),
    source: told.told,
  };
  if (obligations.length > 0 && signatories(payload).length === 0) fault('obligations', 'owed_by_nobody', 'No party is told that owes its obligations.');
  return { read: { row, id: told.id, renews: told.renews === '' ? null : told.renews, obligations, payload }, faults };
}

function asParty({ code, role, name_in_source, code_then, joined, name }: LedgerRow['parties'][number], { signatory_kind, signatories, domains }: LedgerRow): Party {
  return {
    code,
    role: ROLES[role] ?? 'participant',
    ...(signatory_kind === 'department' ? { department: { name: signatories, vertical: domains.some((domain) => VERTICAL_DOMAINS.includes(domain)) } } : {}),
    ...(code_then !== '' && code_then !== code ? { codeThen: code_then } : {}),
    ...(name_in_source !== '' && name_in_source !== name ? { told: name_in_source } : {}),
    ...(joined === '' ? {} : { joined }),
  };
}

function asEvidence({ date, text_zh, url }: LedgerRow['follow_up'][number], id: string, index: number): Evidence {
  return { id: evidenceId(id, index + 1), party: null, kind: 'report', title: text_zh, date: date === '' ? null : date, ...(url ? { link: url } : {}), status: 'submitted' };
}

/** The id of the news with that number, from 1; of none it is the agreement's own. */
function evidenceId(id: string, number: number): string {
  return number === 0 ? id : `${id}-${number}`;
}

/** The last day of the term: as told, or so many months after it began or was signed; null where it is not known. */
function termEnd(end: Interval | null, months: string, start: Interval | null, signedOn: Interval | null): CivilDate | null {
  if (end !== null) return end.to;
  const from = start?.from ?? signedOn?.to;
  return months === '' || from === undefined ? null : addMonths(from, Number(months));
}
