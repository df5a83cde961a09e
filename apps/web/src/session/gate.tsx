import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useCell } from '../cell.js';
import { isDemo } from '../page.js';
import { Waiting } from '../shell/waiting.js';
import { Lend } from './lend.js';
import { isEnded, session } from './session.js';

const TokenForm = lazy(() => import('./token-form.js'));
const AskAgain = lazy(() => import('./ask-again.js'));

/** Nobody sees a screen without a token; whose session ends on one keeps what is on it. */
export function Gate({ children }: { children: ReactNode }): ReactNode {
  const current = useCell(session);
  const over = useCell(isEnded);
  if (current === null) return isDemo ? <Lend /> : <Suspense fallback={<Waiting />}><section className="narrow"><TokenForm /></section></Suspense>;
  return <>{children}{over && <Suspense><AskAgain /></Suspense>}</>;
}
