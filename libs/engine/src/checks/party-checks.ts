import { signatories } from '#libs/charts';
import { ladderOf } from '../coordinators.js';
import type { Check, Found, Seen } from './check.js';
import { isInForce } from './check.js';

/** The offices of the ladder whose seat is empty. A ladder is computed only where a superior of a party may be one. */
function vacantOffices({ agreement, reference, today }: Seen): Found[] {
  const { vacant, tree } = reference;
  if (vacant.size === 0 || !isInForce(agreement)) return [];
  const parties = signatories(agreement.context).map((code) => tree.current(code));
  if (!parties.some((code) => tree.superiors(code).some((superior) => vacant.has(superior.code)))) return [];
  const { rungs } = ladderOf(reference, agreement.id, agreement.context, today);
  const empty = new Map(rungs.flatMap(({ offices }, rung) => offices.filter((office) => office.vacant).map((office) => [office.code, { office: office.name, rung: rung + 1 }] as const)));
  return [...empty].map(([subject, details]) => ({ subject, details }));
}

function formerParties({ agreement, reference: { tree } }: Seen): Found[] {
  if (!isInForce(agreement)) return [];
  return agreement.context.parties.flatMap(({ code }) => {
    const now = tree.current(code);
    return now === code ? [] : [{ subject: code, details: { code, successor: tree.get(now).name, now } }];
  });
}

/** Whether those who signed, and those who press them, are there. */
export const partyChecks: readonly Check[] = [
  {
    code: 'coordinatorVacant',
    severity: 'warning',
    find: vacantOffices,
    wrong: ({ office, rung }) => ({ en: `The seat of the coordinator ${office} (rung ${rung}) is vacant.`, zh: `第 ${rung} 级协调机构${office}空缺。` }),
    todo: { en: 'Fill the seat; until then the next rung is asked in its place.', zh: '尽快补位；在此之前由上一级协调机构代行。' },
  },
  {
    code: 'partyGone',
    severity: 'warning',
    find: formerParties,
    wrong: ({ code, successor, now }) => ({ en: `The party ${code} no longer exists; its successor is ${successor} ${now}.`, zh: `签约方 ${code} 已撤销，承继单位为${successor} ${now}。` }),
    todo: { en: 'Have the successor confirm what it takes over.', zh: '请承继单位确认承接的约定事项。' },
  },
];
