import type { Government } from './government.js';
import type { JointOffice } from './joint-office.js';
import type { Level } from './level.js';
import { climb } from './superior.js';
import type { PassedOver } from './superior.js';
import type { Tree } from './tree.js';

/** One line of derivation: why this office was asked to press this party. */
export interface Because {
  party: string;
  office: string;
  /** From the party up to the office, both included. */
  path: string[];
  /** Who stands between them, and why it was not the one. */
  passedOver: PassedOver[];
  /** The same as a sentence. Names are the official ones: the English names are only partly proofread. */
  text: string;
}

/** The parties of one agreement in today's tree. */
export interface Parties {
  /** Today's codes, sorted. */
  codes: string[];
  /** The same, for the question whether somebody is a party. */
  among: ReadonlySet<string>;
  /** For a party that signed under former codes: those codes, sorted. */
  signedAs: ReadonlyMap<string, readonly string[]>;
}

/** Why this office of the tree, at this level: the one place where a party's way up is walked and told. */
export function becauseOfTree(tree: Tree, level: Level, party: Government, parties: Parties, top: Government): Because {
  const { office, passedOver } = climb(tree, level, party.code, parties.among, top);
  const choice = parties.among.has(office.code)
    ? `no superior is left but the root ${label(office)}`
    : `lowest superior at ${level} level or above that is not a party is ${label(office)}`;
  return {
    party: party.code,
    office: office.code,
    path: [party.code, ...passedOver.map(({ code }) => code), office.code],
    passedOver,
    text: `${label(party)} (${party.level}): ${choice}${successions(tree, party, parties)}`,
  };
}

export function becauseOfJoint(tree: Tree, joint: JointOffice, party: Government, parties: Parties): Because {
  const end = joint.until === null ? '' : ` until ${joint.until}`;
  return {
    party: party.code,
    office: joint.id,
    path: [party.code, joint.id],
    passedOver: [],
    text: `${label(party)} (${party.level}): joint office ${joint.name} ${joint.id} is designated${end}${successions(tree, party, parties)}`,
  };
}

function label({ name, code }: Government): string {
  return `${name} ${code}`;
}

function successions(tree: Tree, party: Government, parties: Parties): string {
  const former = parties.signedAs.get(party.code);
  return former === undefined ? '' : former.map((code) => `; code ${code} was ${tree.wasMerged(code) ? 'merged into' : 'succeeded by'} ${party.code}`).join('');
}
