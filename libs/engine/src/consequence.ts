import type { AgreementEvent, FollowUpEvent, ObligationEvent } from '#libs/charts';
import type { AskedOffice } from './coordinators.js';
import type { StoredAgreement, StoredFollowUp, StoredObligation, Tx } from './ports/index.js';
import type { Reference } from './reference.js';

/** What follows from a fact: an event for one record. `own`: told by an entry of its own, in the history of that record. */
export type Consequence =
  | { record: StoredAgreement; event: Pick<AgreementEvent, 'type' | 'payload'>; own?: true }
  | { record: StoredFollowUp; event: Pick<FollowUpEvent, 'type' | 'payload'> }
  | { record: StoredObligation; event: Pick<ObligationEvent, 'type' | 'payload'> };

/** What a handler sees of the transaction under way. */
export interface Sight {
  reference: Reference;
  tx: Pick<Tx, 'nextSlip'>;
  /** Whom the ladder named for the timer that ran out; empty for a person's command. */
  asked: readonly AskedOffice[];
  agreement(id: string): Promise<StoredAgreement>;
  /** All follow-ups of an agreement, those opened in this transaction among them. */
  followUpsOf(agreement: string): Promise<StoredFollowUp[]>;
  /** Those that it owes and that share the clocks of another. */
  sharedBy(agreement: StoredAgreement): Promise<StoredObligation[]>;
  /** All obligations that share its clocks, those planned in this transaction among them. */
  obligationsOf(agreement: string): Promise<StoredObligation[]>;
}
