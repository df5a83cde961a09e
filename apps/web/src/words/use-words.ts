import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Language } from '../preferences.js';
import type { Words } from './zh.js';

/** Lists of words by their name in the code: stages, forms, events. */
export type Group = { [K in keyof Words]: Words[K] extends Record<string, string> ? K : never }[keyof Words];

export interface Spoken {
  t: TFunction;
  tongue: Language;
  /** The word of a list for a name of the code; the name itself where it has none yet. */
  word: (group: Group, name: string) => string;
  /** A list of words, each with its name in the code. */
  words: (group: Group) => [string, string][];
  /** What the server told in both languages. */
  said: (both: { en: string; zh: string }) => string;
}

export function useWords(): Spoken {
  const { t, i18n } = useTranslation();
  const tongue: Language = i18n.language === 'zh' ? 'zh' : 'en';
  const list = (group: Group): Record<string, string> => i18n.getResource(tongue, 'translation', group) as Record<string, string>;
  return { t, tongue, word: (group, name) => list(group)[name] ?? name, words: (group) => Object.entries(list(group)), said: (both) => both[tongue] };
}
