import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** One bar: how many, of these how many are late, and where the rows behind both are. */
export interface Bar {
  key: string;
  label: ReactNode;
  count: number;
  to: string;
  overdue: number;
  overdueTo: string;
}

/** Bars on one scale, as a table: numbers first, for every reader, and the length beside them. */
export function Bars({ caption, heads, bars }: { caption: string; heads: [what: string, count: string, overdue: string]; bars: Bar[] }): ReactNode {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className="bars">
      <caption>{caption}</caption>
      <thead><tr><th scope="col">{heads[0]}</th><th scope="col" className="number">{heads[1]}</th><th scope="col" className="number">{heads[2]}</th><td aria-hidden="true" /></tr></thead>
      <tbody>
        {bars.map(({ key, label, count, to, overdue, overdueTo }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td className="number"><Link to={to}>{count}</Link></td>
            <td className="number">{overdue === 0 ? <span className="soft">0</span> : <Link to={overdueTo} className="late">{overdue}</Link>}</td>
            <td aria-hidden="true" className="bar-place">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="bar">
                <rect width={(100 * count) / most} height="10" className="bar-all" />
                <rect width={(100 * overdue) / most} height="10" className="bar-late" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
