import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Antd, ConfigProvider, theme as antdTheme } from 'antd';
import type { Locale } from 'antd/es/locale/index.js';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v7';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { createBrowserRouter, Outlet, RouterProvider } from 'react-router';
import { Refusal } from './api/refusal.js';
import { useCell } from './cell.js';
import { nonce } from './page.js';
import type { Language } from './preferences.js';
import { dark, language } from './preferences.js';
import { Frame } from './shell/frame.js';
import { ProblemScreen } from './shell/problem-screen.js';

/** What the server refused it refuses again; what got no answer is asked again when the connection is back. */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: (count, error) => !(error instanceof Refusal) && count < 1, networkMode: 'always', staleTime: 5_000 }, mutations: { networkMode: 'always' } },
});

/** The words of the components; ours are loaded apart. */
const locales: Record<Language, () => Promise<{ default: Locale }>> = { zh: () => import('antd/es/locale/zh_CN.js'), en: () => import('antd/es/locale/en_US.js') };

const router = createBrowserRouter([
  {
    // The router hears of every change of the address: what is marked as shown, and a view that is kept, follow it.
    element: <NuqsAdapter defaultOptions={{ shallow: false, scroll: false }}><Frame /></NuqsAdapter>,
    errorElement: <ProblemScreen kind="screen" />,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./screens/cockpit/index.js')).Cockpit }) },
      { path: 'ledger', lazy: async () => ({ Component: (await import('./screens/ledger/index.js')).Ledger }) },
      { path: 'agreements/:id', lazy: async () => ({ Component: (await import('./screens/agreement/index.js')).Agreement }) },
      { path: 'inbox', lazy: async () => ({ Component: (await import('./screens/inbox/index.js')).Inbox }) },
      { path: 'follow-ups/:id', lazy: async () => ({ Component: (await import('./screens/follow-up/index.js')).FollowUp }) },
      { path: 'obligations/:id', lazy: async () => ({ Component: (await import('./screens/obligation/index.js')).Obligation }) },
      { path: 'propose', lazy: async () => ({ Component: (await import('./screens/propose/index.js')).Propose }) },
      { path: '*', element: <ProblemScreen kind="missing" /> },
    ],
    hydrateFallbackElement: <Outlet />,
  },
]);

/** Our colours, which hold 4.5:1 on both grounds; the components derive theirs from them. */
const TOKENS = {
  light: { colorPrimary: '#1d4f91', colorLink: '#1d4f91', colorError: '#b3261e', colorSuccess: '#1b6e3c', colorWarning: '#8a5a00', colorTextPlaceholder: '#667085', colorTextDescription: '#566072' },
  dark: { colorPrimary: '#2f6cc0', colorLink: '#8ab8f5', colorError: '#ff8f85', colorSuccess: '#6fcf97', colorWarning: '#f0b95a', colorTextPlaceholder: '#98a2b3', colorTextDescription: '#a4aebd' },
} as const;

export function App(): ReactNode {
  const isDark = useCell(dark);
  const tongue = useCell(language);
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => void locales[tongue]().then((loaded) => setLocale(loaded.default)), [tongue]);
  return (
    <ConfigProvider
      {...(locale === undefined ? {} : { locale })}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      theme={{ algorithm: isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm, token: { ...TOKENS[isDark ? 'dark' : 'light'], borderRadius: 6, motion: false, fontFamily: 'inherit' } }}
    >
      <Antd component={false}>
        <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>
      </Antd>
    </ConfigProvider>
  );
}
