import type { FollowUpRule } from '#libs/charts';
import { nextMilestone, undeliveredParties } from '#libs/charts';
import type { CivilDate, Instant } from '#libs/kernel';
import type { AskedOffice } from './coordinators.js';
import { askFirst } from './coordinators.js';
import type { StoredAgreement, StoredObligation } from './ports/index.js';
import { nextTimer } from './ports/index.js';
import { decideRecord } from './record-charts.js';
import type { Reference } from './reference.js';
import { nextTimers } from './timers.js';

/** What a sweep would ask for an obligation: by which rule, whom, and the last day on which it was not late. */
export interface PressedObligation {
  rule: FollowUpRule;
  offices: string[];
  dueOn: CivilDate;
}

/**
 * Fires the clocks of an obligation one after the other on a copy, as a sweep at that moment does: one that comes due may be
 * pressed for by the same sweep. `pressed`: who is pressed for it already.
 */
export function previewObligation(reference: Reference, obligation: StoredObligation, home: StoredAgreement, pressed: readonly string[], at: Instant): PressedObligation[] {
  const known = new Set(pressed);
  const today = reference.zone.dateAt(at);
  const found: PressedObligation[] = [];
  for (let record = obligation; ; ) {
    const next = nextTimer(record.timers);
    if (next === undefined || next.timer.at > at) return found;
    const { payload, asked } = fired(reference, next.name, record, home, known, today);
    const decision = decideRecord(record, { type: next.name, payload, actor: 'clock', office: null, at, today } as never);
    // The sweep tells of such a row; here there is nothing to tell.
    if (!decision.ok) return found;
    for (const fact of decision.facts) if (fact.type === 'followUpDue') found.push({ rule: fact.rule, offices: asked.map(({ office }) => office), dueOn: next.timer.dueOn });
    for (const { presses } of asked) for (const party of presses) known.add(party);
    const moved = { ...record, state: decision.next.state, context: decision.next.context as StoredObligation['context'] };
    record = { ...moved, timers: nextTimers(record.timers, moved, decision, null, today, reference, home) };
  }
}

function fired(reference: Reference, timer: string, { context }: StoredObligation, home: StoredAgreement, pressed: ReadonlySet<string>, today: CivilDate): { payload: object; asked: readonly AskedOffice[] } {
  if (timer !== 'PRESS' && timer !== 'MILESTONE') return { payload: {}, asked: [] };
  const among = undeliveredParties(context).filter((code) => !pressed.has(reference.tree.current(code)));
  const { ranOut, asked } = askFirst(reference, home.id, home.context, today, among);
  return { payload: timer === 'PRESS' ? ranOut : { ...ranOut, milestone: nextMilestone(context)?.id ?? '' }, asked };
}
