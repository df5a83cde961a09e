import type { ReactNode } from 'react';
import type { AgreementView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const isWeb = (url: string | null): url is string => url !== null && /^https?:\/\//.test(url);

/** What the ledger told beyond the agreement: what it is about, and where that stands to be read. */
export function Source({ agreement: { source } }: { agreement: AgreementView }): ReactNode {
  const { t } = useWords();
  if (source === null) return null;
  const { summary_zh: summary, sources } = source;
  const notes = [source.notes, source.date_note, source.reported].flatMap((note) => textOf(note) ?? []);
  const listed = Array.isArray(sources) ? sources.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null) : [];
  return (
    <section className="panel" aria-labelledby="source">
      <h2 id="source">{t('agreement.source')}</h2>
      {textOf(summary) !== null && <p lang="zh">{textOf(summary)}</p>}
      {notes.map((note) => <p key={note} className="soft">{note}</p>)}
      <ul className="plain-list">
        {listed.map((one, index) => {
          const [publisher, published, url] = [textOf(one.publisher), textOf(one.published), textOf(one.url)];
          return <li key={index}><span lang="zh">{isWeb(url) ? <a href={url} rel="noreferrer noopener" target="_blank">{publisher ?? url}</a> : publisher}</span> <span className="soft">{published}</span></li>;
        })}
      </ul>
    </section>
  );
}
