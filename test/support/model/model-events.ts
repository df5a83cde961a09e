import type { AgreementRequest } from '#libs/engine';
import type { Matter } from './matters.js';
import { standsAbove } from './matters.js';

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
  /** Null: a ledger told it of nobody in particular. */
  party: string | null;
  /** Not an implementing agreement, which here is never in force beneath this one. */
  isReport: boolean;
  status: string;
}

export const SIGNED = ['signed.waiting', 'signed.overdue'];
const IMPLEMENTING = ['implementing.active', 'implementing.termEnded'];
const IN_FORCE = [...SIGNED, ...IMPLEMENTING];
const DRAFT = ['proposed.drafting', 'proposed.consulting'];
const PROPOSED = [...DRAFT, 'proposed.signing'];

type Who = 'lead' | 'any party' | 'that party' | 'that party or lead' | 'superior of that party' | 'common superior' | 'lead or common superior' | 'evaluator';

/** The events the model knows; what other specs hold (a party that withdraws, an amendment) is not asked for in its runs. */
export type Modelled = Extract<AgreementRequest, {
  type:
    | 'CIRCULATE' | 'RETURN' | 'OPEN_FOR_SIGNATURE' | 'SIGN' | 'PLAN' | 'SUBMIT_EVIDENCE' | 'ACCEPT_EVIDENCE' | 'RETURN_EVIDENCE' | 'START_IMPLEMENTATION'
    | 'HOLD' | 'RESUME' | 'EVALUATE' | 'SHELVE' | 'TERMINATE' | 'SUPERSEDE' | 'DESIGNATE';
}>;

/** The table of DESIGN 5: where each event is taken, and who sends it. */
const EVENTS: Record<Modelled['type'], { from: readonly string[]; who: Who }> = {
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
  EVALUATE: { from: IMPLEMENTING, who: 'evaluator' },
  SHELVE: { from: PROPOSED, who: 'lead' },
  TERMINATE: { from: [...IN_FORCE, 'onHold'], who: 'lead' },
  SUPERSEDE: { from: IN_FORCE, who: 'lead' },
  DESIGNATE: { from: [...PROPOSED, ...IN_FORCE], who: 'lead or common superior' },
};

export function isTaken({ type }: Modelled, state: string): boolean {
  return EVENTS[type].from.includes(state);
}

/** `evidence`: what the event names, where the agreement has it. */
export function maySend({ matter, lead }: Terms, request: Modelled, office: string, evidence: ModelEvidence | undefined): boolean {
  const { parties, witness, common } = matter;
  const isLead = lead === null ? parties.includes(office) : lead === office;
  switch (EVENTS[request.type].who) {
    case 'lead':
      return isLead;
    case 'any party':
      return [...parties, witness].includes(office);
    case 'that party':
      return 'party' in request.payload && request.payload.party === office;
    case 'that party or lead':
      return isLead || ('party' in request.payload && request.payload.party === office);
    case 'superior of that party':
      // Evidence that is not there is refused for that, not for a right.
      return evidence === undefined || (evidence.party === null ? common === office : standsAbove(office, evidence.party));
    case 'common superior':
      return common === office;
    case 'lead or common superior':
      return isLead || common === office;
    case 'evaluator':
      return !parties.some((party) => party === office || standsAbove(party, office));
  }
}
