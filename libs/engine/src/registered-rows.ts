import type { Entry } from '#libs/audit';
import type { PlannedObligation, RegisterPayload } from '#libs/charts';
import { changedFields } from './compare-rows.js';
import type { ReadRow } from './ledger-row.js';
import type { Reads } from './ports/index.js';

/** Of rows whose ids exist already: in which fields they say otherwise than when they were carried in, and null where nobody carried them in. */
export async function comparedWithRegistered(reads: Pick<Reads, 'firstEntries'>, rows: readonly ReadRow[]): Promise<Map<string, string[] | null>> {
  const first = new Map((await reads.firstEntries(rows.map(({ id }) => id))).map(({ subject, body }) => [subject, (JSON.parse(body) as Entry).event]));
  return new Map(rows.map((row): [string, string[] | null] => {
    const event = first.get(row.id);
    return [row.id, event?.type === 'REGISTER' ? fieldsApart(event.payload as RegisterPayload, row) : null];
  }));
}

function fieldsApart({ supersededBy: _, obligations, ...registered }: RegisterPayload, { payload, obligations: asked }: ReadRow): string[] {
  const before = { ...registered, obligations: obligations.map(owedThen) };
  const after = { ...payload, obligations: asked.map(({ title, leadUnit, dueOn }) => ({ title, leadUnit: leadUnit ?? '', dueOn: dueOn ?? '' })) };
  return [...new Set(changedFields(inOrder(before), inOrder(after)).map(({ field }) => field.split('.')[0] ?? field))];
}

/** As it was asked for: the ids and dates that it got with that are not what the file says. */
const owedThen = ({ title, leadUnit, dueOn, plan }: PlannedObligation): object => ({ title, leadUnit, dueOn: plan === undefined ? dueOn : plan.schedule?.kind === 'once' ? plan.schedule.dueOn : '' });

/** With the members of everything in it in one order: entries have one of their own. */
function inOrder(value: object): object {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner) as object;
}
