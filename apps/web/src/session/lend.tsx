import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemScreen } from '../shell/problem-screen.js';
import { Waiting } from '../shell/waiting.js';
import { lendFirst } from './act-as.js';

/** Stands until somebody of the demonstration is lent to act as. */
export function Lend(): ReactNode {
  const { error, refetch } = useQuery({ queryKey: ['lend'], queryFn: lendFirst, gcTime: 0 });
  return error === null ? <Waiting /> : <ProblemScreen error={error} again={() => void refetch()} />;
}
