import type { AgreementEvent, FollowUpEvent, ObligationEvent } from '#libs/charts';
import type { Tree } from '#libs/hierarchy';
import { AGREEMENT_NOTICES, AGREEMENT_RECEIPTS, ofAgreement } from './agreement-notices.js';
import { FOLLOW_UP_NOTICES, FOLLOW_UP_RECEIPTS, ofFollowUp } from './follow-up-notices.js';
import { OBLIGATION_NOTICES, OBLIGATION_RECEIPTS, ofObligation } from './obligation-notices.js';
import type { AnyRecord, Notice, NoticeReceipt, RecordKind } from './ports/index.js';
import type { AnyEvent, EventOf } from './record-charts.js';
import { homeOf } from './record-charts.js';
import type { Stamp } from './stamp.js';
import type { Receipts, Telling } from './telling.js';

type Step = Pick<AnyEvent, 'type' | 'payload'>;

/** The list of what was open when a person of an office left: no step of a record, and told to the office itself. */
export const HANDED_OVER: Telling<'office'> = { kind: 'items.handedOver', to: 'office', en: 'Open items were handed over to you', zh: '待办事项已移交' };

const TELLINGS: ReadonlyMap<string, Telling<string>> = new Map(
  [...Object.values(FOLLOW_UP_NOTICES), ...Object.values(AGREEMENT_NOTICES), ...Object.values(OBLIGATION_NOTICES), HANDED_OVER].flatMap((telling) => (telling === null ? [] : [[telling.kind, telling]])),
);
const RECEIPTS: { [K in RecordKind]: Receipts<EventOf[K]['type']> } = { followUp: FOLLOW_UP_RECEIPTS, agreement: AGREEMENT_RECEIPTS, obligation: OBLIGATION_RECEIPTS };

/** The receipt that an office gives by an event of its own; undefined where the event is none. */
export function receiptOf({ kind, id }: AnyRecord, type: string, { actor, office, at }: Stamp): NoticeReceipt | undefined {
  const kinds = (RECEIPTS[kind] as Receipts<string>)[type];
  return kinds === undefined || office === null ? undefined : { record: id, office, kinds, at, by: actor };
}

/** How a notice is put in both languages. @throws where nobody tells it: a kind that was stored is never taken from the tables. */
export function wordsOf(kind: string): { en: string; zh: string } {
  const telling = TELLINGS.get(kind);
  if (telling === undefined) throw new Error(`There is no notice ${kind}.`);
  return { en: telling.en, zh: telling.zh };
}

export function isSlip(kind: string): boolean {
  return TELLINGS.get(kind)?.slip === true;
}

/** The notices of one step of a record, one an office. Of what an agreement or an obligation tells, who did it knows already. */
export function noticesOf(record: AnyRecord, { type, payload }: Step, { at, office: own }: Pick<Stamp, 'at' | 'office'>, tree: Tree): Notice[] {
  const { id, version } = record;
  const told = (kind: string, offices: Iterable<string>): Notice[] => [...offices].map((office) => ({ record: id, version, office, kind, agreement: homeOf(record), at }));
  /** The governments of today, each once. */
  const others = (codes: readonly string[]): string[] => [...new Set(codes.map((code) => tree.current(code)))].filter((code) => code !== own);
  switch (record.kind) {
    case 'followUp': {
      const telling = FOLLOW_UP_NOTICES[type as FollowUpEvent['type']];
      return telling === null ? [] : told(telling.kind, namesOf(telling).flatMap((to) => ofFollowUp(record, to)));
    }
    case 'agreement': {
      const telling = AGREEMENT_NOTICES[type as AgreementEvent['type']];
      const of = payload as AgreementEvent['payload'];
      return telling === null || telling.when?.(record, of) === false ? [] : told(telling.kind, others(namesOf(telling).flatMap((to) => ofAgreement(record, to, of, tree))));
    }
    case 'obligation': {
      const telling = OBLIGATION_NOTICES[type as ObligationEvent['type']];
      return telling === null ? [] : told(telling.kind, others(namesOf(telling).flatMap((to) => ofObligation(record, to, payload as ObligationEvent['payload'], tree))));
    }
  }
}

function namesOf<To extends string>({ to }: Telling<To>): readonly To[] {
  return typeof to === 'string' ? [to] : to;
}
