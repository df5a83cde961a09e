import type { Inbox, InboxItem, NoticeFilter, NoticeKey, Page, PageRequest, Place, StoredNotice, Tab } from '#libs/engine/ports';
import { dueDay, OPEN_PLACES, TABS } from '#libs/engine/ports';
import type { CivilDate, Instant } from '#libs/kernel';
import { fromCursor, pageOf, rowsFor } from './cursor.js';
import { Where } from './filters.js';
import { listOf } from './list-of.js';
import { noticesTo, readNotice } from './notices.js';
import { READ_FOLLOW_UP, toFollowUp } from './records.js';
import type { FollowUpRow } from './records.js';
import type { Sql } from './sql.js';

/** The two sides of a follow-up: who supervises it, and whom it presses. */
const SIDES = [
  { role: 'supervising', table: 'follow_up', office: 'office', id: 'id' },
  { role: 'responsible', table: 'follow_up_party', office: 'government', id: 'follow_up' },
] as const;

interface PlaceRow {
  id: string;
  role: InboxItem['role'];
  place: Place;
  dueOn: CivilDate;
}

/** What lies before an office: its places are columns, so that neither counting nor paging reads a record that is not shown. */
export class SqlInbox implements Inbox {
  /** `lists` may lag, `sql` never does. */
  constructor(
    private readonly sql: Sql,
    private readonly lists: Sql = sql,
  ) {}

  async counts(office: string, today: CivilDate): Promise<Record<Tab, number>> {
    const open = OPEN_PLACES.map((place) => `'${place}'`).join(', ');
    const side = ({ table, office: column }: (typeof SIDES)[number]): string =>
      `select tab, count(*) as n, sum(case when due_on < ? and tab in (${open}) then 1 else 0 end) as late from ${table} where ${column} = ? and tab is not null group by tab`;
    const rows = await this.lists.rows<{ tab: Place; n: number | string; late: number | string }>(SIDES.map(side).join(' union all '), SIDES.flatMap(() => [today, office]));
    const counts = Object.fromEntries(TABS.map((tab) => [tab, 0])) as Record<Tab, number>;
    for (const { tab, n, late } of rows) {
      counts[tab] += Number(n);
      counts.overdue += Number(late);
    }
    return counts;
  }

  async items(office: string, tab: Tab | undefined, today: CivilDate, { cursor, limit }: PageRequest): Promise<Page<InboxItem>> {
    const after = fromCursor(cursor, ['string', 'string']);
    const counts = await this.counts(office, today);
    const size = rowsFor(limit);
    const sides = SIDES.map(({ role, table, office: column, id }) => {
      const where = new Where().and(`${column} = ?`, office).among('tab', tab === undefined || tab === 'overdue' ? OPEN_PLACES : [tab]);
      if (tab === 'overdue') where.and('due_on < ?', today);
      if (after !== null) where.and(`(due_on, ${id}) > (?, ?)`, ...after.key);
      return { text: `select * from (select ${id} as id, '${role}' as role, tab as place, due_on as "dueOn" from ${table} ${where.text} order by due_on, ${id} limit ?) as ${role}`, params: [...where.params, size] };
    });
    const rows = await this.lists.rows<PlaceRow>(`${sides.map(({ text }) => text).join(' union all ')} order by "dueOn", id limit ?`, [...sides.flatMap(({ params }) => params), size]);
    const total = after?.total ?? (tab === undefined ? OPEN_PLACES.reduce((sum, place) => sum + counts[place], 0) : counts[tab]);
    const page = pageOf(rows, limit, total, (row) => [row.dueOn, row.id], (row) => row);
    return { ...page, items: await this.shown(page.items, today) };
  }

  notices(office: string, filter: NoticeFilter, page: PageRequest): Promise<Page<StoredNotice>> {
    return noticesTo(this.lists, office, filter, page);
  }

  notice(key: NoticeKey): Promise<StoredNotice | undefined> {
    return readNotice(this.sql, key);
  }

  async titles(agreements: readonly string[]): Promise<Map<string, string>> {
    const { marks, params } = listOf([...new Set(agreements)]);
    return new Map((await this.lists.rows<{ id: string; title: string }>(`select id, title from agreement where id in ${marks}`, params)).map(({ id, title }) => [id, title]));
  }

  async nextDigest(): Promise<Instant | null> {
    const [row] = await this.sql.rows<{ at: number | string | null }>('select min(due_at) as at from digest where due_at is not null');
    return row?.at == null ? null : Number(row.at);
  }

  /** The records of one page, in its order. One that a reader of lists does not have yet is left out. */
  private async shown(rows: readonly PlaceRow[], today: CivilDate): Promise<InboxItem[]> {
    const { marks, params } = listOf(rows.map(({ id }) => id));
    const followUps = (await this.lists.rows<FollowUpRow>(`${READ_FOLLOW_UP} where id in ${marks}`, params)).map(toFollowUp);
    const titles = await this.titles(followUps.map(({ context }) => context.agreement));
    const known = new Map(followUps.map((followUp) => [followUp.id, followUp]));
    return rows.flatMap(({ id, role, place, dueOn }) => {
      const followUp = known.get(id);
      const isOpen = (OPEN_PLACES as readonly Place[]).includes(place);
      return followUp === undefined ? [] : [{ followUp, title: titles.get(followUp.context.agreement) ?? '', role, place, overdue: isOpen && dueOn < today, dueOn: dueDay(followUp) }];
    });
  }
}
