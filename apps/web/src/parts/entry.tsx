import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.js';
import { minuteOf } from './dates.js';

export interface Step {
  record: { kind: string; id: string; version: number };
  event: { type: string; payload: { reason?: string; remark?: string; text?: string } };
  from: string | null;
  to: string | null;
}
/** An audit entry, as far as the screens tell it. */
export interface Entry extends Step {
  at: number;
  office: string | null;
  outcome: 'done' | 'refused';
  refusal: string | null;
  consequences: Step[];
}

/** One entry on a line of time: when, of which record where that has to be said, what, for which office, why, and what followed from it. */
export function EntryTold({ seq, entry, of = null }: { seq: number; entry: Entry; of?: ReactNode }): ReactNode {
  const { t } = useWords();
  const { at, event, outcome, office, refusal, consequences } = entry;
  const said = event.payload.reason ?? event.payload.remark ?? event.payload.text;
  return (
    <li className={outcome === 'done' ? undefined : 'refused'}>
      <time dateTime={new Date(at).toISOString()}>{minuteOf(at)}</time> {of} <StepTold step={entry} /> {outcome === 'refused' && <span className="fault">{t('agreement.refused')} <code>{refusal}</code> </span>}
      <span className="soft">{office ?? t('agreement.clock')} · {t('agreement.entry', { seq })}</span>
      {said !== undefined && <p className="quote" lang="zh">{said}</p>}
      {consequences.length > 0 && <ul className="plain-list">{consequences.map((step, index) => <li key={index}><StepTold step={step} /></li>)}</ul>}
    </li>
  );
}

function StepTold({ step: { record, event, from, to } }: { step: Step }): ReactNode {
  const { word } = useWords();
  return (
    <>
      {record.kind !== 'agreement' && <span className="soft">{word('kind', record.kind)} </span>}
      <strong>{word('event', event.type)}</strong> {to !== null && to !== from && <>→ {word('state', to)} </>}
    </>
  );
}
