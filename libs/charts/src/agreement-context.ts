import type { CivilDate } from '#libs/kernel';
import type { Evaluation, PastEvaluation, SelfEvaluation } from './evaluation.js';
import type { Pause } from './recorded.js';
import type { Revision } from './revision.js';

export type PartyRole = 'lead' | 'participant' | 'supporting' | 'witness';

export interface Party {
  /** Today's code when it was recorded; later mergers are followed by the tree, the record keeps this. */
  code: string;
  role: PartyRole;
  /** The department that signed for the government; `vertical`: it answers to its own ministry (垂直管理). */
  department?: { name: string; vertical: boolean };
  /** As the source tells it, where it differs: the code of that time, the name in the text, when it joined. */
  codeThen?: string;
  told?: string;
  joined?: string;
  /** Whom to ask there. */
  contact?: string;
  /** When and why it withdrew while the rest went on: from then on it owes nothing, is not pressed and does not count. */
  left?: { on: CivilDate; reason: string; document?: string };
}

/** A date as precise as its source: a day is `from = to`, a month or a year is its first and last day. */
export interface Interval {
  from: CivilDate;
  to: CivilDate;
  precision: 'day' | 'month' | 'year' | 'interval';
}

export type SignatureRule =
  | { kind: 'all' }
  | { kind: 'kOfN'; k: number }
  /** Every party signs; the agreement counts as signed from that day, not before. */
  | { kind: 'onDate'; date: CivilDate };

export interface Signature {
  party: string;
  on: CivilDate;
  signer: string;
  manner: 'wet' | 'electronic' | 'offline';
  /** Its number, as offices number their papers. */
  document?: string;
  /** The signed paper (签署件), where it was uploaded. */
  scan?: EvidenceFile;
}

/** An obligation as its agreement knows it: what the agreement's own rules read. The rest is a record of its own. */
export interface Obligation {
  id: string;
  title: string;
  leadUnit: string;
  responsibleUnit?: string;
  supportingUnits?: string[];
  dueOn: CivilDate;
}

/** A file that proves something: a document of the agreement, with its name, version and hash as the store had them. */
export interface EvidenceFile {
  name: string;
  sha256: string;
  /** Absent where it was told before files were kept here. */
  document?: string;
  version?: number;
}

export type EvidenceKind = 'report' | 'fund' | 'project' | 'implementingAgreement';

export interface Evidence {
  id: string;
  party: string | null;
  kind: EvidenceKind;
  title: string;
  date: string | null;
  link?: string;
  file?: EvidenceFile;
  /** The implementing agreement meant, for that kind. */
  agreement?: string;
  /** The obligation whose latest accepted report it is. */
  obligation?: string;
  status: 'submitted' | 'accepted' | 'returned';
  judged?: { office: string; actor: string; on: CivilDate; remark?: string };
}

export interface JointOffice {
  id: string;
  name: string;
  document: string;
  until: CivilDate | null;
}

export interface AgreementContext {
  title: string;
  form: string;
  domains: string[];
  parties: Party[];
  /** False: the source names not all parties. Such an agreement has no ladder and is not flagged. */
  partiesComplete: boolean;
  lead: string | null;
  term: { from: CivilDate | null; to: CivilDate | null };
  rule: SignatureRule;
  /** The framework this one carries out, if any. */
  under: string | null;
  /** The agreement whose place this one takes when it is signed, if any. */
  renews: string | null;
  signatures: Signature[];
  /** When it was signed; null: not signed, or the date is not known. */
  signedOn: Interval | null;
  /** Why it was signed without obligations; null when it was not, or when that is not known. */
  withoutObligations: string | null;
  obligations: Obligation[];
  evidence: Evidence[];
  /** How many times the wait for implementation (or for signatures) began anew; part of a follow-up's key. */
  waits: number;
  /** The day the present wait counts from: that of signature at first, later the day it began anew. */
  waitingSince: CivilDate | null;
  /** The obligations of which a periodic report is missing. */
  missing: string[];
  /** Why nobody could be asked when a clock ran out; null otherwise. */
  nobodyAsked: string | null;
  /** The ends of its term that were warned of; each once. */
  warned: CivilDate[];
  joint: JointOffice | null;
  hold: (Pause & { reason: string; approver: string; until: CivilDate; document?: string }) | null;
  end: { reason: string; document?: string; on: CivilDate; by?: string } | null;
  evaluation: Evaluation | null;
  /** The parties' own verdicts, one a party. */
  selfEvaluations: SelfEvaluation[];
  /** What was judged before the agreement was opened again; the oldest first. */
  pastEvaluations: PastEvaluation[];
  /** What was amended, corrected and updated since it was signed; the oldest first. */
  revisions: Revision[];
}

export const blankAgreement: AgreementContext = {
  title: '', form: '', domains: [], parties: [], partiesComplete: true, lead: null,
  term: { from: null, to: null }, rule: { kind: 'all' }, under: null, renews: null, signatures: [], signedOn: null,
  withoutObligations: null, obligations: [], evidence: [], waits: 0, waitingSince: null, missing: [], nobodyAsked: null, warned: [], joint: null,
  hold: null, end: null, evaluation: null, selfEvaluations: [], pastEvaluations: [], revisions: [],
};

/** The parties that owe something: a witness promised nothing, and who left owes nothing any more. */
export function signatories(context: Pick<AgreementContext, 'parties'>): string[] {
  return context.parties.filter((party) => party.role !== 'witness' && party.left === undefined).map((party) => party.code);
}

/** What a case about the end of the term is about: that end, and which one of those it had, as a record may come to the same day twice. */
export function termSubject({ term, pastEvaluations, revisions }: AgreementContext): string {
  const before = pastEvaluations.length + revisions.filter(({ status, revised }) => status === 'inForce' && revised.term !== undefined).length;
  return before === 0 ? `term-${term.to}` : `term-${term.to}-${before + 1}`;
}
