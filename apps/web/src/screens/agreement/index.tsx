import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AgreementView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { Actions } from '../../parts/actions.js';
import { Clocks } from '../../parts/chart/clocks.js';
import { NotNow } from '../../parts/chart/not-now.js';
import { usePictures } from '../../parts/chart/use-pictures.js';
import { Track } from '../../parts/chart/track.js';
import { interval } from '../../parts/dates.js';
import type { Choices } from '../../parts/form/offered.js';
import { StateTag } from '../../parts/state-tag.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';
import { Evaluations } from './evaluations.js';
import { Evidence } from './evidence.js';
import { History } from './history.js';
import { Ladder } from './ladder.js';
import { Obligations } from './obligations.js';
import { Parties } from './parties.js';

/** One agreement: where it stands and may go, who signed and owes what, who is pressed and why, and all that happened. */
export function Agreement(): ReactNode {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ['agreement', id], queryFn: () => must(api.GET('/api/agreements/{id}', { params: { path: { id } } })) as Promise<AgreementView> });
  if (data === undefined) return error === null ? <Waiting /> : <ProblemScreen error={error} again={() => void refetch()} />;
  return <Shown agreement={data} />;
}

function Shown({ agreement }: { agreement: AgreementView }): ReactNode {
  const { t, word } = useWords();
  const { id, title, state, version, form, domains, signedOn, term, timers, allowed } = agreement;
  const pictures = usePictures();
  const picture = pictures.data?.agreement;
  return (
    <article>
      <header>
        <p className="soft">{id} · {word('form', form)}{domains.length > 0 && ` · ${domains.map((domain) => word('domain', domain)).join(t('wait.listed'))}`}</p>
        <h1 lang="zh">{title}</h1>
        <p className="row">
          <StateTag state={state} />
          <span>{t('ledger.column.signedOn')} {signedOn === null ? t('ledger.undated') : interval(signedOn)}</span>
          {(term.from !== null || term.to !== null) && <span>{t('ledger.column.term')} {term.from ?? '…'} – {term.to ?? '…'}</span>}
          <span className="soft">{t('agreement.version', { version })}</span>
        </p>
      </header>
      <div className="panels">
        <section className="panel wide" aria-labelledby="track"><h2 id="track">{t('agreement.track')}</h2>{picture !== undefined && <Track picture={picture} state={state} label={t('agreement.track')} />}</section>
        <section className="panel" aria-labelledby="now">
          <h2 id="now">{t('agreement.now')}</h2>
          <Actions door="/api/agreements/{id}/events" path={`/api/agreements/${encodeURIComponent(id)}/events`} record={id} version={version} allowed={allowed} offered={{ choices: choicesOf(agreement), agreement: id }} />
          {picture !== undefined && <NotNow picture={picture} state={state} />}
        </section>
        <section className="panel" aria-labelledby="clocks"><h2 id="clocks">{t('agreement.clocks')}</h2><Clocks timers={timers} /></section>
        <Parties agreement={agreement} />
        <Ladder agreement={agreement} />
        <Obligations agreement={agreement} />
        <Evidence agreement={agreement} />
        <Evaluations agreement={agreement} />
        <History id={id} />
      </div>
    </article>
  );
}

/** What this agreement offers its forms to choose from. */
function choicesOf({ parties, evidence, obligations }: AgreementView): Choices {
  const units = parties.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  return {
    party: units, lead: units,
    evidence: evidence.filter(({ status }) => status === 'submitted').map(({ id, title }) => ({ value: id, label: title })),
    obligation: obligations.map(({ id, title }) => ({ value: id, label: title })),
  };
}
