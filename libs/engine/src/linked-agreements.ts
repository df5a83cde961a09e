import type { AgreementContext, AgreementEvent, Obligation, ObligationContext, ObligationFact } from '#libs/charts';
import { signatories, undeliveredParties } from '#libs/charts';
import type { Tree } from '#libs/hierarchy';
import type { Consequence, Sight } from './consequence.js';
import type { StoredAgreement, StoredObligation } from './ports/index.js';

type Told = Pick<AgreementEvent, 'type' | 'payload'>;

/** Stages in which an agreement may owe something. */
const OWES = ['proposed', 'signed', 'implementing', 'onHold', 'evaluated'];

export function mayOwe({ state }: Pick<StoredAgreement, 'state'>): boolean {
  return OWES.includes(state.split('.')[0] ?? '');
}

/** Whether a government promised something in an agreement, under whatever code it had then. */
export function partyOf(context: AgreementContext, tree: Tree): (code: string) => boolean {
  const promised = signatories(context).map((code) => tree.current(code));
  return (code) => promised.includes(tree.current(code));
}

/** The agreements an obligation is owed under beside the one whose clocks it shares. */
export function linkedOf({ agreements, home }: Pick<ObligationContext, 'agreements' | 'home'>): string[] {
  return agreements.filter((id) => id !== home);
}

/** What those agreements hear of an obligation, each by an entry of its own: what concerns their own parties. */
export async function tellLinked(sight: Sight, obligation: StoredObligation, fact: ObligationFact): Promise<Consequence[]> {
  if (fact.type === 'linked') return linkTo(sight, obligation, fact.agreement);
  const told: Consequence[] = [];
  for (const id of linkedOf(obligation.context)) {
    const record = await sight.agreement(id);
    const event = mayOwe(record) ? heard(record, obligation, fact, partyOf(record.context, sight.reference.tree)) : undefined;
    if (event !== undefined) told.push({ record, event, own: true });
  }
  return told;
}

/** An obligation as its agreements know it. */
function briefOf({ id, context: { title, leadUnit, responsibleUnit, supportingUnits, dueOn } }: StoredObligation): Obligation {
  return { id, title, leadUnit: leadUnit ?? '', dueOn: dueOn ?? '', ...(responsibleUnit === null ? {} : { responsibleUnit }), ...(supportingUnits.length === 0 ? {} : { supportingUnits }) };
}

/** What an agreement did not know of an obligation and hears now: other units, or the date where there was none. What is evaluated is frozen. */
export function completion({ state, context }: StoredAgreement, obligation: StoredObligation): Told | undefined {
  const known = context.obligations.find(({ id }) => id === obligation.id);
  if (known === undefined || state === 'evaluated') return undefined;
  const brief = briefOf(obligation);
  const told = { ...brief, dueOn: known.dueOn === '' ? brief.dueOn : known.dueOn };
  const bits = ({ leadUnit, responsibleUnit, supportingUnits = [], dueOn }: Obligation): string => JSON.stringify([leadUnit, responsibleUnit, supportingUnits, dueOn]);
  return bits(told) === bits(known) ? undefined : { type: 'OBLIGATION_COMPLETED', payload: { obligation: told } };
}

function heard(record: StoredAgreement, obligation: StoredObligation, fact: ObligationFact, isParty: (code: string) => boolean): Told | undefined {
  const { state, context: { missing } } = record;
  const { id, context } = obligation;
  const [isMissing, owes] = [missing.includes(id), undeliveredParties(context).some(isParty)];
  switch (fact.type) {
    case 'reportMissing':
      return isMissing || !owes ? undefined : { type: 'REPORT_MISSING', payload: { obligation: id } };
    case 'reportGiven':
      return isMissing ? { type: 'REPORT_GIVEN', payload: { obligation: id } } : undefined;
    case 'relieved':
      return isMissing && !owes ? { type: 'REPORT_GIVEN', payload: { obligation: id } } : undefined;
    case 'reportAccepted':
      // What is evaluated is frozen.
      return state === 'evaluated' || !isParty(fact.report.party) ? undefined : { type: 'REPORT_ACCEPTED', payload: { obligation: id, title: context.title, report: fact.report } };
    case 'completed':
      return completion(record, obligation);
    case 'followUpDue':
    case 'settled':
    case 'linked':
      return undefined;
  }
}

/** It is owed under one more agreement: that one knows of it and of what is missing, and has the latest accepted report of a party of its own as evidence. */
async function linkTo(sight: Sight, linked: StoredObligation, agreement: string): Promise<Consequence[]> {
  const { id, context } = linked;
  const [home, record] = [await sight.agreement(context.home), await sight.agreement(agreement)];
  const isParty = partyOf(record.context, sight.reference.tree);
  const missing = home.context.missing.includes(id) && undeliveredParties(context).some(isParty) ? [id] : [];
  const report = context.reports.findLast(({ party, status }) => status === 'accepted' && isParty(party));
  const events: Told[] = [{ type: 'LINKED', payload: { obligations: [briefOf(linked)], missing } }];
  if (report !== undefined && record.state !== 'evaluated') events.push({ type: 'REPORT_ACCEPTED', payload: { obligation: id, title: context.title, report } });
  return events.map((event) => ({ record, event, own: true }));
}
