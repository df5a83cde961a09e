import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v7';
import type { ReactNode } from 'react';
import { createBrowserRouter, Outlet, RouterProvider } from 'react-router';
import { Refusal } from './api/refusal.js';
import { Frame } from './shell/frame.js';
import { ProblemScreen } from './shell/problem-screen.js';

/** What the server refused it refuses again; what got no answer is asked again when the connection is back. */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: (count, error) => !(error instanceof Refusal) && count < 1, networkMode: 'always', staleTime: 5_000 }, mutations: { networkMode: 'always' } },
});

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
      { path: 'follow-ups', lazy: async () => ({ Component: (await import('./screens/follow-ups/index.js')).FollowUps }) },
      { path: 'follow-ups/:id', lazy: async () => ({ Component: (await import('./screens/follow-up/index.js')).FollowUp }) },
      { path: 'obligations', lazy: async () => ({ Component: (await import('./screens/obligations/index.js')).Obligations }) },
      { path: 'obligations/:id', lazy: async () => ({ Component: (await import('./screens/obligation/index.js')).Obligation }) },
      { path: 'offices', lazy: async () => ({ Component: (await import('./screens/offices/index.js')).Offices }) },
      { path: 'offices/:id', lazy: async () => ({ Component: (await import('./screens/office/index.js')).Office }) },
      { path: 'policies', lazy: async () => ({ Component: (await import('./screens/policies/index.js')).Policies }) },
      { path: 'propose', lazy: async () => ({ Component: (await import('./screens/propose/index.js')).Propose }) },
      { path: 'imports', lazy: async () => ({ Component: (await import('./screens/imports/index.js')).Imports }) },
      { path: '*', element: <ProblemScreen kind="missing" /> },
    ],
    hydrateFallbackElement: <Outlet />,
  },
]);

export function App(): ReactNode {
  return <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>;
}
