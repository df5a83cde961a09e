/** What somebody is told by one step of a record, and how it is put. `To` names whom. */
export interface Telling<To extends string> {
  kind: string;
  to: To | readonly To[];
  en: string;
  zh: string;
  /** A slip: it goes alone and at once, whatever quiet somebody asked for. */
  slip?: true;
}

/** Notices that an office takes receipt of by an event of its own. */
export type Receipts<Type extends string> = Partial<Record<Type, readonly string[]>>;
