import type { AgreementContext, Evidence, Interval, Obligation } from './agreement-context.js';
import { signatories } from './agreement-context.js';
import type { AgreementEvent, PlannedObligation } from './agreement-events.js';
import { evaluationChanges } from './evaluation-changes.js';
import { revisionChanges } from './revision-changes.js';

interface Args {
  context: AgreementContext;
  event: AgreementEvent;
}
type Change = Partial<AgreementContext>;

const day = (date: string): Interval => ({ from: date, to: date, precision: 'day' });

/** What the agreement keeps of an obligation; its plan goes into the record of its own. */
const kept = ({ plan: _, ...obligation }: PlannedObligation): Obligation => obligation;

function judge({ context, event }: Args, status: Evidence['status']): Change {
  if (event.type !== 'ACCEPT_EVIDENCE' && event.type !== 'RETURN_EVIDENCE') return {};
  const { evidence: id, remark } = event.payload;
  const judged = { office: event.office ?? '', actor: event.actor, on: event.today, ...(remark === undefined ? {} : { remark }) };
  return { evidence: context.evidence.map((evidence) => (evidence.id === id ? { ...evidence, status, judged } : evidence)) };
}

function sign({ context, event }: Args): Change {
  if (event.type !== 'SIGN') return {};
  const { withoutObligations, ...signature } = event.payload;
  return {
    signatures: [...context.signatures, signature],
    withoutObligations: context.obligations.length > 0 ? null : context.withoutObligations || withoutObligations || null,
  };
}

/** Signed on the day of the last signature the rule needed, and never before the date the rule names. */
function seal({ context }: Args): Change {
  const parties = signatories(context);
  const days = context.signatures.filter((signature) => parties.includes(signature.party)).map((signature) => signature.on);
  if (context.rule.kind === 'onDate') days.push(context.rule.date);
  const signedOn = days.reduce((latest, on) => (on > latest ? on : latest));
  return { signedOn: day(signedOn), waits: context.waits + 1, waitingSince: signedOn, nobodyAsked: null };
}

function carryIn({ event }: Args): Change {
  if (event.type !== 'REGISTER') return {};
  const { supersededBy, source: _, ...told } = event.payload;
  const end = supersededBy === null ? null : { reason: 'renewed', on: event.today, by: supersededBy };
  return { ...told, obligations: told.obligations.map(kept), end, waits: 1, waitingSince: told.signedOn?.to ?? null };
}

function end({ event }: Args): Change {
  if (event.type !== 'SHELVE' && event.type !== 'TERMINATE' && event.type !== 'SUPERSEDE') return {};
  const { reason, document, effectiveOn } = event.payload;
  return {
    end: { reason, on: effectiveOn ?? event.today, ...(document === undefined ? {} : { document }), ...(event.type === 'SUPERSEDE' ? { by: event.payload.by } : {}) },
  };
}

function leave({ context, event }: Args): Change {
  if (event.type !== 'WITHDRAW_PARTY') return {};
  const { party: leaver, reason, document, effectiveOn, lead = context.lead } = event.payload;
  return {
    lead,
    parties: context.parties.map((party) => {
      if (party.code === leaver) return { ...party, left: { on: effectiveOn, reason, document } };
      return party.code === lead && lead !== context.lead ? { ...party, role: 'lead' } : party;
    }),
  };
}

/** The latest accepted report of an obligation counts as evidence; those before it stand in the obligation's own record. */
function takeReport({ context, event }: Args): Change {
  if (event.type !== 'REPORT_ACCEPTED') return {};
  const { obligation, title, report } = event.payload;
  const { office, actor, on, remark } = report.judged ?? { office: '', actor: '', on: event.today, remark: null };
  const [first] = report.evidence;
  const evidence: Evidence = {
    id: report.id, party: report.party, kind: 'report', title, date: report.on, obligation, status: 'accepted',
    ...(first?.link === undefined ? {} : { link: first.link }), ...(first?.file === undefined ? {} : { file: first.file }),
    judged: { office, actor, on, ...(remark === null ? {} : { remark }) },
  };
  return { evidence: [...context.evidence.filter((known) => known.obligation !== obligation), evidence] };
}

function noteReport({ context, event }: Args): Change {
  if (event.type === 'REPORT_MISSING') return { missing: [...new Set([...context.missing, event.payload.obligation])] };
  return event.type === 'REPORT_GIVEN' ? { missing: context.missing.filter((id) => id !== event.payload.obligation) } : {};
}

function completeObligation({ context, event }: Args): Change {
  if (event.type !== 'OBLIGATION_COMPLETED') return {};
  const { obligation } = event.payload;
  return { obligations: context.obligations.map((known) => (known.id === obligation.id ? obligation : known)) };
}

function takeOver({ context, event }: Args): Change {
  if (event.type !== 'TAKE_OVER' && event.type !== 'LINKED') return {};
  const { obligations, missing } = event.payload;
  const known = context.obligations.map(({ id }) => id);
  return { obligations: [...context.obligations, ...obligations.filter(({ id }) => !known.includes(id))], missing: [...new Set([...context.missing, ...missing])] };
}

/** What each named action of the agreement chart changes in the record. */
export const agreementChanges = {
  propose: ({ event }: Args): Change => (event.type === 'PROPOSE' ? { ...event.payload, obligations: event.payload.obligations.map(kept) } : {}),
  carryIn,
  letPass: (): Change => ({}),
  voidSignatures: (): Change => ({ signatures: [], withoutObligations: null }),
  sign,
  seal,
  plan: ({ context, event }: Args): Change => (event.type === 'PLAN' ? { obligations: [...context.obligations, ...event.payload.obligations.map(kept)] } : {}),
  submitEvidence: ({ context, event }: Args): Change =>
    event.type === 'SUBMIT_EVIDENCE' ? { evidence: [...context.evidence, { ...event.payload.evidence, status: 'submitted' }] } : {},
  acceptEvidence: (args: Args): Change => judge(args, 'accepted'),
  returnEvidence: (args: Args): Change => judge(args, 'returned'),
  designate: ({ event }: Args): Change => (event.type === 'DESIGNATE' ? { joint: { ...event.payload } } : {}),
  leave,
  waitAnew: ({ context, event }: Args): Change => ({ waits: context.waits + 1, waitingSince: event.today, nobodyAsked: null }),
  takeReport,
  takeOver,
  noteReport,
  completeObligation,
  noteNobodyAsked: ({ event }: Args): Change => ('none' in event.payload ? { nobodyAsked: event.payload.none } : {}),
  noteWarned: ({ context }: Args): Change => ({ warned: context.term.to === null ? context.warned : [...context.warned, context.term.to] }),
  noteUnpressed: ({ event }: Args): Change => (event.type === 'EVALUATE' ? { nobodyAsked: event.payload.press?.none ?? null } : {}),
  noteAsked: (): Change => ({ nobodyAsked: null }),
  pause: ({ event }: Args, { from }: { from: string }): Change => (event.type === 'HOLD' ? { hold: { from, ...event.payload } } : {}),
  unpause: (): Change => ({ hold: null }),
  end,
  ...evaluationChanges,
  ...revisionChanges,
};
