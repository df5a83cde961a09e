import type { ReactNode } from 'react';
import { Refusal } from '../api/refusal.js';
import { kindOf, ProblemDetails } from '../shell/problem-screen.js';
import { useWords } from '../words/use-words.js';

/** What the server refused, told beside the button that asked for it: the rule and what would satisfy it. Nothing while there is nothing. */
export function RefusalTold({ error }: { error: unknown }): ReactNode {
  const { t } = useWords();
  return (
    <div role="alert">
      {error !== null && (
        <div className="refusal">
          <strong>{t(`problem.${kindOf(error)}`)}</strong> {t(`problem.${kindOf(error)}ToDo`)}
          {error instanceof Refusal && <ProblemDetails refusal={error} />}
        </div>
      )}
    </div>
  );
}
