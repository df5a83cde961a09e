import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { ObligationView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { Actions } from '../../parts/actions.js';
import { Clocks } from '../../parts/chart/clocks.js';
import { NotNow } from '../../parts/chart/not-now.js';
import { Track } from '../../parts/chart/track.js';
import { usePictures } from '../../parts/chart/use-pictures.js';
import type { Choices } from '../../parts/form/offered.js';
import { StateTag } from '../../parts/state-tag.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';
import { Reports } from './reports.js';
import { Yardsticks } from './yardsticks.js';

/** One thing that was promised: by whom, until when, what each party reported, and what can be done now. */
export function Obligation(): ReactNode {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ['obligation', id], queryFn: () => must(api.GET('/api/obligations/{id}', { params: { path: { id } } })) as Promise<ObligationView> });
  if (data === undefined) return error === null ? <Waiting /> : <ProblemScreen error={error} again={() => void refetch()} />;
  return <Shown obligation={data} />;
}

function Shown({ obligation }: { obligation: ObligationView }): ReactNode {
  const { t, word } = useWords();
  const { id, home, agreements, title, state, version, category, dueOn, parties, timers, allowed, fulfilment } = obligation;
  const picture = usePictures().data?.obligation;
  return (
    <article>
      <header>
        <p className="soft">{word('kind', 'obligation')}{category !== null && ` · ${category}`} · {agreements.map((one) => <span key={one}><Link to={`/agreements/${encodeURIComponent(one)}`}>{one}</Link> </span>)}</p>
        <h1 lang="zh">{title}</h1>
        <p className="row">
          <StateTag state={state} />
          {dueOn !== null && <span>{t('agreement.due')} {dueOn}</span>}
          <span>{t('obligation.fulfilment', fulfilment)}</span>
          <span className="soft">{t('agreement.version', { version })}</span>
        </p>
      </header>
      <div className="panels">
        <section className="panel wide" aria-labelledby="track"><h2 id="track">{t('agreement.track')}</h2>{picture !== undefined && <Track picture={picture} state={state} label={t('agreement.track')} />}</section>
        <section className="panel" aria-labelledby="now">
          <h2 id="now">{t('agreement.now')}</h2>
          <Actions door="/api/obligations/{id}/events" path={`/api/obligations/${encodeURIComponent(id)}/events`} record={id} version={version} allowed={allowed} offered={{ choices: choicesOf(obligation), agreement: home }} />
          {picture !== undefined && <NotNow picture={picture} state={state} />}
        </section>
        <section className="panel" aria-labelledby="owing">
          <h2 id="owing">{t('obligation.owing')}</h2>
          <ul className="plain-list">{parties.map((party) => <li key={party.code}><span lang="zh">{party.name}</span> <span className="soft">{party.code}</span> {word('given', party.state)}</li>)}</ul>
          <h3>{t('agreement.clocks')}</h3>
          <Clocks timers={timers} />
        </section>
        <Reports obligation={obligation} />
        <Yardsticks obligation={obligation} />
      </div>
    </article>
  );
}

/** What this obligation offers its forms to choose from. */
function choicesOf({ parties, reports, milestones, indicators, terms }: ObligationView): Choices {
  return {
    party: parties.filter(({ state }) => state !== 'left').map(({ code, name }) => ({ value: code, label: `${name} ${code}` })),
    report: reports.filter(({ status }) => status === 'submitted').map(({ id, party, on, done }) => ({ value: id, label: `${on} ${parties.find(({ code }) => code === party)?.name ?? party} ${done.slice(0, 40)}` })),
    milestone: milestones.filter(({ doneOn }) => doneOn === null).map(({ id, title, dueOn }) => ({ value: id, label: `${title} ${dueOn}` })),
    indicator: indicators.map(({ id, name, unit }) => ({ value: id, label: `${name} (${unit})` })),
    term: terms.filter(({ met }) => met === null).map(({ id, text }) => ({ value: id, label: text })),
  };
}
