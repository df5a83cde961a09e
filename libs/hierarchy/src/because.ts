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
  /** The same in Chinese. */
  zh: string;
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

const LEVEL_ZH: Record<Level, string> = { county: '县级', prefecture: '地级', province: '省级', national: '国家级' };

/** Why this office of the tree, at this level: the one place where a party's way up is walked and told. */
export function becauseOfTree(tree: Tree, level: Level, party: Government, parties: Parties, top: Government): Because {
  const { office, passedOver } = climb(tree, level, party.code, parties.among, top);
  const isRoot = parties.among.has(office.code);
  const choice = isRoot ? `no superior is left but the root ${label(office)}` : `lowest superior at ${level} level or above that is not a party is ${label(office)}`;
  const choiceZh = isRoot ? `已无其他上级，只有最高一级 ${label(office)}` : `${LEVEL_ZH[level]}及以上、不是签约方的最近上级是 ${label(office)}`;
  return {
    party: party.code,
    office: office.code,
    path: [party.code, ...passedOver.map(({ code }) => code), office.code],
    passedOver,
    text: `${label(party)} (${party.level}): ${choice}${successions(tree, party, parties, ENGLISH)}`,
    zh: `${label(party)}（${LEVEL_ZH[party.level]}）：${choiceZh}${successions(tree, party, parties, CHINESE)}`,
  };
}

export function becauseOfJoint(tree: Tree, joint: JointOffice, party: Government, parties: Parties): Because {
  const [end, endZh] = joint.until === null ? ['', ''] : [` until ${joint.until}`, `，至 ${joint.until}`];
  return {
    party: party.code,
    office: joint.id,
    path: [party.code, joint.id],
    passedOver: [],
    text: `${label(party)} (${party.level}): joint office ${joint.name} ${joint.id} is designated${end}${successions(tree, party, parties, ENGLISH)}`,
    zh: `${label(party)}（${LEVEL_ZH[party.level]}）：指定由联合办公室 ${joint.name} ${joint.id} 督办${endZh}${successions(tree, party, parties, CHINESE)}`,
  };
}

function label({ name, code }: Government): string {
  return `${name} ${code}`;
}

type Succession = (former: string, party: string, merged: boolean) => string;
const ENGLISH: Succession = (former, party, merged) => `; code ${former} was ${merged ? 'merged into' : 'succeeded by'} ${party}`;
const CHINESE: Succession = (former, party, merged) => `；代码 ${former} ${merged ? '已并入' : '的承继者是'} ${party}`;

function successions(tree: Tree, party: Government, parties: Parties, told: Succession): string {
  return (parties.signedAs.get(party.code) ?? []).map((former) => told(former, party.code, tree.wasMerged(former))).join('');
}
