import type { CivilDate } from '#libs/kernel';

/** A joint office (联合办公室) that the parties designated to press them all. */
export interface JointOffice {
  /** `J…`: it is no government and has no place in the tree. */
  id: string;
  name: string;
  /** The last day it serves; null without an end. */
  until: CivilDate | null;
}
