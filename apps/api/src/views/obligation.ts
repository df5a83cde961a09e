import type { LightView, ObligationView } from '#libs/contracts';
import { allowedNow, fulfilmentOf, obligationChart, partyState } from '#libs/charts';
import { isStale } from '#libs/engine';
import type { Reference } from '#libs/engine';
import { OPEN_OBLIGATION } from '#libs/engine/ports';
import type { StoredObligation } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { allowedOf, timersOf } from './agreement.js';

/** An obligation whole, with the title of the agreement that it belongs to. */
export function obligationViewOf(obligation: StoredObligation, homeTitle: string, light: LightView, { tree, zone }: Reference, today: CivilDate): ObligationView {
  const { id, version, state, context, timers, at } = obligation;
  const { left: _, waits: _waits, waitingSince: _since, hold: _hold, lateMilestones, parties, milestones, indicators, ...told } = context;
  const on = zone.dateAt(at);
  return {
    ...told, id, version, state, homeTitle,
    parties: parties.map((code) => ({ code, name: tree.nameAt(code, on), state: partyState(context, code) })),
    fulfilment: fulfilmentOf(context),
    milestones: milestones.map((milestone) => ({ ...milestone, late: lateMilestones.includes(milestone.id) })),
    indicators: indicators.map((indicator) => ({ ...indicator, stale: isStale(indicator, context.boundOn, today) })),
    light,
    timers: timersOf(timers, { zone }),
    allowed: allowedNow(obligationChart, obligation).map(allowedOf),
    updatedAt: zone.format3339(at),
  };
}

export function obligationStatesOf(state: string | undefined): readonly string[] | undefined {
  if (state === undefined) return undefined;
  return state === 'open' ? OPEN_OBLIGATION : [state];
}
