import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SummaryView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

const LINE = ['proposed', 'signed', 'implementing', 'evaluated'];

/** The way of an agreement with how many stand at each stage, and how many left it. */
export function Funnel({ summary: { byStage, total } }: { summary: SummaryView }): ReactNode {
  const { t, word } = useWords();
  const most = Math.max(1, ...LINE.map((stage) => byStage[stage] ?? 0));
  const off = Object.keys(byStage).filter((stage) => !LINE.includes(stage)).sort();
  return (
    <section className="panel wide" aria-labelledby="funnel">
      <h2 id="funnel">{t('cockpit.funnel')} <Link to="/ledger" className="soft">{t('cockpit.all', { count: total })}</Link></h2>
      <ol className="funnel">
        {LINE.map((stage) => (
          <li key={stage}>
            <Link to={`/ledger?stage=${stage}`} className={stage === 'signed' ? 'stage late' : 'stage'}><strong>{byStage[stage] ?? 0}</strong> {word('stage', stage)}</Link>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="bar" aria-hidden="true"><rect width={(100 * (byStage[stage] ?? 0)) / most} height="10" className={stage === 'signed' ? 'bar-late' : 'bar-all'} /></svg>
          </li>
        ))}
      </ol>
      {off.length > 0 && (
        <p className="row soft">
          {t('cockpit.left')}
          {off.map((stage) => <Link key={stage} to={`/ledger?stage=${stage}`}>{word('stage', stage)} {byStage[stage]}</Link>)}
        </p>
      )}
    </section>
  );
}
