import type { Cell } from './cell.js';
import { cell } from './cell.js';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Kept for the next visit; where the browser keeps nothing, for this one. */
function kept<T extends string>(name: string, known: readonly T[], otherwise: T): Cell<T> {
  const key = `luoshi.${name}`;
  const stored = known.find((one) => one === read(key));
  const inner = cell<T>(stored ?? otherwise);
  return {
    ...inner,
    set(value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // It holds for this visit.
      }
      inner.set(value);
    },
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export const language = kept('language', languages, navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
export const switches = ['on', 'off'] as const;
/** Whether single keys lead from screen to screen. */
export const keys = kept('keys', switches, 'on');
export const theme = kept('theme', themes, 'system');

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
/** Whether the screens are dark now, by choice or as the system is. */
export const dark = cell(isDark());
const follow = (): void => {
  dark.set(isDark());
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
};
theme.follow(follow);
darkSystem.addEventListener('change', follow);
follow();

function isDark(): boolean {
  return theme.get() === 'system' ? darkSystem.matches : theme.get() === 'dark';
}
