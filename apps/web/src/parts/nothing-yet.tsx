import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words/use-words.js';

/** Where there is no agreement at all: how the first ones come. */
export function NothingYet(): ReactNode {
  const { t } = useWords();
  return <p>{t('ledger.empty')} <Link to="/imports">{t('ledger.bringIn')}</Link> · <Link to="/propose">{t('nav.propose')}</Link></p>;
}
