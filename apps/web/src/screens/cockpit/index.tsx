import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, must } from '../../api/client.js';
import { minute } from '../../parts/dates.js';
import { NothingYet } from '../../parts/nothing-yet.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';
import { Ages } from './ages.js';
import { Funnel } from './funnel.js';
import { LateUnits } from './late-units.js';
import { Lights } from './lights.js';
import { Oldest } from './oldest.js';
import { Pressing } from './pressing.js';

/** Where the agreements stand: how many are signed and not implemented, at which level, who is pressed for them and for how long. */
export function Cockpit(): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['summary'], queryFn: () => must(api.GET('/api/summary')) });
  if (data === undefined) return error === null ? <Waiting /> : <ProblemScreen error={error} again={() => void refetch()} />;
  const { signedNotImplemented: signed, pressing } = data;
  return (
    <>
      <h1>{t('cockpit.title')}</h1>
      <p className="lead">
        <Link to="/ledger?stage=signed"><strong>{signed.count}</strong></Link> {t('cockpit.signedNotImplemented')}
        {signed.overdue > 0 && <>{t('cockpit.comma')}<Link to="/ledger?state=signed.overdue" className="late">{t('cockpit.ofThese', { count: signed.overdue })}</Link></>}
        {t('cockpit.stop')} <span className="soft">{t('cockpit.asOf', { at: minute(data.at) })}</span>
      </p>
      {data.total === 0 && <NothingYet />}
      <div className="panels">
        <Funnel summary={data} />
        <Ages signed={signed} />
        <Pressing pressing={pressing} />
        <LateUnits />
        <Lights />
        <Oldest signed={signed} today={data.today} />
      </div>
    </>
  );
}
