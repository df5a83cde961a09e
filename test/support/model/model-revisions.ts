import type { AgreementRequest } from '#libs/engine';
import type { Counted } from './model-clocks.js';
import { clocksIn, lastDayOf } from './model-clocks.js';

export type Revising = Extract<AgreementRequest, { type: 'AMEND' | 'CORRECT' | 'UPDATE' }>;
export type Changes = Revising['payload']['changes'];

export interface ModelRevision {
  id: string;
  changes: Changes;
  status: 'proposed' | 'inForce' | 'dropped';
  signed: Set<string>;
}

/** What a revision finds and changes in an agreement. */
export interface Revisable extends Counted {
  state: string;
  title: string;
  lead: string | null;
  signedOn: string | null;
  waits: number;
  contacts: Record<string, string>;
  timers: Record<string, string>;
  revisions: ModelRevision[];
  readonly missing: readonly unknown[];
  readonly promised: readonly string[];
  readonly parties: readonly string[];
  enter(state: string, today: string): void;
  waitAnew(state: string, today: string): void;
}

/** That a case about the end of the term is answered. */
interface Overtaken {
  kind: 'overtaken';
  rule: string;
}

/** Which kind may touch what: what was agreed on, a slip of the pen, a fact that changed by itself. */
const MAY_TOUCH: Record<Revising['type'], string[]> = {
  AMEND: ['title', 'domains', 'term', 'lead', 'under'],
  CORRECT: ['title', 'form', 'domains', 'term', 'under', 'signedOn', 'departments'],
  UPDATE: ['departments', 'contacts'],
};

const openOf = ({ revisions }: Revisable): ModelRevision | undefined => revisions.find(({ status }) => status === 'proposed');
const awaited = (agreement: Revisable, { signed }: ModelRevision): string[] => agreement.promised.filter((party) => !signed.has(party));

export function mayRevise(agreement: Revisable, request: Revising | Extract<AgreementRequest, { type: 'SIGN_AMENDMENT' | 'DROP_AMENDMENT' }>, today: string): boolean {
  const open = openOf(agreement);
  switch (request.type) {
    case 'SIGN_AMENDMENT':
      // Nobody signs that one should lead who left.
      return open?.id === request.payload.amendment && awaited(agreement, open).includes(request.payload.party) && (open.changes.lead === undefined || agreement.promised.includes(open.changes.lead));
    case 'DROP_AMENDMENT':
      return open?.id === request.payload.amendment;
    default:
  }
  const { changes } = request.payload;
  if (request.type === 'AMEND' && open !== undefined) return false;
  if (Object.keys(changes).some((field) => !MAY_TOUCH[request.type].includes(field))) return false;
  const { title = agreement.title, lead = agreement.lead, term, contacts = [], signedOn = agreement.signedOn } = changes;
  if (changes.lead !== undefined && !agreement.promised.includes(changes.lead)) return false;
  if (contacts.some(({ party }) => !agreement.parties.includes(party)) || (changes.signedOn ?? '') > today) return false;
  const isSame = title === agreement.title && lead === agreement.lead && signedOn === agreement.signedOn && (term === undefined || term.to === agreement.termEnd);
  return !isSame || contacts.some(({ party, contact }) => agreement.contacts[party] !== contact);
}

export function revised(agreement: Revisable, { type, payload: { changes } }: Revising, today: string): Overtaken[] {
  const revision: ModelRevision = { id: '', changes, status: type === 'AMEND' ? 'proposed' : 'inForce', signed: new Set() };
  agreement.revisions.push(revision);
  return type === 'AMEND' ? [] : apply(agreement, changes, today);
}

/** Whom an amendment waits for alone has left: it takes effect. */
export function freedByLeaving(agreement: Revisable, leaver: string, today: string): Overtaken[] {
  const open = openOf(agreement);
  const hadToSign = open !== undefined && !open.signed.has(leaver) && open.changes.lead !== leaver;
  if (!hadToSign || awaited(agreement, open).length > 0) return [];
  open.status = 'inForce';
  return apply(agreement, open.changes, today);
}

/** With the last signature it takes effect. */
export function signRevision(agreement: Revisable, party: string, today: string): Overtaken[] {
  const open = openOf(agreement);
  if (open === undefined) return [];
  open.signed.add(party);
  if (awaited(agreement, open).length > 0) return [];
  open.status = 'inForce';
  return apply(agreement, open.changes, today);
}

function apply(agreement: Revisable, { title, lead, term, contacts = [], signedOn }: Changes, today: string): Overtaken[] {
  agreement.title = title ?? agreement.title;
  agreement.lead = lead ?? agreement.lead;
  for (const { party, contact } of contacts) agreement.contacts[party] = contact;
  if (signedOn !== undefined) tellSigning(agreement, signedOn, today);
  if (term === undefined) return [];

  agreement.termEnd = term.to;
  // A term that is prolonged, or was told wrong, goes on.
  if (agreement.state === 'implementing.termEnded' && (term.to === null || term.to >= today)) {
    if (agreement.missing.length > 0) agreement.waitAnew('implementing.silent', today);
    else agreement.enter('implementing.active', today);
    return [{ kind: 'overtaken', rule: 'evaluationOverdue' }];
  }
  for (const name of clocksIn(agreement.state)) if (['TERM_END', 'EXPIRING', 'EVALUATION_OVERDUE'].includes(name)) set(agreement, name, today);
  return [{ kind: 'overtaken', rule: 'expiring' }];
}

/** The first wait counts from the signing, and moves with it. */
function tellSigning(agreement: Revisable, signedOn: string, today: string): void {
  const isFirst = agreement.waits === 1 && agreement.waitingSince === agreement.signedOn;
  const wasUnknown = agreement.waitingSince === null;
  agreement.signedOn = signedOn;
  if (!isFirst) return;
  agreement.waitingSince = signedOn;
  const runs = agreement.timers.SIGNED_NOT_IMPLEMENTED !== undefined || (wasUnknown && agreement.state === 'signed.waiting');
  if (runs) set(agreement, 'SIGNED_NOT_IMPLEMENTED', today);
}

function set(agreement: Revisable, name: string, today: string): void {
  const dueOn = lastDayOf(agreement, name, today);
  if (dueOn === undefined) delete agreement.timers[name];
  else agreement.timers[name] = dueOn;
}
