import type { ReactNode } from 'react';
import type { FollowUpView } from '#libs/contracts';
import { minute } from '../../parts/dates.js';
import { Proof } from '../../parts/proof.js';
import { useWords } from '../../words/use-words.js';

/** The states it came by, and what was answered, returned, concluded and struck off. */
export function Course({ followUp: { nodes, responses, returned, declined, concluded, struckOff, outcome, silent, presses } }: { followUp: FollowUpView }): ReactNode {
  const { t, word } = useWords();
  const nameOf = (code: string): string => presses.find((one) => one.code === code)?.name ?? code;
  const answers = [...returned.flatMap((round) => round.responses), ...responses];
  return (
    <section className="panel wide" aria-labelledby="course">
      <h2 id="course">{t('followUp.course')}</h2>
      {nodes.length > 0 && <ol className="timeline">{nodes.map(({ state, at, until }) => <li key={`${state} ${at}`}><time dateTime={at}>{minute(at)}</time> {word('state', state)} {until !== null && <span className="soft">– {minute(until)}</span>}</li>)}</ol>}
      <ul className="plain-list">
        {silent.map(({ since, during }) => <li key={since} className="fault">{t('followUp.silent', { at: minute(since), state: word('state', during) })}</li>)}
        {declined !== null && <li><strong>{word('event', 'DECLINE')}</strong> {declined.on} <span lang="zh">{declined.reason}</span></li>}
        {answers.map(({ party, on, text, evidence }) => (
          <li key={`${party} ${on} ${text}`}>
            <strong lang="zh">{nameOf(party)}</strong> {on} <span lang="zh">{text}</span>
            <ul>{evidence.map((one) => <li key={one.title}><span lang="zh">{one.title}</span> <Proof {...one} /></li>)}</ul>
          </li>
        ))}
        {returned.map(({ remark, on }) => <li key={`${on} ${remark}`}><strong>{word('event', 'RETURN')}</strong> {on} <span lang="zh">{remark}</span></li>)}
        {concluded !== null && <li><strong>{word('event', 'CONCLUDE')}</strong> {concluded.on} <span lang="zh">{concluded.remark}</span></li>}
        {struckOff !== null && <li><strong>{word('event', 'STRIKE_OFF')}</strong> {struckOff.on} <span lang="zh">{struckOff.evidence}</span> {struckOff.failureType !== null && word('value', struckOff.failureType)}</li>}
        {outcome !== null && <li><strong>{word('field', 'outcome')}</strong> {word('value', outcome)}</li>}
      </ul>
    </section>
  );
}
