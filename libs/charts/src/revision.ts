import type { CivilDate, Json } from '#libs/kernel';

/**
 * How the text of an agreement in force comes to change: an amendment (补充协议) changes what was agreed and is signed by all
 * anew; a correction (勘误) repairs a slip of the pen; an update (更新) follows a fact that changed by itself.
 */
export type RevisionKind = 'amendment' | 'correction' | 'update';

/** The new values; what is not named stays. Of parties by their code. */
export interface Revised {
  title?: string | undefined;
  form?: string | undefined;
  domains?: string[] | undefined;
  term?: { from: CivilDate | null; to: CivilDate | null } | undefined;
  lead?: string | undefined;
  under?: string | null | undefined;
  signedOn?: CivilDate | undefined;
  departments?: Record<string, string> | undefined;
  contacts?: Record<string, string> | undefined;
}
export type RevisedField = keyof Revised;

/** Which kind may touch what. What was promised changes by amendment alone; what changed by itself is nobody's to agree on. */
export const REVISABLE: Record<RevisedField, readonly RevisionKind[]> = {
  title: ['amendment', 'correction'],
  form: ['correction'],
  domains: ['amendment', 'correction'],
  term: ['amendment', 'correction'],
  lead: ['amendment'],
  under: ['amendment', 'correction'],
  signedOn: ['correction'],
  departments: ['correction', 'update'],
  contacts: ['update'],
};

/** One value that changed; of a party as `contacts.511900`. */
export interface ChangedValue {
  field: string;
  before: Json;
  after: Json;
}

export interface Revision {
  id: string;
  kind: RevisionKind;
  reason: string;
  document?: string;
  office: string;
  actor: string;
  on: CivilDate;
  status: 'proposed' | 'inForce' | 'dropped';
  /** What it asks for, and what it changed when it took effect, or would change as things stand. */
  revised: Revised;
  changed: ChangedValue[];
  /** Of an amendment: who signed it so far. */
  signatures: { party: string; signer: string; on: CivilDate; document?: string }[];
  inForceOn: CivilDate | null;
  dropped: { reason: string; office: string; actor: string; on: CivilDate } | null;
}

/** The fields that a request names. */
export function revisedFields(revised: Revised): RevisedField[] {
  return (Object.keys(REVISABLE) as RevisedField[]).filter((field) => revised[field] !== undefined);
}
