import type { AgreementContext } from './agreement-context.js';
import { signatories } from './agreement-context.js';
import type { AgreementEvent } from './agreement-events.js';
import { awaitedSigners, changedBy, openAmendment } from './revise.js';
import type { Revised, RevisionKind } from './revision.js';
import { REVISABLE, revisedFields } from './revision.js';

interface Args {
  context: AgreementContext;
  event: AgreementEvent;
}

/** The new values in question: those of the event, or those of the amendment that it signs or no longer waits for. */
function revisedBy({ context, event }: Args): Revised {
  if (event.type === 'AMEND' || event.type === 'CORRECT' || event.type === 'UPDATE') return event.payload.changes;
  return event.type === 'SIGN_AMENDMENT' || event.type === 'WITHDRAW_PARTY' ? (openAmendment(context)?.revised ?? {}) : {};
}

const touchesOnly = (args: Args, kind: RevisionKind): boolean => revisedFields(revisedBy(args)).every((field) => REVISABLE[field].includes(kind));

function partiesNamed({ departments = {}, contacts = {} }: Revised): string[] {
  return [...Object.keys(departments), ...Object.keys(contacts)];
}

/** The guards of amendments, corrections and updates. */
export const revisionGuards = {
  mayBeAmended: (args) => touchesOnly(args, 'amendment'),
  mayBeCorrected: (args) => touchesOnly(args, 'correction'),
  mayBeUpdated: (args) => touchesOnly(args, 'update'),
  revisesSomething: (args) => changedBy(args.context, revisedBy(args)).length > 0,
  revisedPartiesAreIn: (args) => {
    const { lead, ...revised } = revisedBy(args);
    const isIn = (code: string): boolean => args.context.parties.some((party) => party.code === code && party.left === undefined);
    return partiesNamed(revised).every(isIn) && (lead === undefined || signatories(args.context).includes(lead));
  },
  revisedTermHolds: (args) => {
    const { from = null, to = null } = revisedBy(args).term ?? {};
    return from === null || to === null || from <= to;
  },
  revisedDayNotInFuture: (args) => (revisedBy(args).signedOn ?? '') <= args.event.today,
  revisesTerm: (args) => revisedBy(args).term !== undefined,
  revisedTermGoesOn: (args) => {
    const { term } = revisedBy(args);
    return term !== undefined && (term.to === null || term.to >= args.event.today);
  },

  noAmendmentOpen: ({ context }) => openAmendment(context) === undefined,
  anAmendmentWaits: ({ context }) => openAmendment(context) !== undefined,
  amendmentIsOpen: ({ context, event }) =>
    (event.type === 'SIGN_AMENDMENT' || event.type === 'DROP_AMENDMENT') && openAmendment(context)?.id === event.payload.amendment,
  amendmentAwaitsSigner: ({ context, event }) => {
    const open = openAmendment(context);
    return event.type === 'SIGN_AMENDMENT' && open !== undefined && awaitedSigners(context, open).includes(event.payload.party);
  },
  /** The others have signed; and it is not who leaves that would lead. */
  amendmentAwaitsLeaver: ({ context, event }) => {
    const open = openAmendment(context);
    return event.type === 'WITHDRAW_PARTY' && open !== undefined && open.revised.lead !== event.payload.party && awaitedSigners(context, open).join() === event.payload.party;
  },
  amendmentAwaitsOthers: ({ context, event }) => {
    const open = openAmendment(context);
    return event.type === 'SIGN_AMENDMENT' && open !== undefined && awaitedSigners(context, open).some((code) => code !== event.payload.party);
  },
} satisfies Record<string, (args: Args) => boolean>;
