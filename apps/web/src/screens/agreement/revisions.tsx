import type { ReactNode } from 'react';
import type { AgreementView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';
import type { Spoken } from '../../words/use-words.js';

type Revision = AgreementView['revisions'][number];
type Value = Revision['changed'][number]['before'];

const LOOKS = { proposed: ['amber', '◆'], inForce: ['green', '●'], dropped: ['grey', '–'] } as const;

/** What was amended, corrected and updated: each value as it stood and as it stands, and who has signed an amendment. */
export function Revisions({ agreement: { revisions, parties } }: { agreement: AgreementView }): ReactNode {
  const words = useWords();
  const { t, word } = words;
  if (revisions.length === 0) return null;
  const nameOf = (code: string): string => parties.find((party) => party.code === code)?.name ?? code;
  /** Of a party, as in `contacts.511900`, with its name. */
  const fieldTold = (field: string): string => field.split('.').map((part, index) => (index === 0 ? word('field', part) : nameOf(part))).join(' ');
  return (
    <section className="panel wide" aria-labelledby="revisions">
      <h2 id="revisions">{t('revision.title')}</h2>
      <ol className="timeline">
        {revisions.map(({ id, kind, status, on, inForceOn, reason, document, changed, signatures, dropped }) => (
          <li key={id}>
            <time dateTime={on}>{on}</time> <strong>{t(`revision.${kind}`)}</strong> <span className={`tag ${LOOKS[status][0]}`}><span aria-hidden="true">{LOOKS[status][1]}</span> {t(`revision.${status}`)}</span>{' '}
            <span className="soft">{inForceOn !== null && t('revision.since', { on: inForceOn })} <span lang="zh">{document}</span></span>
            <p className="quote" lang="zh">{reason}</p>
            <ul className="plain-list">
              {changed.map(({ field, before, after }) => <li key={field}>{fieldTold(field)}: <del lang="zh">{told(field, before, words, nameOf)}</del> → <ins lang="zh">{told(field, after, words, nameOf)}</ins></li>)}
              {kind === 'amendment' && parties.filter(({ role, left }) => role !== 'witness' && left === undefined).map(({ code }) => {
                const signed = signatures.find(({ party }) => party === code);
                return <li key={code}><span lang="zh">{nameOf(code)}</span> {signed === undefined ? <span className="soft">{t('agreement.unsigned')}</span> : `${signed.on} ${signed.signer}`}</li>;
              })}
              {dropped !== null && <li><strong>{word('event', 'DROP_AMENDMENT')}</strong> {dropped.on} <span lang="zh">{dropped.reason}</span></li>}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A value in words; what is not known is said to be so. */
function told(field: string, value: Value, { t, word }: Spoken, nameOf: (code: string) => string): string {
  if (value === null || value === '') return t('gantt.notKnown');
  const one = (text: string): string => (field === 'form' ? word('form', text) : field === 'domains' ? word('domain', text) : field === 'lead' ? nameOf(text) : text);
  if (typeof value === 'string') return one(value);
  if (Array.isArray(value)) return value.length === 0 ? t('gantt.notKnown') : value.map(one).join(t('wait.listed'));
  return `${value.from ?? '…'} – ${value.to ?? '…'}`;
}
