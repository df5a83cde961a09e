import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, must } from '../api/client.js';
import { lasting } from '../api/read-anew.js';

const isGovernment = (code: string): boolean => /^\d{6}$/.test(code);

/** A government by its name, which leads to it; its code until that is read, and of a joint office its id. */
export function UnitName({ code }: { code: string }): ReactNode {
  const { data } = useQuery({
    queryKey: ['government', code, 'name'], queryFn: () => must(api.GET('/api/governments/{code}', { params: { path: { code } } })), enabled: isGovernment(code), staleTime: Infinity, meta: lasting,
  });
  return isGovernment(code) ? <Link to={`/offices/${code}`} lang="zh">{data?.name ?? code}</Link> : <span lang="zh">{code}</span>;
}
