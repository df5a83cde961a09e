import type { AgreementSummary } from '#libs/contracts';
import type { Entry } from '../../parts/entry.js';

/** A day that an agreement tells of itself, whenever it came on record. */
export interface Fact {
  kind: 'signed' | 'from' | 'to';
  agreement: string;
  /** How exactly it is known; it stands on the line at its last day. */
  when: NonNullable<AgreementSummary['signedOn']>;
}

export interface Recorded {
  seq: number;
  agreement: string;
  entry: Entry;
}

/** The days that the agreements of a family tell of themselves, in their order; what is not known is not on the line. */
export function factsOf(members: readonly Pick<AgreementSummary, 'id' | 'signedOn' | 'term'>[]): Fact[] {
  const facts = members.flatMap(({ id, signedOn, term }): Fact[] => [
    ...(signedOn === null ? [] : [{ kind: 'signed' as const, agreement: id, when: signedOn }]),
    ...(term.from === null ? [] : [{ kind: 'from' as const, agreement: id, when: exactly(term.from) }]),
    ...(term.to === null ? [] : [{ kind: 'to' as const, agreement: id, when: exactly(term.to) }]),
  ]);
  return facts.sort((a, b) => (a.when.to < b.when.to ? -1 : a.when.to > b.when.to ? 1 : 0));
}

const exactly = (day: string): Fact['when'] => ({ from: day, to: day, precision: 'day' });

/** Facts and entries on one line; `dayOf` tells the day of a moment. Behind the last entry that was read stand the facts that come after it, once all entries are read. */
export function lineOf(facts: readonly Fact[], entries: readonly Recorded[], isWhole: boolean, dayOf: (at: number) => string): (Fact | Recorded)[] {
  const line: (Fact | Recorded)[] = [];
  let next = 0;
  for (const one of entries) {
    const on = dayOf(one.entry.at);
    for (let fact = facts[next]; fact !== undefined && fact.when.to <= on; fact = facts[++next]) line.push(fact);
    line.push(one);
  }
  return isWhole ? [...line, ...facts.slice(next)] : line;
}
