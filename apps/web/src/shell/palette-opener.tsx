import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useCell } from '../cell.js';
import { session } from '../session/session.js';
import { useWords } from '../words/use-words.js';

const Palette = lazy(() => import('./palette.js'));

/** Opens the palette by its button or by Ctrl-K (⌘-K), from wherever the keyboard is but another dialog; while nobody has shown a token there is nothing to find. */
export function PaletteOpener(): ReactNode {
  const { t } = useWords();
  const isKnown = useCell(session) !== null;
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!isKnown) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      if (document.querySelector('dialog[open]') === null) setOpen(true);
    };
    globalThis.addEventListener('keydown', press);
    return () => globalThis.removeEventListener('keydown', press);
  }, [isKnown]);
  if (!isKnown) return null;
  return (
    <>
      <button type="button" aria-keyshortcuts="Control+K Meta+K" aria-label={`${t('palette.title')} (Ctrl K)`} title={`${t('palette.title')} (Ctrl K)`} onClick={() => setOpen(true)}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M6.8 1.8a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM10.5 10.5 14.5 14.5" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" /></svg>
      </button>
      {open && <Suspense><Palette close={() => setOpen(false)} /></Suspense>}
    </>
  );
}
