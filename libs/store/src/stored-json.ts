import type { ContextOf, RecordKind, Timer, Timers } from '#libs/engine/ports';

type Untold = { [K in RecordKind]: Partial<ContextOf[K]> };

/**
 * Values that most contexts have, left out of the stored text: a text without the key means this value. A million
 * waiting records should cost little disk. A value here may never be changed, only removed from the list with a
 * migration that writes it out.
 */
const UNTOLD: Untold = {
  agreement: {
    partiesComplete: true, under: null, renews: null, missing: [], signatures: [], withoutObligations: null, obligations: [], evidence: [],
    nobodyAsked: null, warned: [], joint: null, hold: null, end: null, evaluation: null, selfEvaluations: [], pastEvaluations: [], revisions: [],
  },
  followUp: {
    vacant: false, skipped: [], reminders: 0, remindedAt: null, slip: null, declined: null, responses: [], returned: [],
    concluded: null, struckOff: null, silent: [], outcome: null, hold: null, receipts: [], nodes: [], extensions: [], contests: [], disputes: [], waivers: [], aside: null,
    allotted: null, handlingOver: false, key: null, pickedUp: null, withdrawn: null,
  },
  obligation: {
    category: null, responsibleUnit: null, supportingUnits: [], period: 1, appearsOn: null, left: [], reports: [], periods: [], milestones: [], lateMilestones: [],
    indicators: [], terms: [], boundOn: null, rescheduled: [], assigned: [], waits: 0, waitingSince: null, nobodyAsked: null, waiver: null, hold: null, end: null,
  },
};

/** Fields that have a column of their own and are read from there. */
export interface InColumns {
  agreement: Pick<ContextOf['agreement'], 'title' | 'form'>;
  followUp: Pick<ContextOf['followUp'], 'agreement' | 'case' | 'rule' | 'subject' | 'waits' | 'office' | 'officeName'>;
  obligation: Pick<ContextOf['obligation'], never>;
}
const IN_COLUMNS: { [K in RecordKind]: (keyof InColumns[K])[] } = {
  agreement: ['title', 'form'],
  followUp: ['agreement', 'case', 'rule', 'subject', 'waits', 'office', 'officeName'],
  obligation: [],
};

/** Both kinds of fields in one table: the value that is left out, or ALWAYS. */
const ALWAYS = Symbol('always');
const leftOut = (kind: RecordKind): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([...Object.entries(UNTOLD[kind]), ...IN_COLUMNS[kind].map((key): [string, unknown] => [key, ALWAYS])]);
const LEFT_OUT = { agreement: leftOut('agreement'), followUp: leftOut('followUp'), obligation: leftOut('obligation') };

/** A field that most records have in a form that can be told shorter; what has another form is told as it is. */
interface Short {
  pack(value: unknown): unknown;
  unpack(stored: unknown): unknown;
}

type Agreement = ContextOf['agreement'];
type Party = Agreement['parties'][number];

/** Undefined goes without saying: every signature is needed. */
const rule: Short = {
  pack: (value) => ((value as Agreement['rule']).kind === 'all' ? undefined : value),
  unpack: (stored) => stored ?? { kind: 'all' },
};

/** A known day, and not an interval. */
const signedOn: Short = {
  pack(value) {
    const told = value as Agreement['signedOn'];
    return told?.precision === 'day' && told.from === told.to ? told.from : told;
  },
  unpack: (stored) => (typeof stored === 'string' ? { from: stored, to: stored, precision: 'day' } : stored),
};

/** A party of which nothing but code and role is told, as a pair. */
const parties: Short = {
  pack: (value) => (value as Party[]).map((party) => (Object.keys(party).length === 2 ? [party.code, party.role] : party)),
  unpack: (stored) => ((stored ?? []) as (Party | [string, string])[]).map((party) => (Array.isArray(party) ? { code: party[0], role: party[1] } : party)),
};

const SHORT: Record<RecordKind, [string, Short][]> = { agreement: Object.entries({ rule, signedOn, parties }), followUp: [], obligation: [] };

/** A context as it is stored, without what its columns tell and what goes without saying. */
export function contextText<K extends RecordKind>(kind: K, context: ContextOf[K]): string {
  const left = LEFT_OUT[kind];
  const told: Record<string, unknown> = {};
  for (const key of Object.keys(context)) {
    const value = context[key as keyof ContextOf[K]];
    if (!left.has(key) || !isLeftOut(value, left.get(key))) told[key] = value;
  }
  for (const [key, short] of SHORT[kind]) told[key] = short.pack(told[key]);
  return JSON.stringify(told);
}

/** The context again, whole; its lists are the caller's own. */
export function contextOf<K extends RecordKind>(kind: K, stored: unknown, columns: InColumns[K]): ContextOf[K] {
  const context = parsed(stored) as Record<string, unknown>;
  Object.assign(context, columns);
  for (const [key, short] of SHORT[kind]) context[key] = short.unpack(context[key]);
  for (const [key, value] of LEFT_OUT[kind]) if (context[key] === undefined) context[key] = Array.isArray(value) ? [] : value;
  return context as unknown as ContextOf[K];
}

/** A timer as it is stored: its fields in this order. */
type TimerFields = [at: number, dueOn: string, days: number | null, from: string, estimated: 0 | 1, policy: string | null];

export function timersText(timers: Timers): string {
  const fields: Record<string, TimerFields> = {};
  for (const name of Object.keys(timers)) {
    const { at, dueOn, days, from, estimated, policy } = timers[name] as Timer;
    fields[name] = [at, dueOn, days, from, estimated ? 1 : 0, policy];
  }
  return JSON.stringify(fields);
}

export function timersOf(stored: unknown): Timers {
  const timers: Timers = {};
  for (const [name, [at, dueOn, days, from, estimated, policy]] of Object.entries(parsed(stored) as Record<string, TimerFields>)) {
    timers[name] = { at, dueOn, days, from, estimated: estimated === 1, policy } satisfies Timer;
  }
  return timers;
}

/** A driver with a type of its own for JSON hands it over parsed. */
function parsed(stored: unknown): unknown {
  return typeof stored === 'string' ? JSON.parse(stored) : stored;
}

/** The values left out are plain ones and empty lists. */
function isLeftOut(value: unknown, left: unknown): boolean {
  return left === ALWAYS || value === left || (Array.isArray(left) && Array.isArray(value) && value.length === 0);
}
