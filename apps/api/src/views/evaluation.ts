import type { Evaluation, PastEvaluation, SelfEvaluation, Verdict } from '#libs/charts';
import { weightedTotal } from '#libs/charts';
import type { AgreementView } from '#libs/contracts';

type EvaluationView = NonNullable<AgreementView['evaluation']>;

/** Evaluations of before had scores without weights, and told neither obligations nor who commissioned them. */
type OfBefore = Omit<Verdict, 'scores' | 'obligations'> & Partial<Pick<Verdict, 'obligations'>> & { scores: Verdict['scores'] | Record<string, number> };

function verdictOf<T extends Verdict>(verdict: T): Pick<EvaluationView, 'obligations' | 'scores' | 'total'> {
  const { scores, obligations = [] } = verdict as OfBefore;
  if (!Array.isArray(scores)) return { obligations, scores: Object.entries(scores).map(([dimension, score]) => ({ dimension, weight: null, score })), total: null };
  return { obligations, scores, total: weightedTotal(scores) };
}

export function evaluationOf(evaluation: Evaluation | null): AgreementView['evaluation'] {
  if (evaluation === null) return null;
  const { kind = null, office = null, commissionedBy = null } = evaluation as Partial<Evaluation>;
  return { ...evaluation, ...verdictOf(evaluation), kind, office, commissionedBy };
}

export function selfEvaluationOf(evaluation: SelfEvaluation): AgreementView['selfEvaluations'][number] {
  return { ...evaluation, ...verdictOf(evaluation) };
}

export function pastEvaluationOf({ evaluation, selfEvaluations, reopened }: PastEvaluation): AgreementView['pastEvaluations'][number] {
  return { evaluation: evaluationOf(evaluation), selfEvaluations: selfEvaluations.map(selfEvaluationOf), reopened };
}
