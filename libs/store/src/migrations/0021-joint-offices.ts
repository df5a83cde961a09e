import type { Migration } from './migration.js';

/**
 * Which agreement designates which joint office (联合办公室), found from the office. It is told by the agreement's own
 * context; older code that writes no link leaves out of a list what it adds, and spoils nothing.
 */
export const jointOffices: Migration = {
  number: 21,
  name: 'JointOffices',
  breaking: false,
  statements: (dialect) => {
    const id = dialect.member('context', 'joint', 'id');
    return [
      `insert into agreement_link (agreement, kind, other) select id, 'jointOffice', ${id} from agreement where ${id} is not null on conflict (agreement, kind) do nothing`,
      "create index if not exists agreement_link_joint on agreement_link (other, agreement) where kind = 'jointOffice'",
    ];
  },
};
