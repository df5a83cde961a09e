import type { Instant } from '#libs/kernel';

/** A file of an agreement (佐证材料). What was uploaded never changes; the same name uploaded again is its next version. */
export interface StoredDocument {
  id: string;
  agreement: string;
  name: string;
  /** From 1, by agreement and name. */
  version: number;
  /** The media type its content was found to have. */
  type: string;
  /** In bytes. */
  size: number;
  /** Of its content, computed here; 64 hexadecimal digits. */
  sha256: string;
  /** The office that uploaded it, and who did it there. */
  office: string;
  actor: string;
  at: Instant;
}

/** A file on its way into the store. */
export interface NewDocument {
  document: StoredDocument;
  content: Uint8Array;
}

/** A part of a content, none larger than some hundred kilobytes. */
export type ContentPart = Uint8Array;
