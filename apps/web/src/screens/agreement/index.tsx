import type { ReactNode } from 'react';
import type { AgreementView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { Clocks } from '../../parts/chart/clocks.js';
import { Standing } from '../../parts/chart/standing.js';
import { interval } from '../../parts/dates.js';
import type { Choices } from '../../parts/form/offered.js';
import { LightTag } from '../../parts/light-tag.js';
import { RecordScreen } from '../../parts/record-screen.js';
import { StateTag } from '../../parts/state-tag.js';
import { useWords } from '../../words/use-words.js';
import { Documents } from './documents.js';
import { Evaluations } from './evaluations.js';
import { Evidence } from './evidence.js';
import { Family } from './family.js';
import { History } from './history.js';
import { Ladder } from './ladder.js';
import { Notes } from './notes.js';
import { Obligations } from './obligations.js';
import { Parties } from './parties.js';
import { Revisions } from './revisions.js';
import { Source } from './source.js';
import { Timetable } from './timetable.js';

/** One agreement: where it stands and may go, who signed and owes what, who is pressed and why, and all that happened. */
export function Agreement(): ReactNode {
  return <RecordScreen kind="agreement" read={(id) => must(api.GET('/api/agreements/{id}', { params: { path: { id } } }))}>{(agreement) => <Shown agreement={agreement} />}</RecordScreen>;
}

function Shown({ agreement }: { agreement: AgreementView }): ReactNode {
  const { t, word } = useWords();
  const { id, title, state, version, form, domains, signedOn, term, timers, light } = agreement;
  return (
    <article>
      <header>
        <p className="soft">{id} · {word('form', form)}{domains.length > 0 && ` · ${domains.map((domain) => word('domain', domain)).join(t('wait.listed'))}`}</p>
        <h1 lang="zh">{title}</h1>
        <p className="row">
          <StateTag state={state} />
          <LightTag light={light} />
          <span>{t('ledger.column.signedOn')} {signedOn === null ? t('ledger.undated') : interval(signedOn)}</span>
          {(term.from !== null || term.to !== null) && <span>{t('ledger.column.term')} {term.from ?? '…'} – {term.to ?? '…'}</span>}
          <span className="soft">{t('agreement.version', { version })}</span>
        </p>
      </header>
      <div className="panels">
        <Standing chart="agreement" records="/api/agreements" record={agreement} offered={{ choices: choicesOf(agreement), agreement: id }} />
        <section className="panel" aria-labelledby="clocks"><h2 id="clocks">{t('agreement.clocks')}</h2><Clocks timers={timers} /><Notes agreement={agreement} /></section>
        <Parties agreement={agreement} />
        <Ladder agreement={agreement} />
        <Family id={id} />
        <Obligations agreement={agreement} />
        <Evidence agreement={agreement} />
        <Source agreement={agreement} />
        <Documents id={id} />
        <Timetable id={id} />
        <Revisions agreement={agreement} />
        <Evaluations agreement={agreement} />
        <History id={id} />
      </div>
    </article>
  );
}

/** What this agreement offers its forms to choose from. */
function choicesOf({ parties, evidence, obligations, revisions }: AgreementView): Choices {
  const units = parties.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  return {
    party: units, lead: units,
    evidence: evidence.filter(({ status }) => status === 'submitted').map(({ id, title }) => ({ value: id, label: title })),
    amendment: revisions.filter(({ kind, status }) => kind === 'amendment' && status === 'proposed').map(({ id, on, reason }) => ({ value: id, label: `${on} ${reason.slice(0, 40)}` })),
    obligation: obligations.map(({ id, title }) => ({ value: id, label: title })),
  };
}
