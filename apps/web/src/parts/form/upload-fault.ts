import { Refusal } from '../../api/refusal.js';
import { kindOf } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';

/** Why a file was not taken, in the reader's words; null where nothing is wrong. */
export function useUploadFault(error: unknown): string | null {
  const { t, word } = useWords();
  if (error === null) return null;
  const code = error instanceof Refusal ? error.problem.code : '';
  const told = word('upload', code);
  return told === code ? `${t(`problem.${kindOf(error)}`)} ${error instanceof Refusal ? error.problem.detail : ''}`.trim() : told;
}
