import type { AgreementContext, Reason } from '#libs/charts';
import type { Tree } from '#libs/hierarchy';

/** What binds an office to an agreement, and to which of its parties. A party stays bound after it left. */
export type Relation = { kind: 'party' | 'subordinate' | 'superior'; party: string } | { kind: 'coordinator' };

/** The relation by which an office is no third party to an agreement (TRUST, Separation); null: it is one. */
export function relationTo(tree: Tree, { parties, joint }: Pick<AgreementContext, 'parties' | 'joint'>, office: string): Relation | null {
  if (joint?.id === office) return { kind: 'coordinator' };
  if (tree.find(office) === undefined) return null;
  const promised = parties.filter(({ role }) => role !== 'witness').map(({ code }) => tree.current(code));
  const bound = (kind: 'party' | 'subordinate' | 'superior', party: string | undefined): Relation | null => (party === undefined ? null : { kind, party });
  return (
    bound('party', promised.find((code) => code === office)) ??
    bound('subordinate', promised.find((code) => tree.isSuperior(code, office))) ??
    bound('superior', promised.find((code) => tree.isSuperior(office, code)))
  );
}

/** What an evaluation by that office is called: a superior's own is second-party. */
export function evaluationKind(tree: Tree, context: AgreementContext, office: string): 'secondParty' | 'thirdParty' {
  return relationTo(tree, context, office)?.kind === 'superior' ? 'secondParty' : 'thirdParty';
}

const WORDS: Record<Relation['kind'], [en: string, zh: string]> = {
  party: ['a party', '签约方'],
  subordinate: ['subordinate to a party', '签约方的下级'],
  superior: ['superior to a party, so that its own evaluation is second-party', '签约方的上级，其评估属上级评估'],
  coordinator: ['the coordinator', '统筹协调单位'],
};

/** Why an office may not evaluate under that name: the rule, and the relation that breaks it. Null: it may. */
export function dependence(tree: Tree, context: AgreementContext, office: string, kind: 'secondParty' | 'thirdParty'): Pick<Reason, 'code' | 'en' | 'zh' | 'satisfy'> | null {
  const relation = relationTo(tree, context, office);
  if (relation === null ? kind === 'thirdParty' : relation.kind === 'superior' && kind === 'secondParty') return null;
  if (relation === null) {
    return {
      code: 'right.second_party_is_superior', en: `A second-party evaluation is that of a superior of a party; ${office} is none.`, zh: `上级评估须由签约方的上级作出，${office} 不是。`,
      satisfy: { en: 'Evaluate as a third party.', zh: '按第三方评估办理。' },
    };
  }
  const [en, zh] = WORDS[relation.kind];
  const name = (code: string): string => `${tree.find(code)?.name ?? ''} ${code}`.trim();
  const to = 'party' in relation && relation.kind !== 'party' ? ` (${name(relation.party)})` : '';
  return {
    code: 'right.independent_only',
    en: `An evaluator's unit is neither party, superior nor subordinate of a party, nor the coordinator; ${name(office)} is ${en}${to}.`,
    zh: `评估单位不得是签约方、其上下级或统筹协调单位；${name(office)}是${zh}${to}。`,
    satisfy: relation.kind === 'superior' ? { en: 'Evaluate as second party, or let an unrelated office evaluate.', zh: '按上级评估办理，或由无关联的机构评估。' } : { en: 'Let an unrelated office evaluate.', zh: '由无关联的机构评估。' },
  };
}
