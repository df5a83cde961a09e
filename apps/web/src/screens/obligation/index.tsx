import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ObligationView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { Clocks } from '../../parts/chart/clocks.js';
import { Standing } from '../../parts/chart/standing.js';
import type { Choices } from '../../parts/form/offered.js';
import { LightTag } from '../../parts/light-tag.js';
import { RecordScreen } from '../../parts/record-screen.js';
import { StateTag } from '../../parts/state-tag.js';
import { useWords } from '../../words/use-words.js';
import { Facts } from './facts.js';
import { History } from './history.js';
import { Reports } from './reports.js';
import { Yardsticks } from './yardsticks.js';

/** One thing that was promised: by whom, until when, what each party reported, and what can be done now. */
export function Obligation(): ReactNode {
  return <RecordScreen kind="obligation" read={(id) => must(api.GET('/api/obligations/{id}', { params: { path: { id } } }))}>{(obligation) => <Shown obligation={obligation} />}</RecordScreen>;
}

function Shown({ obligation }: { obligation: ObligationView }): ReactNode {
  const { t, word } = useWords();
  const { home, homeTitle, agreements, title, state, version, category, dueOn, parties, timers, fulfilment, light } = obligation;
  return (
    <article>
      <header>
        <p className="soft">{word('kind', 'obligation')}{category !== null && ` · ${category}`} · {agreements.map((one) => <span key={one}><Link to={`/agreements/${encodeURIComponent(one)}`} lang="zh">{one === home ? homeTitle : one}</Link> </span>)}</p>
        <h1 lang="zh">{title}</h1>
        <p className="row">
          <StateTag state={state} />
          <LightTag light={light} />
          {dueOn !== null && <span>{t('agreement.due')} {dueOn}</span>}
          <span>{t('obligation.fulfilment', fulfilment)}</span>
          <span className="soft">{t('agreement.version', { version })}</span>
        </p>
      </header>
      <div className="panels">
        <Standing chart="obligation" records="/api/obligations" record={obligation} offered={{ choices: choicesOf(obligation), agreement: home }} />
        <section className="panel" aria-labelledby="owing">
          <h2 id="owing">{t('obligation.owing')}</h2>
          <ul className="plain-list">{parties.map((party) => <li key={party.code}><span lang="zh">{party.name}</span> <span className="soft">{party.code}</span> {word('given', party.state)}</li>)}</ul>
          <h3>{t('agreement.clocks')}</h3>
          <Clocks timers={timers} />
        </section>
        <Facts obligation={obligation} />
        <Reports obligation={obligation} />
        <Yardsticks obligation={obligation} />
        <History id={obligation.id} />
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
