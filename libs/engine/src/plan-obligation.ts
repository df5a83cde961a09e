import type { ObligationPlan, PlannedObligation, Schedule } from '#libs/charts';
import type { CivilDate } from '#libs/kernel';
import { LuoshiError, newId } from '#libs/kernel';
import { firstDates, mustComeDue } from './obligation-dates.js';
import type { Reference } from './reference.js';
import type { ObligationRequest } from './requests.js';
import type { Stamp } from './stamp.js';

/**
 * Obligations as they are asked for, with ids, and with the dates that their schedules give from today on.
 * `promised`: the parties of the agreement that promised something; where it is not told who owes it, they all do.
 *
 * @throws LuoshiError `recurrence.never_fires` {rule}; `obligation.not_a_party` {unknown}
 */
export function planObligations(reference: Reference, requests: readonly ObligationRequest[], promised: readonly string[], stamp: Stamp): PlannedObligation[] {
  const strangers = requests.flatMap(({ parties = [] }, index) => parties.flatMap((code, at) => (promised.includes(code) ? [] : [{ at: `${index}.parties.${at}`, code }])));
  if (strangers.length > 0) {
    throw new LuoshiError('obligation.not_a_party', `Only a party of the agreement owes its obligations: ${strangers.map(({ at, code }) => `${code} (${at})`).join(', ')}.`, { unknown: strangers });
  }
  return requests.map((request) => planned(reference, request, promised, stamp));
}

function planned(reference: Reference, request: ObligationRequest, promised: readonly string[], { at, today }: Stamp): PlannedObligation {
  const { title, leadUnit, responsibleUnit, supportingUnits } = request;
  const schedule = request.schedule ?? (request.dueOn === undefined ? null : once(request.dueOn));
  if (schedule !== null) mustComeDue(schedule, reference.calendar, today);
  const dates = firstDates(schedule, reference.calendar, today);
  const plan: ObligationPlan = {
    title, schedule, ...dates,
    category: request.category ?? null, leadUnit: leadUnit ?? null, responsibleUnit: responsibleUnit ?? null, supportingUnits: supportingUnits ?? [],
    parties: request.parties ?? [...promised],
    milestones: (request.milestones ?? []).map((milestone) => ({ ...milestone, id: newId(at), doneOn: null })),
    indicators: (request.indicators ?? []).map(({ name, unit, baseline = null, target = null, frequency = null }) => ({ id: newId(at), name, unit, baseline, target, frequency, values: [] })),
    terms: (request.terms ?? []).map((text) => ({ id: newId(at), text, met: null })),
  };
  return {
    id: newId(at), title, leadUnit: leadUnit ?? '', dueOn: dates.dueOn ?? '', plan,
    ...(responsibleUnit === undefined ? {} : { responsibleUnit }), ...(supportingUnits === undefined ? {} : { supportingUnits }),
  };
}

const once = (dueOn: CivilDate): Schedule => ({ kind: 'once', dueOn, leadDays: null, nonWorking: 'keep' });
