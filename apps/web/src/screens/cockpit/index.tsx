import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, must } from '../../api/client.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';

/** Where the agreements stand. */
export function Cockpit(): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['agreements', 'signed'], queryFn: () => must(api.GET('/api/agreements', { params: { query: { stage: 'signed', limit: 1 } } })) });
  if (error !== null) return <ProblemScreen error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <>
      <h1>{t('cockpit.title')}</h1>
      <p className="lead"><strong>{data.total}</strong> {t('cockpit.signedNotImplemented')}</p>
    </>
  );
}
