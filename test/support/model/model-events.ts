import type { AgreementRequest } from '#libs/engine';
import type { Matter } from './matters.js';
import { commonOf } from './ladder.js';
import { JOINT_OFFICE, standsAbove } from './matters.js';

/** What was agreed on, and how it came to the engine. */
export interface Terms {
  matter: Matter;
  /** Null: none is told, every party acts as the lead. */
  lead: string | null;
  rule: { kind: 'all' } | { kind: 'kOfN'; k: number } | { kind: 'onDate'; date: string };
  termEnd: string | null;
  partiesComplete: boolean;
}

export interface ModelEvidence {
  id: string;
  /** The obligation whose latest accepted report it is. */
  obligation?: object;
  /** The hash of the document that was named. */
  sha256?: string | undefined;
  /** Null: a ledger told it of nobody in particular. */
  party: string | null;
  /** Not an implementing agreement, which here is never in force beneath this one. */
  isReport: boolean;
  status: string;
}

export const SIGNED = ['signed.waiting', 'signed.overdue'];
export const IMPLEMENTING = ['implementing.active', 'implementing.silent', 'implementing.termEnded'];
const IN_FORCE = [...SIGNED, ...IMPLEMENTING];
const DRAFT = ['proposed.drafting', 'proposed.consulting'];
const PROPOSED = [...DRAFT, 'proposed.signing'];
/** Where nothing presses for it any more. */
export const OVER = ['evaluated', 'shelved', 'terminated', 'superseded', 'lapsed'];

type Who = 'lead' | 'any party' | 'that party' | 'that party or lead' | 'each of itself, or lead' | 'superior of that party' | 'common superior' | 'lead or common superior' | 'evaluator';

/** The table of DESIGN 5: where each event is taken, and who sends it. */
const EVENTS: Record<AgreementRequest['type'], { from: readonly string[]; who: Who }> = {
  CIRCULATE: { from: ['proposed.drafting'], who: 'lead' },
  RETURN: { from: ['proposed.consulting', 'proposed.signing'], who: 'any party' },
  OPEN_FOR_SIGNATURE: { from: DRAFT, who: 'lead' },
  SIGN: { from: ['proposed.signing'], who: 'that party or lead' },
  PLAN: { from: [...DRAFT, ...IN_FORCE], who: 'lead' },
  SUBMIT_EVIDENCE: { from: IN_FORCE, who: 'that party' },
  ACCEPT_EVIDENCE: { from: IN_FORCE, who: 'superior of that party' },
  RETURN_EVIDENCE: { from: IN_FORCE, who: 'superior of that party' },
  START_IMPLEMENTATION: { from: SIGNED, who: 'lead' },
  HOLD: { from: IN_FORCE, who: 'common superior' },
  RESUME: { from: ['onHold'], who: 'common superior' },
  SELF_EVALUATE: { from: IMPLEMENTING, who: 'that party' },
  EVALUATE: { from: IMPLEMENTING, who: 'evaluator' },
  REOPEN: { from: ['evaluated'], who: 'common superior' },
  SHELVE: { from: PROPOSED, who: 'lead' },
  TERMINATE: { from: [...IN_FORCE, 'onHold'], who: 'lead' },
  SUPERSEDE: { from: IN_FORCE, who: 'lead' },
  DESIGNATE: { from: [...PROPOSED, ...IN_FORCE], who: 'lead or common superior' },
  AMEND: { from: IN_FORCE, who: 'any party' },
  SIGN_AMENDMENT: { from: IN_FORCE, who: 'that party or lead' },
  DROP_AMENDMENT: { from: IN_FORCE, who: 'any party' },
  CORRECT: { from: IN_FORCE, who: 'lead' },
  UPDATE: { from: IN_FORCE, who: 'each of itself, or lead' },
  WITHDRAW_PARTY: { from: IN_FORCE, who: 'that party or lead' },
};

export const AGREEMENT_EVENTS = Object.keys(EVENTS) as AgreementRequest['type'][];

export function isTaken({ type }: AgreementRequest, state: string): boolean {
  return EVENTS[type].from.includes(state);
}

/** The parties as they are now. */
export interface Sides {
  /** Who promised something and has not left. */
  promised: readonly string[];
  /** Those and the witness; who left is no party any more. */
  parties: readonly string[];
  /** All that ever promised something: an evaluator stays bound to each. */
  everPromised: readonly string[];
  lead: string | null;
  joint: boolean;
}

/** `evidence`: what the event names, where the agreement has it. */
export function maySend({ promised, parties, everPromised, lead, joint }: Sides, request: AgreementRequest, office: string, evidence: ModelEvidence | undefined): boolean {
  const isLead = lead === null ? promised.includes(office) : lead === office;
  switch (EVENTS[request.type].who) {
    case 'lead':
      return isLead;
    case 'any party':
      return parties.includes(office);
    case 'that party':
      return 'party' in request.payload && request.payload.party === office && (request.type !== 'SELF_EVALUATE' || promised.includes(office));
    case 'that party or lead':
      return isLead || ('party' in request.payload && request.payload.party === office);
    case 'each of itself, or lead': {
      const { departments = [], contacts = [] } = request.type === 'UPDATE' ? request.payload.changes : {};
      const named = [...departments, ...contacts].map(({ party }) => party);
      return isLead || (named.length > 0 && named.every((party) => party === office));
    }
    case 'superior of that party':
      // Evidence that is not there is refused for that, not for a right.
      return evidence === undefined || (evidence.party === null ? commonOf(promised) === office : standsAbove(office, evidence.party));
    case 'common superior':
      return commonOf(promised) === office;
    case 'lead or common superior':
      return isLead || commonOf(promised) === office;
    case 'evaluator': {
      const isBound = (joint && office === JOINT_OFFICE) || everPromised.some((party) => party === office || standsAbove(party, office));
      const isAbove = everPromised.some((party) => standsAbove(office, party));
      const { kind } = request.payload as { kind?: string };
      return !isBound && (kind === undefined || kind === (isAbove ? 'secondParty' : 'thirdParty'));
    }
  }
}
