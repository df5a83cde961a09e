import type { ReactNode } from 'react';
import type { SummaryView } from '#libs/contracts';
import type { Bar } from '../../parts/bars.js';
import { Bars } from '../../parts/bars.js';
import { useWords } from '../../words/use-words.js';

type Signed = SummaryView['signedNotImplemented'];

/** Signed and not implemented: by age, and by the level of the parties. */
export function Ages({ signed: { bands, undated, byLevel } }: { signed: Signed }): ReactNode {
  const { t, word } = useWords();
  const heads: [string, string, string] = [t('cockpit.age'), t('cockpit.count'), t('cockpit.overdue')];
  const bar = (key: string, label: ReactNode, { count, overdue }: { count: number; overdue: number }, filter: string): Bar => ({
    key, label, count, overdue, to: `/ledger?stage=signed&${filter}`, overdueTo: `/ledger?state=signed.overdue&${filter}`,
  });
  const ages = bands.map((band, index) => {
    const filter = band.signedFrom === null ? `signedTo=${band.signedTo}` : `signedFrom=${band.signedFrom}&signedTo=${band.signedTo}`;
    return bar(band.signedTo, word('band', String(index)), band, filter);
  });
  return (
    <section className="panel" aria-labelledby="ages">
      <h2 id="ages">{t('cockpit.ages')}</h2>
      <Bars caption={t('cockpit.byAge')} heads={heads} bars={[...ages, bar('undated', t('cockpit.undated'), undated, 'without=date')]} />
      <Bars caption={t('cockpit.byLevel')} heads={[t('cockpit.level'), heads[1], heads[2]]} bars={byLevel.map((one) => bar(one.level, word('level', one.level), one, `level=${one.level}`))} />
      <p className="soft">{t('cockpit.levelNote')}</p>
    </section>
  );
}
