import type { CivilDate, Json } from '#libs/kernel';
import type { AgreementContext } from './agreement-context.js';
import { signatories } from './agreement-context.js';
import type { ChangedValue, Revised, Revision } from './revision.js';
import { revisedFields } from './revision.js';

/** What it would change in the record as it stands; empty where everything is so already. */
export function changedBy(context: AgreementContext, revised: Revised): ChangedValue[] {
  const { title, form, domains, term, lead, under, signedOn } = context;
  const before: Record<string, unknown> = { title, form, domains, term, lead, under, signedOn: signedOn?.to ?? null };
  for (const { code, department, contact } of context.parties) {
    before[`departments.${code}`] = department?.name ?? null;
    before[`contacts.${code}`] = contact ?? null;
  }
  const after = revisedFields(revised).flatMap((field): [string, unknown][] => {
    const value = revised[field];
    return field === 'departments' || field === 'contacts' ? Object.entries(value as Record<string, string>).map(([code, told]) => [`${field}.${code}`, told]) : [[field, value]];
  });
  return after
    .map(([field, value]): ChangedValue => ({ field, before: (before[field] ?? null) as Json, after: value as Json }))
    .filter((changed) => JSON.stringify(changed.before) !== JSON.stringify(changed.after));
}

/** The record with the new values in it. */
export function applied(context: AgreementContext, { departments = {}, contacts = {}, signedOn, lead, ...plain }: Revised): Partial<AgreementContext> {
  const told = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Partial<AgreementContext>;
  const parties = context.parties.map((party) => {
    const { code, role } = party;
    const name = departments[code];
    const contact = contacts[code];
    return {
      ...party,
      role: lead === undefined || role === 'witness' ? role : code === lead ? ('lead' as const) : role === 'lead' ? ('participant' as const) : role,
      ...(name === undefined ? {} : { department: { vertical: false, ...party.department, name } }),
      ...(contact === undefined ? {} : { contact }),
    };
  });
  const touchesParties = lead !== undefined || Object.keys(departments).length + Object.keys(contacts).length > 0;
  return { ...told, ...(lead === undefined ? {} : { lead }), ...(touchesParties ? { parties } : {}), ...(signedOn === undefined ? {} : signed(context, signedOn)) };
}

/** The first wait counts from the signing, and moves with it. */
function signed({ waits, waitingSince, signedOn }: AgreementContext, day: CivilDate): Partial<AgreementContext> {
  const isFirst = waits === 1 && waitingSince === (signedOn?.to ?? null);
  return { signedOn: { from: day, to: day, precision: 'day' }, ...(isFirst ? { waitingSince: day } : {}) };
}

export function openAmendment({ revisions }: AgreementContext): Revision | undefined {
  return revisions.find(({ status }) => status === 'proposed');
}

/** Who has yet to sign an amendment; who left the agreement has not. */
export function awaitedSigners(context: AgreementContext, { signatures }: Revision): string[] {
  return signatories(context).filter((code) => !signatures.some(({ party }) => party === code));
}
