import { useQuery } from '@tanstack/react-query';
import type { AgreementSummary, FamilyView } from '#libs/contracts';
import { api, must } from '../../api/client.js';

/** The family of an agreement: its renewals, the frameworks above it, and what carries it out. */
export const useFamily = (id: string) =>
  useQuery({ queryKey: ['agreement', id, 'family'], queryFn: () => must(api.GET('/api/agreements/{id}/family', { params: { path: { id } } })) as Promise<FamilyView> });

/** Everybody of a family, itself among them, each once. */
export function membersOf({ above, chain, beneath }: FamilyView): AgreementSummary[] {
  return [...new Map([...above, ...chain, ...beneath.items].map((one) => [one.id, one])).values()];
}
