/** The arrows of the house. Each rule is one sentence of docs/house.md. */
const pure = 'charts|hierarchy|calendar|policy|network|audit';
const nodeIo = '^(node:)?(fs|net|http|https|child_process|dgram|tls|worker_threads)(/|$)';
const spec = String.raw`\.spec\.ts$`;

module.exports = {
  forbidden: [
    { name: 'no-circular', comment: 'No cycle, anywhere.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', comment: 'A file nobody enters is dead.', severity: 'error', from: { orphan: true, pathNot: [spec, String.raw`(^|/)main\.ts$`, '^config/tools/', '^test/', String.raw`vite\.config\.ts$`, String.raw`\.d\.ts$`] }, to: {} },
    { name: 'unresolvable', comment: 'Every import is found.', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'kernel-imports-nothing', comment: 'kernel: words everyone may use.', severity: 'error', from: { path: '^libs/kernel/', pathNot: spec }, to: { pathNot: ['^libs/kernel/', '^(node:)?crypto$'] } },
    { name: 'pure-rooms', comment: 'A pure room knows the kernel and its one library, never I/O, never another room.', severity: 'error', from: { path: `^libs/(${pure})/`, pathNot: spec }, to: { path: ['^(libs|apps|config|test)/', 'node_modules/(@nestjs|typeorm|bullmq|ioredis|better-sqlite3|pg)/', nodeIo], pathNot: ['^libs/kernel/', '^libs/$1/'] } },
    { name: 'engine-arrows', comment: 'The engine knows the kernel and the pure rooms.', severity: 'error', from: { path: '^libs/engine/', pathNot: [spec, String.raw`engine\.module\.ts$`] }, to: { path: ['^(libs|apps|config|test)/', 'node_modules/(@nestjs|typeorm|bullmq|ioredis|better-sqlite3|pg|fastify)/', nodeIo], pathNot: ['^libs/kernel/', `^libs/(${pure})/`, '^libs/engine/'] } },
    { name: 'ports-stay-thin', comment: 'Ports name needs; they never enter the rest of the engine.', severity: 'error', from: { path: '^libs/engine/src/ports/' }, to: { path: '^libs/engine/', pathNot: '^libs/engine/src/ports/' } },
    { name: 'adapters', comment: 'An adapter knows the kernel, engine/ports and its library.', severity: 'error', from: { path: '^libs/(store|queue|delivery|documents|telemetry)/', pathNot: spec }, to: { path: '^(libs|apps|config|test)/', pathNot: ['^libs/kernel/', '^libs/engine/src/ports/', '^libs/$1/'] } },
    { name: 'contracts', comment: 'contracts: zod alone.', severity: 'error', from: { path: '^libs/contracts/', pathNot: spec }, to: { pathNot: ['^libs/contracts/', 'node_modules/zod/'] } },
    { name: 'config', comment: 'config: zod and the kernel.', severity: 'error', from: { path: '^config/', pathNot: [spec, '^config/tools/'] }, to: { path: '^(libs|apps|test)/', pathNot: ['^libs/kernel/'] } },
    { name: 'apps-enter-by-the-door', comment: 'An app enters a room by its index.', severity: 'error', from: { path: '^apps/' }, to: { path: '^libs/', pathNot: String.raw`^libs/(\w+/src/index\.ts|engine/src/ports/index\.ts)$` } },
    { name: 'web-knows-contracts', comment: 'web: contracts only, and of these the types alone: what a browser loads holds no schema.', severity: 'error', from: { path: '^apps/web/', pathNot: spec }, to: { path: ['^(libs|config|test)/', nodeIo], pathNot: String.raw`^libs/contracts/src/index\.ts$` } },
    { name: 'web-takes-types', comment: 'web: contracts only, and of these the types alone: what a browser loads holds no schema.', severity: 'error', from: { path: '^apps/web/', pathNot: spec }, to: { path: '^libs/contracts/', dependencyTypesNot: ['type-only'] } },
    { name: 'apps-apart', comment: 'An app does not import another app.', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    { name: 'rooms-enter-by-the-door', comment: 'A room is entered by its index (engine also by ports).', severity: 'error', from: { path: '^libs/([^/]+)/' }, to: { path: '^libs/', pathNot: ['^libs/$1/', String.raw`^libs/(\w+/src/index\.ts|engine/src/ports/index\.ts)$`] } },
    { name: 'libs-not-to-apps', comment: 'Arrows point inward.', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    { name: 'test-is-imported-by-nobody', severity: 'error', from: { pathNot: ['^test/', spec] }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['jest-src', 'types', 'import', 'node', 'default'], exportsFields: ['exports'], extensions: ['.ts', '.tsx', '.js', '.d.ts'] },
  },
};
