import type { ReactNode } from 'react';
import type { FollowUpView } from '#libs/contracts';
import { minute } from '../../parts/dates.js';
import { Proof } from '../../parts/proof.js';
import { useWords } from '../../words/use-words.js';
import { toldOf } from './told.js';
import type { Told } from './told.js';

/** The states it came by, what was said and decided, and when the parties' time stood still. */
export function Course({ followUp }: { followUp: FollowUpView }): ReactNode {
  const { t, word } = useWords();
  const { nodes, outcome, silent, pauses, presses, office } = followUp;
  const nameOf = (code: string): string => [...presses, office].find((one) => one.code === code)?.name ?? code;
  const said = toldOf(followUp, nameOf);
  return (
    <section className="panel wide" aria-labelledby="course">
      <h2 id="course">{t('followUp.course')}</h2>
      {nodes.length > 0 && <ol className="timeline">{nodes.map(({ state, at, until }) => <li key={`${state} ${at}`}><time dateTime={at}>{minute(at)}</time> {word('state', state)} {until !== null && <span className="soft">– {minute(until)}</span>}</li>)}</ol>}
      <ul className="plain-list">
        {silent.map(({ since, during }) => <li key={since} className="fault">{t('followUp.silent', { at: minute(since), state: word('state', during) })}</li>)}
        {pauses.map(({ from, until, why }) => <li key={from}>{t(until === null ? 'followUp.standsStill' : 'followUp.stoodStill', { from: minute(from), until: until === null ? '' : minute(until) })} <span className="soft">{word('pause', why)}</span></li>)}
      </ul>
      {said.length > 0 && <h3>{t('followUp.said')}</h3>}
      <ol className="timeline">{said.map((one, index) => <li key={index}><Said told={one} nameOf={nameOf} /></li>)}</ol>
      {outcome !== null && <p><strong>{word('field', 'outcome')}</strong> {word('value', outcome)}</p>}
    </section>
  );
}

function Said({ told: { on, event, party, text, more, evidence }, nameOf }: { told: Told; nameOf: (code: string) => string }): ReactNode {
  const { t, word } = useWords();
  return (
    <>
      <time dateTime={on}>{on}</time> <strong>{word('event', event)}</strong> {party !== null && <span lang="zh">{nameOf(party)}</span>}{' '}
      {more.map(([field, said]) => <span key={`${field} ${said}`} className="soft">{t(`followUp.more.${field}`, { said: field === 'failureType' ? word('value', said) : said })} </span>)}
      {text !== '' && <p className="quote" lang="zh">{text}</p>}
      {evidence.length > 0 && <ul>{evidence.map((one) => <li key={one.title}><span lang="zh">{one.title}</span> <Proof {...one} /></li>)}</ul>}
    </>
  );
}
