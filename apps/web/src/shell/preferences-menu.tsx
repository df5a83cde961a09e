import type { ReactNode } from 'react';
import { useCell } from '../cell.js';
import { language, languages, theme, themes } from '../preferences.js';
import type { Language, Theme } from '../preferences.js';
import { useWords } from '../words/use-words.js';

/** Each language says its own name. */
const NAMES: Record<Language, string> = { zh: '中文', en: 'English' };

export function PreferencesMenu(): ReactNode {
  const { t } = useWords();
  const tongue = useCell(language);
  const look = useCell(theme);
  return (
    <>
      <select aria-label={t('preferences.language')} value={tongue} onChange={({ target }) => language.set(target.value as Language)}>
        {languages.map((one) => <option key={one} value={one} lang={one}>{NAMES[one]}</option>)}
      </select>
      <select aria-label={t('preferences.theme')} value={look} onChange={({ target }) => theme.set(target.value as Theme)}>
        {themes.map((one) => <option key={one} value={one}>{t(`preferences.${one}`)}</option>)}
      </select>
    </>
  );
}
