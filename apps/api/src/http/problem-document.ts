import { titleOf } from './problem.js';

/** The content of every error in the API document. */
export const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** How a refusal stands in the API document. */
export function refusal(status: number): { description: string; content: typeof PROBLEM } {
  return { description: titleOf(status), content: PROBLEM };
}
