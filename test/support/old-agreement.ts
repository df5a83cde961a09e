/** An agreement as the schema of step 6 keeps it: a statement that both databases take. */
export const anOldAgreement = agreementThen({ id: 'old' });

/** What a test tells of an agreement of then; obligations stood in it, and nowhere else. */
interface Then {
  id: string;
  state?: string;
  context?: object;
  obligations?: { id: string; title: string; leadUnit: string; dueOn: string }[];
}

/** A statement that both databases take. */
export function agreementThen({ id, state = 'signed.waiting', context = {}, obligations = [] }: Then): string {
  const text = JSON.stringify(obligations.length === 0 ? context : { ...context, obligations });
  return `insert into agreement
  (id, chart, version, state, stage, title, form, domains, obligations, accepted, ladderless, context, timers, estimated, at)
  values ('${id}', 1, 1, '${state}', '${state.split('.')[0]}', '治理水污染', 'framework', '', ${obligations.length}, 0, 0, '${text}', '{}', 0, 1);`;
}
