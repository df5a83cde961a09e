import { z } from 'zod';
import { civilDate, code, id, text } from './common.js';

export const completion = z.enum(['complete', 'substantial', 'limited', 'notStarted', 'noEvidence']);
const judged = z.strictObject({ obligation: id, completion, remark: text(4000).optional() });
const score = z.strictObject({
  dimension: text(80),
  weight: z.number().min(0.01).max(100).describe('Its share of the whole, in percent.'),
  score: z.number().min(0).max(100),
});

/** Sums of decimal weights are exact to this. */
const EXACT = 1e-6;
const scores = z
  .array(score)
  .max(50)
  .default([])
  .superRefine((list, context) => {
    const sum = list.reduce((total, { weight }) => total + weight, 0);
    if (list.length > 0 && Math.abs(sum - 100) > EXACT) context.addIssue({ code: 'custom', path: [], message: `The weights sum to ${sum}, not to 100.` });
    const names = list.map(({ dimension }) => dimension);
    names.forEach((name, index) => names.indexOf(name) !== index && context.addIssue({ code: 'custom', path: [index, 'dimension'], message: `${name} is scored twice.` }));
  });

const verdict = {
  completion,
  obligations: z.array(judged).max(1000).default([]).describe('What each obligation is worth; one that is left out was not judged.'),
  scores,
  remark: text(4000).optional(),
};

export const selfEvaluation = z.strictObject({ party: code, ...verdict });
export const evaluation = z.strictObject({
  ...verdict,
  kind: z.enum(['secondParty', 'thirdParty']).optional().describe('What it is called: a superior of a party evaluates as second party. It follows from the office where it is not given, and is refused where it is wrong.'),
  evaluator: text(200).describe('The person or body that evaluated for the office.'),
  commissionedBy: text(200).describe('Who commissioned it.'),
  declaration: text(4000).describe('Declaration of independence.'),
});
export const reopening = z.strictObject({ reason: text(4000), document: text(500).optional() });

const verdictView = {
  completion: z.string(),
  obligations: z.array(z.strictObject({ obligation: z.string(), completion: z.string(), remark: z.string().optional() })),
  scores: z.array(z.strictObject({ dimension: z.string(), weight: z.number().nullable().describe('null: told before scores had weights.'), score: z.number() })),
  total: z.number().nullable().describe('The scores by their weights.'),
  remark: z.string().optional(),
  on: civilDate,
};
export const selfEvaluationView = z.strictObject({ party: code, actor: z.string(), ...verdictView });
export const evaluationView = z.strictObject({
  kind: z.enum(['secondParty', 'thirdParty']).nullable(), office: z.string().nullable(), evaluator: z.string(), commissionedBy: z.string().nullable(), declaration: z.string(), ...verdictView,
});
export const pastEvaluationView = z.strictObject({
  evaluation: evaluationView.nullable(),
  selfEvaluations: z.array(selfEvaluationView),
  reopened: z.strictObject({ reason: z.string(), document: z.string().optional(), office: z.string(), actor: z.string(), on: civilDate }),
});
