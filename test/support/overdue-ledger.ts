import type { ImportView } from '#libs/contracts';
import type { ChildServer } from './child-server.js';

/** Two prefectures of two provinces: two offices are asked for each agreement. */
export const OFFICES_ASKED = 2;
const PARTIES = [{ code: '511900' }, { code: '610700' }];

/** Brings agreements in that were signed years ago, so that the clock of each has run out. @returns their ids */
export async function bringInOverdue(server: ChildServer, prefix: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
  const rows = ids.map((id) => ({ id, title: `毗邻地区合作协议 ${id}`, form: 'agreement', signed: '2020-05-01', parties: PARTIES, parties_complete: true, domains: ['water'] }));
  await server.must<ImportView>('POST', '/api/imports', { kind: 'ledger', format: 'json', content: JSON.stringify(rows) });
  return ids;
}
