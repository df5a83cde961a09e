import type { SessionView } from '#libs/contracts';
import type { Reference } from '#libs/engine';
import type { Token } from '#libs/engine/ports';

export function sessionViewOf({ id, name, admin, office }: Token, { tree }: Reference): SessionView {
  const government = tree.find(office);
  return { id, name, admin, office: { code: office, name: government?.name ?? office, level: government?.level ?? 'joint' } };
}
