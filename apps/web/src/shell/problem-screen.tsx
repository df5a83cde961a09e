import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Refusal, Unreachable } from '../api/refusal.js';
import { useWords } from '../words/use-words.js';

type Kind = 'unreachable' | 'missing' | 'notFound' | 'forbidden' | 'changed' | 'invalid' | 'tooLarge' | 'busy' | 'fault' | 'screen' | 'other';

/** What happened, by what was thrown. */
export function kindOf(error: unknown): Kind {
  if (error instanceof Unreachable) return 'unreachable';
  if (!(error instanceof Refusal)) return 'screen';
  const { status, code } = error.problem;
  if (status === 404) return code === 'request.not_found' ? 'missing' : 'notFound';
  if (status === 403) return 'forbidden';
  if (status === 412) return 'changed';
  if (status === 413) return 'tooLarge';
  if (status === 400 || status === 422) return 'invalid';
  if (status === 503 || status === 507 || code === 'server.unclear') return 'busy';
  return status >= 500 ? 'fault' : 'other';
}

/** Says what happened and what to do, wherever something could not be shown. */
export function ProblemScreen({ error, again, kind = kindOf(error) }: { error?: unknown; again?: () => void; kind?: Kind }): ReactNode {
  const { t } = useWords();
  return (
    <section className="problem" role="alert" aria-labelledby="problem-title">
      <h1 id="problem-title">{t(`problem.${kind}`)}</h1>
      <p>{t(`problem.${kind}ToDo`)}</p>
      {error instanceof Refusal && <ProblemDetails refusal={error} />}
      <p className="row">
        {again !== undefined && <button type="button" className="primary" onClick={again}>{t('problem.again')}</button>}
        <Link to="/">{t('problem.home')}</Link>
      </p>
    </section>
  );
}

interface Fault {
  row: number;
  column: string;
  message: string;
}
/** What is wrong in a file that was refused, each with its place. */
const faultsOf = ({ faults }: Refusal['problem']): Fault[] => (Array.isArray(faults) ? (faults as Fault[]) : []);

/** The words of the server, its reasons, and the places it does not accept. */
export function ProblemDetails({ refusal: { problem } }: { refusal: Refusal }): ReactNode {
  const { t, said } = useWords();
  const { reasons = [], issues = [], detail, code, requestId } = problem;
  return (
    <div className="problem-details">
      {reasons.length === 0 && detail !== '' && <p lang="en">{detail}</p>}
      {reasons.map((reason) => (
        <p key={reason.code}>
          <strong>{said(reason)}</strong> {said(reason.satisfy)}
        </p>
      ))}
      {issues.length > 0 && (
        <ul>
          {issues.map(({ at, message }) => (
            <li key={`${at} ${message}`}><code>{at}</code> <span lang="en">{message}</span></li>
          ))}
        </ul>
      )}
      {faultsOf(problem).length > 0 && (
        <ul>
          {faultsOf(problem).map(({ row, column, message }) => <li key={`${row} ${column} ${message}`}>{row > 0 && `${row} `}<code>{column}</code> <span lang="en">{message}</span></li>)}
        </ul>
      )}
      <p className="soft">
        {t('problem.code')} <code>{code}</code>
        {requestId !== undefined && <> · {t('problem.request')} <code>{requestId}</code></>}
      </p>
    </div>
  );
}
