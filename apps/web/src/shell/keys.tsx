import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useCell } from '../cell.js';
import { Dialog } from '../parts/dialog.js';
import { keys, switches } from '../preferences.js';
import { useWords } from '../words/use-words.js';
import { PLACES, usePlaces } from './places.js';

const isPlace = (key: string): key is keyof typeof PLACES => key in PLACES;

/** Whether a key would be typed, or is meant for the browser. */
const isTyped = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => ctrlKey || metaKey || altKey || (target instanceof Element && target.closest('input, select, textarea, dialog, [contenteditable]') !== null);

/** Single keys lead from screen to screen; `?` shows them, and switches them off for whoever speaks to the machine or strikes keys by chance. */
export function Keys(): ReactNode {
  const { t } = useWords();
  const go = useNavigate();
  const isOn = useCell(keys) === 'on';
  const places = usePlaces();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent): void => {
      if (isTyped(event)) return;
      const { key } = event;
      if (key === '?') setShown(true);
      else if (isPlace(key)) void go(PLACES[key][1]);
      else if (key === '/') document.querySelector<HTMLElement>('main input[type=search], main input[role=combobox]')?.focus();
      else return;
      event.preventDefault();
    };
    globalThis.addEventListener('keydown', press);
    return () => globalThis.removeEventListener('keydown', press);
  }, [isOn, go]);
  return (
    <>
      <button type="button" className="plain" onClick={() => setShown(true)}>{t('keys.title')}</button>
      {shown && (
        <Dialog title={t('keys.title')} close={() => setShown(false)} closeWord={t('keys.close')}>
          <ul className="plain-list">
            {places.map(([key, [name]]) => <li key={key}><kbd>{key}</kbd> {t(`nav.${name}`)}</li>)}
            <li><kbd>/</kbd> {t('keys.search')}</li>
            <li><kbd>Ctrl K</kbd> <kbd>⌘ K</kbd> {t('palette.title')}</li>
            <li><kbd>?</kbd> {t('keys.title')}</li>
          </ul>
          <p><label><input type="checkbox" checked={isOn} onChange={({ target }) => keys.set(switches[target.checked ? 0 : 1])} /> {t('keys.on')}</label></p>
        </Dialog>
      )}
    </>
  );
}
