import type { LedgerRow } from '#libs/engine/ports';

/** A row as an office keeps it, with everything that is not told left open. */
export function ledgerRow(codes: readonly string[], row: Partial<LedgerRow> & Pick<LedgerRow, 'id'>): LedgerRow {
  return {
    row: 1, title: `Agreement ${row.id}`, form: 'agreement', signed: '', term_start: '', term_end: '', term_months: '', renews: '', parties_complete: true,
    signatory_kind: 'government', signatories: '', domains: [], follow_up: [], obligations: [], told: {},
    parties: codes.map((code) => ({ code, role: '', name: '', name_in_source: '', code_then: '', joined: '' })),
    ...row,
  };
}
