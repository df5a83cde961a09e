import { useId } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import type { Kind } from './kinds.js';
import { FORMER_COLUMNS, KINDS, kinds } from './kinds.js';

export interface Chosen {
  main: File | null;
  /** The csv of former names and codes; it counts for governments alone. */
  former: File | null;
}

/** Asks what is brought in, and from which file. */
export function Choose({ kind, turn, take }: { kind: Kind; turn: (kind: Kind) => void; take: (chosen: Partial<Chosen>) => void }): ReactNode {
  const { t, word } = useWords();
  const { endings, columns } = KINDS[kind];
  return (
    <>
      <label className="field">{t('imports.kind')}
        <select value={kind} onChange={({ target }) => turn(target.value as Kind)}>{kinds.map((one) => <option key={one} value={one}>{word('importKind', one)}</option>)}</select>
      </label>
      <div>{t(`imports.does.${kind}`)}</div>
      <FileOf label={t('imports.file', { endings: endings.join(', ') })} endings={endings} columns={columns} take={(main) => take({ main })} />
      {kind === 'governments' && <FileOf label={t('imports.former')} endings={['csv']} columns={FORMER_COLUMNS} take={(former) => take({ former })} />}
    </>
  );
}

function FileOf({ label, endings, columns, take }: { label: string; endings: readonly string[]; columns: string | null; take: (file: File | null) => void }): ReactNode {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {/* Emptied as it is pressed, so that a file of the same name, mended meanwhile, is taken anew. */}
      <input id={id} type="file" onClick={({ currentTarget }) => { currentTarget.value = ''; take(null); }} accept={endings.map((ending) => `.${ending}`).join(',')} aria-describedby={columns === null ? undefined : `${id}-columns`} onChange={({ target }) => take(target.files?.[0] ?? null)} />
      {columns !== null && <div id={`${id}-columns`} className="soft">{t('imports.columns')} <code>{columns}</code></div>}
    </div>
  );
}
