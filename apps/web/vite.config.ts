import { defineConfig } from 'vite';

/** What changes seldom stands in a file of its own, and stays in the browser's cache when the screens change. */
const SELDOM = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|nuqs)\//;

export default defineConfig({
  base: '/',
  publicDir: false,
  build: {
    target: 'es2022',
    manifest: 'manifest.json',
    // The page is served under a policy without inline scripts, and asks modules by itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // `use client` says something to servers that render, and there is none.
      onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
      output: { codeSplitting: { groups: [{ name: 'react', test: SELDOM }, { name: 'ask', test: /node_modules.openapi-fetch/ }] } },
    },
  },
});
