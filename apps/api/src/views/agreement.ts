import type { AgreementSummary, AgreementView, FamilyView, FollowUpView, LightView } from '#libs/contracts';
import { agreementChart, allowedNow, fulfilmentOfAll } from '#libs/charts';
import type { Allowed, Revision } from '#libs/charts';
import type { Family, Reference } from '#libs/engine';
import { mayOwe, partyOf } from '#libs/engine';
import { evaluationOf, pastEvaluationOf, selfEvaluationOf } from './evaluation.js';
import type { StoredAgreement, StoredEntry, StoredFollowUp, StoredObligation, Timers } from '#libs/engine/ports';

type Level = FollowUpView['level'];

/** An agreement as the lists show it. */
export function agreementSummaryOf({ id, state, version, context, at }: StoredAgreement, light: LightView, { tree, zone }: Reference): AgreementSummary {
  const on = zone.dateAt(at);
  return {
    id, title: context.title, form: context.form, domains: context.domains, stage: stageOf(state), state, version,
    parties: context.parties.map((party) => ({ ...party, name: tree.nameAt(party.code, on), level: tree.get(tree.current(party.code)).level })),
    partiesComplete: context.partiesComplete, signedOn: context.signedOn, term: context.term, light, updatedAt: zone.format3339(at),
  };
}

/** An agreement whole, with its running timers, who presses it, and what can be sent now. */
export function agreementViewOf(agreement: StoredAgreement, light: LightView, { owed, above }: { owed: readonly StoredObligation[]; above: readonly StoredAgreement[] }, pressing: readonly StoredFollowUp[], first: StoredEntry | undefined, reference: Reference): AgreementView {
  const { context, timers } = agreement;
  const {
    lead, rule, under, renews, signatures, withoutObligations, obligations, evidence, missing, waits, nobodyAsked, joint, hold, end, evaluation, selfEvaluations, pastEvaluations, revisions,
  } = context;
  return {
    ...agreementSummaryOf(agreement, light, reference),
    inherited: above.filter(mayOwe).flatMap(({ id, context: { title, obligations: theirs } }) => theirs.map((one) => ({ ...one, agreement: id, agreementTitle: title }))),
    lead, rule, under, renews, signatures, withoutObligations, obligations, evidence, missing, waits, nobodyAsked,
    joint: joint === null ? null : { ...joint }, hold: hold === null ? null : { ...hold }, end: end === null ? null : { ...end },
    evaluation: evaluationOf(evaluation), selfEvaluations: selfEvaluations.map(selfEvaluationOf), pastEvaluations: pastEvaluations.map(pastEvaluationOf), revisions: revisions.map(revisionOf), source: sourceOf(first),
    fulfilment: fulfilmentOfAll(owed.map((obligation) => obligation.context), partyOf(context, reference.tree)),
    timers: timersOf(timers, reference),
    pressedBy: pressing.map((followUp) => ({
      followUp: followUp.id, office: followUp.context.office, name: followUp.context.officeName, level: followUp.context.level as Level, rung: followUp.context.rung,
      state: stageOf(followUp.state), since: reference.zone.format3339(followUp.context.requestedAt), presses: followUp.context.presses,
    })),
    allowed: allowedNow(agreementChart, agreement).map(allowedOf),
  };
}

export function familyViewOf({ chain, above, beneath }: Family, lightOf: (id: string) => LightView, reference: Reference): FamilyView {
  return {
    chain: chain.map(({ agreement, renews, supersededBy }) => ({ ...agreementSummaryOf(agreement, lightOf(agreement.id), reference), renews, supersededBy })),
    above: above.map((agreement) => agreementSummaryOf(agreement, lightOf(agreement.id), reference)),
    beneath: { items: beneath.items.map((agreement) => agreementSummaryOf(agreement, lightOf(agreement.id), reference)), total: beneath.total },
  };
}

/** What a ledger told beyond the agreement; it stands in the entry that carried it in. */
function sourceOf(first: StoredEntry | undefined): AgreementView['source'] {
  if (first === undefined) return null;
  const { event } = JSON.parse(first.body) as { event: { type: string; payload: { source?: AgreementView['source'] } } };
  return event.type === 'REGISTER' ? (event.payload.source ?? null) : null;
}

export function stageOf(state: string): string {
  return state.split('.')[0] ?? state;
}

export function timersOf(timers: Timers, { zone }: Pick<Reference, 'zone'>): AgreementView['timers'] {
  return Object.entries(timers)
    .map(([timer, { at, dueOn, days, from, estimated, policy }]) => ({ timer, at: zone.format3339(at), dueOn, workingDays: days, from, estimated, policy }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

export function allowedOf({ event, ready, reasons }: Allowed): AgreementView['allowed'][number] {
  return { event, ready, reasons: reasons.map(({ code, en, zh, satisfy }) => ({ code, en, zh, satisfy })) };
}

function revisionOf({ revised: _, changed, ...revision }: Revision): AgreementView['revisions'][number] {
  return { ...revision, changed: changed as AgreementView['revisions'][number]['changed'] };
}
