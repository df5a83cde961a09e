/** An agreement as the schema of step 6 keeps it: a statement that both databases take. */
export const anOldAgreement = `insert into agreement
  (id, chart, version, state, stage, title, form, domains, obligations, accepted, ladderless, context, timers, estimated, at)
  values ('old', 1, 1, 'signed.waiting', 'signed', '治理水污染', 'framework', '', 0, 0, 0, '{}', '{}', 0, 1)`;
