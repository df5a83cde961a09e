/** What comes of a command: done, or the family of the code it is refused with. */
export type Outcome = 'done' | 'right' | 'chart' | 'agreement' | 'follow_up' | 'obligation' | 'document' | 'recurrence' | 'store' | 'idempotency';
