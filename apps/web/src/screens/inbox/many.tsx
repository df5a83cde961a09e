import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { InboxView } from '#libs/contracts';
import { send } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { newKey } from '../../parts/form/draft.js';
import { RefusalTold } from '../../parts/refusal-told.js';
import { useWords } from '../../words/use-words.js';
import type { Step } from './step.js';

type Item = InboxView['items'][number];

/** Takes the step of each of these, one after another: how far it is can be seen, it can be stopped, and what is refused is told with its title while the rest goes on. */
export function Many({ chosen, stepOf, isOffered }: { chosen: readonly Item[]; stepOf: (item: Item) => Step | null; isOffered: boolean }): ReactNode {
  const { t, word } = useWords();
  const queries = useQueryClient();
  const stopped = useRef(false);
  const [told, tell] = useState<{ done: number; of: number; refused: { id: string; title: string; error: unknown }[] } | null>(null);
  const [isRunning, setRunning] = useState(false);
  const steps = chosen.flatMap((item) => stepOf(item) ?? []);
  const run = async (): Promise<void> => {
    stopped.current = false;
    setRunning(true);
    const progress: NonNullable<typeof told> = { done: 0, of: chosen.length, refused: [] };
    for (const item of chosen) {
      const step = stepOf(item);
      if (stopped.current) break;
      if (step === null) continue;
      const { id, version } = item.followUp;
      await send(`/api/follow-ups/${id}/events`, step, { version, key: newKey() }).then(() => (progress.done += 1), (error: unknown) => progress.refused.push({ id, title: item.followUp.title, error }));
      tell({ ...progress, refused: [...progress.refused] });
    }
    setRunning(false);
    await readAnew(queries);
  };
  const what = [...new Set(steps.map(({ type }) => word('event', type)))].join(t('wait.listed'));
  return (
    <>
      <p className="row">
        {(isOffered || isRunning) && <button type="button" disabled={steps.length === 0 && !isRunning} onClick={() => (isRunning ? (stopped.current = true) : void run())}>{isRunning ? t('inbox.stop') : t('inbox.many', { what: what === '' ? t('inbox.step') : what, count: steps.length })}</button>}
        <span role="status">{told !== null && t('inbox.doneOf', { done: told.done, of: told.of })}</span>
      </p>
      {told?.refused.map(({ id, title, error }) => <div key={id}><strong lang="zh">{title}</strong><RefusalTold error={error} /></div>)}
    </>
  );
}
