import { signatories } from '#libs/charts';
import type { JointOfficeView } from '#libs/contracts';
import type { Reference } from '#libs/engine';
import type { StoredAgreement } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';

/** A joint office as the agreements tell it that designate it; `agreements` is how many there are, of which these are the first. */
export function jointOfficeViewOf(id: string, designating: readonly StoredAgreement[], agreements: number, today: CivilDate, { tree }: Reference): JointOfficeView {
  const members = new Set(designating.flatMap(({ context }) => signatories(context).map((code) => tree.current(code))));
  return {
    id, name: designating.at(-1)?.context.joint?.name ?? id, agreements,
    designations: designating.flatMap(({ id: agreement, state, context: { title, joint } }) => (joint === null ? [] : [{ agreement, title, state, document: joint.document, until: joint.until, serves: joint.until === null || joint.until >= today }])),
    members: [...members].sort().map((code) => {
      const { name, level } = tree.get(code);
      return { code, name, level };
    }),
  };
}
