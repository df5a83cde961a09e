import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { ProblemScreen } from '../shell/problem-screen.js';
import { Waiting } from '../shell/waiting.js';

/** The screen of the one record that the address names: read, and shown once it is there. */
export function RecordScreen<T>({ kind, read, children }: { kind: string; read: (id: string) => Promise<T>; children: (record: T) => ReactNode }): ReactNode {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: [kind, id], queryFn: () => read(id) });
  if (data === undefined) return error === null ? <Waiting /> : <ProblemScreen error={error} again={() => void refetch()} />;
  return children(data);
}
