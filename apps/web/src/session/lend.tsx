import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { ProblemScreen } from '../shell/problem-screen.js';
import { Waiting } from '../shell/waiting.js';
import { actAs } from './act-as.js';
import { begin } from './session.js';

/** On the demonstration whoever comes acts for the highest office, until another is chosen. */
export function Lend(): ReactNode {
  const { data, error, refetch } = useQuery({ queryKey: ['lend'], queryFn: () => actAs('100000', 'first'), gcTime: 0 });
  useEffect(() => {
    if (data !== undefined) begin(data);
  }, [data]);
  return error === null ? <Waiting /> : <ProblemScreen error={error} again={() => void refetch()} />;
}
