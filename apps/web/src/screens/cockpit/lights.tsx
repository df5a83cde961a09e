import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { BreakdownView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { LIGHTS } from '../../parts/light-tag.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';

type Lit = BreakdownView['byLevel'][number]['lights'];
const SHOWN = ['red', 'yellow', 'green', 'grey'] as const;

/** Read apart from the rest of the cockpit, which is there before it. */
export const useBreakdown = () => useQuery({ queryKey: ['summary', 'breakdown'], queryFn: () => must(api.GET('/api/summary/breakdown')) });

/** How many agreements have each light of today, by level and region, and by domain; every number leads to its rows. */
export function Lights(): ReactNode {
  const { t, word } = useWords();
  const { data, error } = useBreakdown();
  if (error !== null) return <ProblemScreen error={error} />;
  if (data === undefined) return null;
  const domains = data.byDomain.map(({ domain, lights }) => ({ key: domain, label: word('domain', domain), filter: `domain=${domain}`, lights }));
  const half = Math.ceil(domains.length / 2);
  return (
    <>
      <section className="panel" aria-labelledby="lights">
        <h2 id="lights">{t('cockpit.lights')} {data.toldOn !== null && <span className="soft">{t('cockpit.toldOn', { day: data.toldOn })}</span>}</h2>
        {data.toldOn === null ? <p>{t('cockpit.notTold')}</p> : (
          <>
            <Table caption={t('cockpit.byLevel')} head={t('cockpit.level')} rows={data.byLevel.map(({ level, lights }) => ({ key: level, label: word('level', level), filter: `level=${level}`, lights }))} />
            {data.byRegion.length > 0 && <Table caption={t('cockpit.byRegion')} head={t('ledger.filter.region')} rows={data.byRegion.map(({ region, name, lights }) => ({ key: region, label: name, filter: `region=${region}`, lights }))} />}
            <p className="soft">{t('cockpit.lightsNote')}</p>
          </>
        )}
      </section>
      {domains.length > 0 && (
        <section className="panel wide" aria-labelledby="lights-by-domain">
          <h2 id="lights-by-domain">{t('cockpit.lightsByDomain')}</h2>
          <div className="columns-of">
            {[domains.slice(0, half), domains.slice(half)].map((rows, index) => rows.length > 0 && <Table key={index} caption={t('cockpit.byDomain')} head={t('ledger.filter.domain')} rows={rows} />)}
          </div>
        </section>
      )}
    </>
  );
}

interface Row {
  key: string;
  label: string;
  filter: string;
  lights: Lit;
}

function Table({ caption, head, rows }: { caption: string; head: string; rows: Row[] }): ReactNode {
  const { word } = useWords();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className="rows lit">
        <caption>{caption}</caption>
        <thead><tr><th scope="col">{head}</th>{SHOWN.map((light) => <th key={light} scope="col" className="number"><span className={`tag ${LIGHTS[light][0]}`}><span aria-hidden="true">{LIGHTS[light][1]}</span> {word('light', light)}</span></th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, label, filter, lights }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {SHOWN.map((light) => <td key={light} className="number">{lights[light] === 0 ? <span className="soft">0</span> : <Link to={`/ledger?${filter}&light=${light}`}>{lights[light]}</Link>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
