import type { ReactNode } from 'react';
import type { GovernmentView } from '#libs/contracts';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';
import { GovernmentRow } from './government-row.js';
import { useBeneath } from './use-beneath.js';

interface Opened {
  opened: ReadonlySet<string>;
  toggle: (code: string) => void;
}

/** One step of the tree, with those of its branches that are opened; null is above the tree. */
export function Beneath({ parent, ...opened }: Opened & { parent: string | null }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useBeneath(parent);
  if (data === undefined) return error === null ? <Waiting /> : <ProblemScreen error={error} again={() => void refetch()} />;
  return (
    <ul className={parent === null ? 'tree' : undefined}>
      {data.items.map((one) => <Branch key={one.code} government={one} {...opened} />)}
      {data.nextCursor !== null && <li className="soft">{t('offices.more', { count: data.total - data.items.length })}</li>}
    </ul>
  );
}

function Branch({ government, opened, toggle }: Opened & { government: GovernmentView }): ReactNode {
  const { t } = useWords();
  const { code, name, children } = government;
  const isOpen = opened.has(code);
  return (
    <li>
      <span className="row nowrap branch">
        {children === 0 ? <span className="leaf" aria-hidden="true">·</span> : (
          <button type="button" className="toggle" aria-expanded={isOpen} aria-label={t('offices.beneath', { name, count: children })} onClick={() => toggle(code)}><span aria-hidden="true">{isOpen ? '▾' : '▸'}</span></button>
        )}
        <GovernmentRow government={government} />
      </span>
      {isOpen && children > 0 && <Beneath parent={code} opened={opened} toggle={toggle} />}
    </li>
  );
}
