import type { JsonObject } from '#libs/kernel';

/** One row of a ledger as an office keeps it (`ledger.json`): partial dates, open party lists, renewals told in words. */
export interface LedgerRow {
  /** The place in the file, from 1. */
  row: number;
  id: string;
  title: string;
  form: string;
  signed: string;
  term_start: string;
  term_end: string;
  term_months: string;
  /** The id of the agreement that this one renews. */
  renews: string;
  parties: { code: string; role: string; name_in_source: string; code_then: string; joined: string; name: string }[];
  parties_complete: boolean;
  signatory_kind: string;
  signatories: string;
  domains: string[];
  /** News of what was done. It becomes evidence that nobody has accepted yet. */
  follow_up: { date: string; text_zh: string; url?: string }[];
  /** What it owes that is still open: the text, the code of who leads it, and when it is due, as precise as it is told. */
  obligations: { title: string; lead_unit: string; due: string }[];
  /** Everything else, kept as told. */
  told: JsonObject;
}

