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
      <button type="button" aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpen(true)}>{t('palette.open')} <kbd aria-hidden="true">Ctrl K</kbd></button>
      {open && <Suspense><Palette close={() => setOpen(false)} /></Suspense>}
    </>
  );
}
