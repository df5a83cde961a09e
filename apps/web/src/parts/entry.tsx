import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { built } from '../api/built.js';
import { lasting } from '../api/read-anew.js';
import { useWords } from '../words/use-words.js';
import { minuteOf } from './dates.js';
import { UnitName } from './unit-name.js';

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
  const { at, record, event, outcome, office, refusal, consequences } = entry;
  const said = event.payload.reason ?? event.payload.remark ?? event.payload.text;
  return (
    <li className={outcome === 'done' ? undefined : 'refused'}>
      <time dateTime={new Date(at).toISOString()}>{minuteOf(at)}</time> {of} <StepTold step={entry} /> {outcome === 'refused' && <Refused kind={record.kind === 'document' ? 'agreement' : record.kind} code={refusal ?? ''} />}
      <span className="soft">{office === null ? t('agreement.clock') : <UnitName code={office} />} · {t('agreement.entry', { seq })}</span>
      {said !== undefined && <p className="quote" lang="zh">{said}</p>}
      {consequences.length > 0 && <ul className="plain-list">{consequences.map((step, index) => <li key={index}><StepTold step={step} /></li>)}</ul>}
    </li>
  );
}

/** By the kind of record and the code: why the charts and rights of this server's own build refuse. */
type Reasons = Record<string, Record<string, { en: string; zh: string }>>;

/** Why it was refused, in words, and under the code that the history keeps. */
function Refused({ kind, code }: { kind: string; code: string }): ReactNode {
  const { t, word, said } = useWords();
  const { data } = useQuery({ queryKey: ['reasons.json'], queryFn: () => built<Reasons>('/reasons.json'), staleTime: Infinity, meta: lasting });
  const known = data?.[kind]?.[code];
  const told = known === undefined ? word('refusal', code) : said(known);
  return <span className="fault">{t('agreement.refused')} {told !== code && told} <code>{code}</code> </span>;
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
