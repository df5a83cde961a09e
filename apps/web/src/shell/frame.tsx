import { Suspense, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { NavLink, Outlet, useLocation } from 'react-router';
import { readAnew } from '../api/read-anew.js';
import { useCell } from '../cell.js';
import { version } from '../page.js';
import { Gate } from '../session/gate.js';
import { Who } from '../session/who.js';
import { useWords } from '../words/use-words.js';
import { Catch } from './catch.js';
import { isLost } from './connection.js';
import { useLive } from './use-live.js';
import { Keys } from './keys.js';
import { PaletteOpener } from './palette-opener.js';
import { usePlaces } from './places.js';
import { PreferencesMenu } from './preferences-menu.js';
import { Waiting } from './waiting.js';

/** What stands around every screen. */
export function Frame(): ReactNode {
  const { t } = useWords();
  const { pathname } = useLocation();
  useTellsScreen(pathname);
  return (
    <>
      <a className="skip" href="#content">{t('app.skip')}</a>
      <header className="frame-head">
        <NavLink to="/" className="brand"><Mark /> {t('app.name')}</NavLink>
        <nav aria-label={t('app.menu')}>
          {usePlaces().map(([key, [name, path]]) => <NavLink key={key} to={path} end={path === '/'}>{t(`nav.${name}`)}</NavLink>)}
        </nav>
        <div className="frame-tools"><PaletteOpener /><PreferencesMenu /><Who /></div>
      </header>
      <Connection />
      <main id="content" tabIndex={-1}>
        <Gate>
          <Catch screen={pathname}><Suspense fallback={<Waiting />}><Outlet /></Suspense></Catch>
        </Gate>
      </main>
      <footer className="frame-foot">
        <span>{t('app.name')} · {t('app.tagline')} · {t('app.version')} {version}</span> <span className="row"><Keys /> <a href="/api/docs">{t('app.docs')}</a></span>
      </footer>
    </>
  );
}

/** Tells a lost connection as long as it is lost; when it is back, everything on the screen is read anew. */
function Connection(): ReactNode {
  const { t } = useWords();
  const lost = useCell(isLost);
  const queries = useQueryClient();
  const wasLost = useRef(false);
  useLive();
  useEffect(() => {
    if (wasLost.current && !lost) void readAnew(queries);
    wasLost.current = lost;
  }, [lost, queries]);
  return <div role="status" className={lost ? 'lost' : undefined}>{lost && t('connection.lost')}</div>;
}

/** After a step to another screen the reader begins at its top, and so does the keyboard. */
function useTellsScreen(pathname: string): void {
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) document.getElementById('content')?.focus();
    first.current = false;
  }, [pathname]);
}

function Mark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#1d4f91" />
      <path d="M8 9v11a4 4 0 0 0 4 4h12M14 12l5 5 7-9" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
