import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FollowUpView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { Clocks } from '../../parts/chart/clocks.js';
import { Standing } from '../../parts/chart/standing.js';
import { minute } from '../../parts/dates.js';
import { LightTag } from '../../parts/light-tag.js';
import { RecordScreen } from '../../parts/record-screen.js';
import { StateTag } from '../../parts/state-tag.js';
import { useWords } from '../../words/use-words.js';
import { Because } from './because.js';
import { Course } from './course.js';

/** Rules whose subject is an obligation. */
const ABOUT_OBLIGATIONS = new Set(['reportOverdue', 'obligationOverdue']);

/** One office's part in a case: who is pressed for what, why this office was asked, and what was answered. */
export function FollowUp(): ReactNode {
  return <RecordScreen kind="follow-up" read={(id) => must(api.GET('/api/follow-ups/{id}', { params: { path: { id } } }))}>{(followUp) => <Shown followUp={followUp} />}</RecordScreen>;
}

function Shown({ followUp }: { followUp: FollowUpView }): ReactNode {
  const { t, word } = useWords();
  const { agreement, title, rule, subject, skipped, key, state, version, office, level, rung, presses, slip, notice, because, policy, timers, light } = followUp;
  const units = presses.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  return (
    <article>
      <header>
        <p className="soft">{word('kind', 'followUp')} · {word('rule', rule)}</p>
        <h1 lang="zh">{title}</h1>
        <p>
          <Link to={`/agreements/${encodeURIComponent(agreement)}`}>{agreement}</Link>
          {ABOUT_OBLIGATIONS.has(rule) && <> · <Link to={`/obligations/${encodeURIComponent(subject)}`}>{word('kind', 'obligation')}</Link></>}
          {' · '}{t('followUps.office')} <Link to={`/offices/${office.code}`} lang="zh">{office.name}</Link>
        </p>
        <p className="row">
          <StateTag state={state} />
          <LightTag light={light} />
          {key !== null && <span className="tag red"><span aria-hidden="true">★</span> {t('followUp.key')}</span>}
          <span>{t('cockpit.rung', { rung: rung + 1 })} {word('level', level)}</span>
          {slip !== null && <strong lang="zh">{slip.number}</strong>}
          <span>{t('followUp.requested', { at: minute(notice.requestedAt) })}</span>
          <span className="soft">{t('agreement.version', { version })}</span>
        </p>
      </header>
      <div className="panels">
        <Standing chart="followUp" records="/api/follow-ups" record={followUp} offered={{ choices: { party: units, with: units }, agreement }} />
        <section className="panel" aria-labelledby="who">
          <h2 id="who">{t('followUp.who')}</h2>
          <p>{t('followUp.presses')} <span lang="zh">{presses.map(({ name }) => name).join('、')}</span></p>
          {skipped.length > 0 && <p>{t('followUp.passedOver')} {skipped.map((one) => one.office).join(t('wait.listed'))} <span className="soft">{t('followUp.vacantSeat')}</span></p>}
          <Clocks timers={timers} />
          <h3>{t('followUp.because')}</h3>
          <Because agreement={agreement} because={because} />
          <p className="soft">{policy.id}@{policy.version} <span lang="en">{policy.because}</span></p>
        </section>
        <Course followUp={followUp} />
      </div>
    </article>
  );
}
