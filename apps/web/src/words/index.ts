import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../preferences.js';
import { language } from '../preferences.js';
import type { Words } from './zh.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Words };
  }
}

const load: Record<Language, () => Promise<{ words: Words }>> = { zh: () => import('./zh.js'), en: () => import('./en.js') };

/** Loads a language, and no other, before its first word is shown. */
export async function speak(tongue: Language): Promise<void> {
  if (!i18next.hasResourceBundle(tongue, 'translation')) i18next.addResourceBundle(tongue, 'translation', (await load[tongue]()).words);
  await i18next.changeLanguage(tongue);
  document.documentElement.lang = tongue === 'zh' ? 'zh-CN' : 'en';
}

export async function beginWords(): Promise<void> {
  await i18next.use(initReactI18next).init({ lng: language.get(), fallbackLng: false, resources: {}, interpolation: { escapeValue: false } });
  await speak(language.get());
  language.follow(() => void speak(language.get()));
}
