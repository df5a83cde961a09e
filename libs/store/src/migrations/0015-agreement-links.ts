import type { Dialect } from '../dialect.js';
import type { Migration } from './migration.js';

/**
 * Which agreement stands under, renews or is superseded by which: what makes a family, found from either end. It is told
 * by the agreement's own context; older code that writes no link leaves out of a family what it adds, and spoils nothing.
 */
export const agreementLinks: Migration = {
  number: 15,
  name: 'AgreementLinks',
  breaking: false,
  statements: (dialect) => [
    `create table if not exists agreement_link (
      agreement ${dialect.types.text} not null, kind ${dialect.types.text} not null, other ${dialect.types.text} not null, primary key (agreement, kind),
      constraint agreement_link_agreement foreign key (agreement) references agreement (id)
    ) ${dialect.compactTable}`,
    'create index if not exists agreement_link_other on agreement_link (other, kind, agreement)',
    known(dialect, 'under', 'under'),
    known(dialect, 'supersededBy', 'end', 'by'),
  ],
};

/** The links of agreements that were there before. */
function known(dialect: Dialect, kind: string, ...path: string[]): string {
  const other = dialect.member('context', ...path);
  return `insert into agreement_link (agreement, kind, other) select id, '${kind}', ${other} from agreement where ${other} is not null on conflict (agreement, kind) do nothing`;
}
