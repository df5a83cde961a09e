import type { AgreementContext } from './agreement-context.js';
import type { AgreementEvent } from './agreement-events.js';
import { applied, changedBy, openAmendment } from './revise.js';
import type { Revision, RevisionKind } from './revision.js';

interface Args {
  context: AgreementContext;
  event: AgreementEvent;
}
type Change = Partial<AgreementContext>;

function begun({ context, event }: Args, kind: RevisionKind): Revision | null {
  if (event.type !== 'AMEND' && event.type !== 'CORRECT' && event.type !== 'UPDATE') return null;
  const { id, changes: revised, reason, document } = event.payload;
  return {
    id, kind, reason, ...(document === undefined ? {} : { document }), office: event.office ?? '', actor: event.actor, on: event.today, status: 'proposed',
    revised, changed: changedBy(context, revised), signatures: [], inForceOn: null, dropped: null,
  };
}

function atOnce(args: Args, kind: RevisionKind): Change {
  const revision = begun(args, kind);
  if (revision === null) return {};
  const { context, event } = args;
  return { ...applied(context, revision.revised), revisions: [...context.revisions, { ...revision, status: 'inForce', inForceOn: event.today }] };
}

function propose(args: Args): Change {
  const revision = begun(args, 'amendment');
  return revision === null ? {} : { revisions: [...args.context.revisions, revision] };
}

const withOpen = (context: AgreementContext, change: (open: Revision) => Revision): Change => ({
  revisions: context.revisions.map((revision) => (revision.status === 'proposed' ? change(revision) : revision)),
});

function sign({ context, event }: Args): Change {
  if (event.type !== 'SIGN_AMENDMENT') return {};
  const { party, signer, document } = event.payload;
  const signature = { party, signer, on: event.today, ...(document === undefined ? {} : { document }) };
  return withOpen(context, (open) => ({ ...open, signatures: [...open.signatures, signature] }));
}

/** All have signed: what is changed is told by how the record stands now, which a correction may have moved since. */
function amend({ context, event }: Args): Change {
  const open = openAmendment(context);
  if (open === undefined) return {};
  const changed = changedBy(context, open.revised);
  return { ...applied(context, open.revised), ...withOpen(context, (one) => ({ ...one, changed, status: 'inForce', inForceOn: event.today })) };
}

function drop({ context, event }: Args): Change {
  if (event.type !== 'DROP_AMENDMENT') return {};
  const dropped = { reason: event.payload.reason, office: event.office ?? '', actor: event.actor, on: event.today };
  return withOpen(context, (open) => ({ ...open, status: 'dropped', dropped }));
}

/** What amendments, corrections and updates change in the record, each with what stood there before. */
export const revisionChanges = {
  proposeAmendment: propose,
  signAmendment: sign,
  amend,
  dropAmendment: drop,
  correct: (args: Args): Change => atOnce(args, 'correction'),
  update: (args: Args): Change => atOnce(args, 'update'),
};
