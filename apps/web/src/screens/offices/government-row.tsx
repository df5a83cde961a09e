import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { GovernmentView } from '#libs/contracts';
import { VacantTag } from '../../parts/vacant-tag.js';
import { useWords } from '../../words/use-words.js';

/** A government on one line: its level too, because not every province has prefectures, nor every prefecture counties. */
export function GovernmentRow({ government: { code, name, nameEn, level, kind, vacant } }: { government: GovernmentView }): ReactNode {
  const { tongue, word } = useWords();
  return (
    <span className="row">
      <Link to={`/offices/${code}`} lang="zh">{name}</Link>
      <span className="soft">{tongue === 'en' && nameEn !== '' && `${nameEn} · `}{code} · {word('level', level)} · {word('unit', kind)}</span>
      {vacant && <VacantTag />}
    </span>
  );
}
