import type { AgreementContext } from '#libs/charts';
import { signatories } from '#libs/charts';
import type { StoredAgreement } from '../ports/index.js';
import type { Found, Told } from './check.js';
import { isInForce, where } from './check.js';

/** So many of those that overlap are named. */
const NAMED = 5;

/** The signatories in one text, by which agreements between the same ones are known. The first of them is where they are looked for. */
export function partyKey(context: Pick<AgreementContext, 'parties'>): string {
  return [...new Set(signatories(context))].sort().join(',');
}

/** The days on which an agreement holds, an open end as far as there are days. */
function termOf({ term, signedOn }: AgreementContext): { from: string; to: string } {
  return { from: term.from ?? signedOn?.from ?? '0000-00-00', to: term.to ?? '9999-12-31' };
}

/** Agreements of the same parties, with a domain in common and days on which both hold. `alike`: all in force between those parties. */
export function overlapping(agreement: StoredAgreement, alike: readonly StoredAgreement[]): Found[] {
  if (!isInForce(agreement)) return [];
  const own = termOf(agreement.context);
  const others: string[] = [];
  for (const { id, context } of alike) {
    const term = termOf(context);
    if (id === agreement.id || term.from > own.to || term.to < own.from || !context.domains.some((domain) => agreement.context.domains.includes(domain))) continue;
    others.push(id);
    if (others.length > NAMED) break;
  }
  return where(others.length > 0, { others: `${others.slice(0, NAMED).join(', ')}${others.length > NAMED ? ' …' : ''}` });
}

export const overlapCheck: Told = {
  code: 'overlapping',
  severity: 'hint',
  wrong: ({ others }) => ({ en: `The same parties have others in force in the same domain at the same time: ${others}.`, zh: `相同签约方在同一领域、同一时期另有有效协议：${others}。` }),
  todo: { en: 'Say which one holds: supersede the others, or part their domains.', zh: '明确以哪一份为准，替代其余协议或划分领域。' },
};
