import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, must } from '../api/client.js';
import { lasting } from '../api/read-anew.js';

const isGovernment = (code: string): boolean => /^\d{6}$/.test(code);
const isJoint = (code: string): boolean => /^J\w+$/.test(code);

const read = (code: string): Promise<{ name: string }> =>
  isJoint(code) ? must(api.GET('/api/joint-offices/{id}', { params: { path: { id: code } } })) : must(api.GET('/api/governments/{code}', { params: { path: { code } } }));

/** A government or a joint office by its name, which leads to it; its code until that is read. */
export function UnitName({ code }: { code: string }): ReactNode {
  const { data } = useQuery({
    queryKey: ['government', code, 'name'], queryFn: () => read(code), enabled: isGovernment(code) || isJoint(code), staleTime: Infinity, meta: lasting,
  });
  return isGovernment(code) || isJoint(code) ? <Link to={`/offices/${code}`} lang="zh">{data?.name ?? code}</Link> : <span lang="zh">{code}</span>;
}
