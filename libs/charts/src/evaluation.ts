import type { CivilDate } from '#libs/kernel';

/** How far something was carried out: 完成、基本完成、部分完成、未启动、无佐证. */
export type Completion = 'complete' | 'substantial' | 'limited' | 'notStarted' | 'noEvidence';

/** What one obligation was found to be worth. */
export interface JudgedObligation {
  obligation: string;
  completion: Completion;
  remark?: string;
}

/** A dimension, its share of the whole in percent, and from 0 to 100 what it was given. */
export interface Score {
  dimension: string;
  weight: number;
  score: number;
}

/** A verdict on an agreement: of the whole, of each obligation, and in scores. */
export interface Verdict {
  completion: Completion;
  obligations: JudgedObligation[];
  scores: Score[];
  remark?: string;
}

/** A party's own verdict (自评). */
export interface SelfEvaluation extends Verdict {
  party: string;
  actor: string;
  on: CivilDate;
}

/**
 * The verdict of an office that is neither party nor beneath one. Whether it is independent follows from where it stands:
 * second-party (上级评估) is that of a superior of a party, third-party (第三方评估) that of anybody else.
 */
export interface Evaluation extends Verdict {
  kind: 'secondParty' | 'thirdParty';
  office: string;
  /** The person or body that evaluated for the office, who commissioned it, and its declaration of independence. */
  evaluator: string;
  commissionedBy: string;
  declaration: string;
  on: CivilDate;
}

/** What was judged before the agreement was opened again, and why it was. */
export interface PastEvaluation {
  evaluation: Evaluation | null;
  selfEvaluations: SelfEvaluation[];
  reopened: { reason: string; document?: string; office: string; actor: string; on: CivilDate };
}

/** The scores by their weights, to two decimals; null where none were given. Weights are shares of a hundred. */
export function weightedTotal(scores: readonly Score[]): number | null {
  if (scores.length === 0) return null;
  const sum = scores.reduce((total, { weight, score }) => total + weight * score, 0);
  return Math.round(sum) / 100;
}
