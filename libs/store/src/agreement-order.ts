import type { AgreementOrder, Page, PageRequest, StoredAgreement } from '#libs/engine/ports';
import { fromCursor, pageOf, rowsFor } from './cursor.js';
import type { Where } from './filters.js';
import { AGREEMENT_COLUMNS, toAgreement } from './records.js';
import type { AgreementRow } from './records.js';
import { BY_SIGNING } from './signed-list.js';
import type { Sql } from './sql.js';

type PlacedRow = AgreementRow & { place: string | number };

/** By what an order goes, upwards and downwards. The undated stand last in both. */
const PLACES: Record<AgreementOrder['by'], { up: string; down: string; kind: 'string' | 'number' }> = {
  id: { up: 'id', down: 'id', kind: 'string' },
  signedOn: { up: BY_SIGNING, down: "coalesce(signed_to, '')", kind: 'string' },
  updatedAt: { up: 'at', down: 'at', kind: 'number' },
};

/** A page of agreements in another order than that of their ids; those of one place by their ids. Nothing keeps such an order but the look itself. */
export async function agreementsInOrder(sql: Sql, where: () => Where, { by, descending }: AgreementOrder, { cursor, limit }: PageRequest, count: () => Promise<number>): Promise<Page<StoredAgreement>> {
  const { up, down, kind } = PLACES[by];
  const [place, way, beyond] = descending ? [down, 'desc', '<'] : [up, 'asc', '>'];
  const after = fromCursor(cursor, [kind, 'string']);
  const rest = after === null ? where() : where().and(`(${place}, id) ${beyond} (?, ?)`, ...after.key);
  const rows = await sql.rows<PlacedRow>(`select ${AGREEMENT_COLUMNS}, ${place} as place from agreement ${rest.text} order by ${place} ${way}, id ${way} limit ?`, [...rest.params, rowsFor(limit)]);
  return pageOf(rows, limit, after?.total ?? (await count()), (row) => [kind === 'number' ? Number(row.place) : row.place, row.id], toAgreement);
}
