import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AgreementView } from '#libs/contracts';
import { daysBetween } from '../../parts/dates.js';
import { StateTag } from '../../parts/state-tag.js';
import { useLadder } from '../../parts/use-ladder.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';
import type { Node } from './ladder-tree.js';
import { treeOf } from './ladder-tree.js';

/** Who presses, as the tree it is: at the root the office of the last rung, beneath each office those it would take over from, at the leaves the parties; with the derivation. */
export function Ladder({ agreement }: { agreement: AgreementView }): ReactNode {
  const { id, parties, pressedBy, updatedAt } = agreement;
  const { t, word, said } = useWords();
  const { data, error } = useLadder(id);
  const names = new Map(parties.map(({ code, name }) => [code, name]));
  return (
    <section className="panel" aria-labelledby="ladder">
      <h2 id="ladder">{t('agreement.ladder')}</h2>
      {error !== null && <ProblemScreen error={error} />}
      {data?.none !== undefined && <p className="fault">{word('nobody', data.none)}</p>}
      {data !== undefined && data.rungs.length > 0 && (
        <>
          <ul className="tree">{treeOf(data, names).map((node) => <Branch key={node.code} node={node} pressedBy={pressedBy} now={updatedAt} />)}</ul>
          <details>
            <summary>{t('agreement.derivation')}</summary>
            {data.rungs.map((rung, index) => (
              <div key={index}>
                <h3>{t('cockpit.rung', { rung: index + 1 })} <span className="soft">{word('level', rung.level)}</span></h3>
                <ul>{rung.because.map(({ party, text: en, zh }) => <li key={party}>{said({ en, zh })}</li>)}</ul>
              </div>
            ))}
          </details>
        </>
      )}
    </section>
  );
}

function Branch({ node, pressedBy, now }: { node: Node; pressedBy: AgreementView['pressedBy']; now: string }): ReactNode {
  const { t } = useWords();
  const asked = pressedBy.filter(({ office, rung }) => office === node.code && rung === node.rung);
  return (
    <li>
      <span className={asked.length > 0 ? 'here' : undefined}>
        {node.rung !== null && <span className="soft">{t('cockpit.rung', { rung: node.rung + 1 })} </span>}
        <strong><Link to={`/offices/${node.code}`} lang="zh">{node.name}</Link></strong> <span className="soft">{node.code}</span>
        {node.vacant && <span className="fault"> {t('agreement.vacant')}</span>}
        {asked.map(({ followUp, state, since }) => <span key={followUp}> <Link to={`/follow-ups/${followUp}`}><StateTag state={state} /></Link> <span className="soft">{t('cockpit.days', { count: daysBetween(since, now > since ? now : since) })}</span></span>)}
      </span>
      {node.below.length > 0 && <ul>{node.below.map((one) => <Branch key={`${one.code} ${one.rung ?? 'party'}`} node={one} pressedBy={pressedBy} now={now} />)}</ul>}
    </li>
  );
}
