import type { AgreementEvent, AgreementFact, Allowed, Chart, Decision, FollowUpEvent, FollowUpFact, ObligationEvent, ObligationFact } from '#libs/charts';
import { agreementChart, allowedNow, blankAgreement, blankFollowUp, blankObligation, decide, followUpChart, obligationChart } from '#libs/charts';
import type { ContextOf, RecordKind } from './ports/index.js';

export interface EventOf {
  agreement: AgreementEvent;
  followUp: FollowUpEvent;
  obligation: ObligationEvent;
}
export interface FactOf {
  agreement: AgreementFact;
  followUp: FollowUpFact;
  obligation: ObligationFact;
}
export type AnyEvent = EventOf[RecordKind];
export type AnyFact = FactOf[RecordKind];

/** The chart that moves the records of each kind. */
export const CHARTS: { [K in RecordKind]: Chart<ContextOf[K], EventOf[K], FactOf[K]> } = { agreement: agreementChart, followUp: followUpChart, obligation: obligationChart };

/** What the context of each kind is before the first event. */
export const BLANK: ContextOf = { agreement: blankAgreement, followUp: blankFollowUp, obligation: blankObligation };

interface At<K extends RecordKind> {
  kind: K;
  state: string;
  context: ContextOf[K];
}
export type AnyAt = { [K in RecordKind]: At<K> }[RecordKind];

/** What its chart makes of an event of a record. */
export function decideRecord(record: AnyAt, event: AnyEvent): Decision<object, AnyFact> {
  switch (record.kind) {
    case 'agreement':
      return decide(agreementChart, record, event as AgreementEvent);
    case 'followUp':
      return decide(followUpChart, record, event as FollowUpEvent);
    case 'obligation':
      return decide(obligationChart, record, event as ObligationEvent);
  }
}

/** What callers may send to a record now. */
export function allowedOf(record: AnyAt): Allowed[] {
  switch (record.kind) {
    case 'agreement':
      return allowedNow(agreementChart, record);
    case 'followUp':
      return allowedNow(followUpChart, record);
    case 'obligation':
      return allowedNow(obligationChart, record);
  }
}

/** The agreement whose clocks, follow-ups and history a record belongs to: itself, where it is one. */
export function homeOf(record: { id: string } & AnyAt): string {
  switch (record.kind) {
    case 'agreement':
      return record.id;
    case 'followUp':
      return record.context.agreement;
    case 'obligation':
      return record.context.home;
  }
}
