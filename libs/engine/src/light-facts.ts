import type { LightFacts } from '#libs/policy';
import type { CivilDate } from '#libs/kernel';
import type { StoredFollowUp, StoredObligation, Timers, Unlit } from './ports/index.js';

/** Timers that tell nobody that something is due. */
const NOTHING_DUE: readonly string[] = ['HOLD_END', 'REMINDER', 'WAIVER_END', 'EXPIRING'];

const AGREEMENT_OVER: readonly string[] = ['evaluated', 'shelved', 'terminated', 'superseded', 'lapsed'];
/** States in which a clock that ran out may find nobody to ask. */
const ASKING: readonly string[] = ['proposed.signing', 'signed.waiting'];

const OBLIGATION_OVER: readonly string[] = ['accepted', 'ended'];
const OBLIGATION_PAUSED: readonly string[] = ['waived', 'suspended'];
/** What is delivered waits for another's judgement, and is late no more. */
const NO_DAY = '9999-12-31';

const FOLLOW_UP_OVER: readonly string[] = ['declined', 'withdrawn', 'struckOff', 'resolved'];
const FOLLOW_UP_PAUSED: readonly string[] = ['waived', 'suspended', 'concludedOnHold'];
/** States in which somebody's time runs. */
const AWAITING: readonly string[] = ['requested.awaiting', 'handling', 'returned', 'review', 'contested', 'disputed', 'concluded'];

/** What the light of a record is told from: its state and its clocks, and whether it is pressed for. */
export function lightFacts(unlit: Unlit): LightFacts {
  if ('late' in unlit) return agreementFacts(unlit);
  return unlit.record.kind === 'followUp' ? followUpFacts(unlit.record) : obligationFacts(unlit.record);
}

function agreementFacts({ record: { state, context, timers }, late, owedOn }: Extract<Unlit, { late: boolean }>): LightFacts {
  const dueOn = nextDue(timers);
  return {
    over: AGREEMENT_OVER.includes(state),
    paused: state === 'onHold',
    silent: state === 'implementing.silent',
    // Who could not be asked, because nobody is known who might be, is late all the same.
    late: late || state === 'signed.overdue' || (context.nobodyAsked !== null && ASKING.includes(state)),
    dueOn: owedOn !== null && (dueOn === null || owedOn < dueOn) ? owedOn : dueOn,
  };
}

function followUpFacts({ state, context, timers }: StoredFollowUp): LightFacts {
  const dueOn = nextDue(timers);
  return {
    over: FOLLOW_UP_OVER.includes(state),
    paused: FOLLOW_UP_PAUSED.includes(state),
    // An office whose parties passed on, or the one of the last rung, above which nobody is.
    silent: state === 'escalated' || (context.silent.length > 0 && dueOn === null && AWAITING.includes(state)),
    late: false,
    dueOn,
  };
}

function obligationFacts({ state, context }: StoredObligation): LightFacts {
  const late = context.milestones.filter(({ id, doneOn }) => doneOn === null && context.lateMilestones.includes(id));
  const days = [context.dueOn, ...context.milestones.map(({ dueOn, doneOn }) => (doneOn === null ? dueOn : null))].filter((day) => day !== null).sort();
  return {
    over: OBLIGATION_OVER.includes(state),
    paused: OBLIGATION_PAUSED.includes(state),
    silent: false,
    late: state === 'overdue' || late.length > 0,
    dueOn: state === 'reported' ? NO_DAY : (days[0] ?? null),
  };
}

function nextDue(timers: Timers): CivilDate | null {
  let first: CivilDate | null = null;
  for (const [name, { dueOn }] of Object.entries(timers)) if (!NOTHING_DUE.includes(name) && (first === null || dueOn < first)) first = dueOn;
  return first;
}
