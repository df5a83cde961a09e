/**
 * Builds what the browser gets, after `nest build`, and repeats nothing while its sources are the same:
 *
 *   apps/web/src/api/generated.d.ts   the types of the client, from the API document of the doors themselves
 *   dist/apps/web                     the screens, from a store of builds beside the packages; every file also packed
 *   dist/apps/web/charts.json         the charts as pictures, so that a changed chart changes what is drawn
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...names) => join(root, ...names);
const GENERATED = at('apps/web/src/api/generated.d.ts');
const BUILDS = at('node_modules/.cache/luoshi-web');
/** What a build that is older than the last few is good for: nothing. */
const KEPT = 3;

mustBeInstalled();
await writeTypes();
await writeScreens();
await writeCharts();

/** A pull may have changed the lock. */
function mustBeInstalled() {
  const missing = ['vite', 'react', 'antd', 'openapi-typescript'].filter((name) => !existsSync(at('node_modules', name)));
  if (missing.length === 0) return;
  process.stderr.write(`luoshi: packages of package-lock.json are not installed (${missing.join(', ')}). Run: npm install\n`);
  process.exit(1);
}

/** The document of an API that serves nobody: it is told by the doors alone. */
async function writeTypes() {
  const stamp = `// ${hashOf(['dist/apps/api', 'dist/libs/contracts', 'package-lock.json'], (name) => !name.endsWith('.map'))}`;
  if (existsSync(GENERATED) && readFileSync(GENERATED, 'utf8').startsWith(stamp)) return;
  await import('reflect-metadata');
  const { pino } = await import('pino');
  const { createServer } = await import(at('dist/apps/api/src/http/server.js'));
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const app = await createServer({ engine: {}, backups: {}, metrics: {}, queue: {}, views: null, traces: null, web: null, demo: true, logger: pino({ level: 'silent' }) });
  const answer = await app.getHttpAdapter().getInstance().inject({ url: '/api/openapi.json' });
  await app.close();
  writeFileSync(GENERATED, `${stamp}\n${astToString(await openapiTS(JSON.parse(answer.body)))}`);
}

async function writeScreens() {
  const built = join(BUILDS, hashOf(['apps/web', 'config/tools/web.mjs', 'package-lock.json'], (name) => !/\.spec\.tsx?$|generated\.d\.ts$/.test(name)));
  if (!existsSync(built)) {
    const making = `${built}.${process.pid}`;
    const { build } = await import('vite');
    await build({ root: at('apps/web'), configFile: at('apps/web/vite.config.ts'), logLevel: 'warn', build: { outDir: making, emptyOutDir: true } });
    for (const name of filesIn(making)) if (/\.(js|css|svg)$/.test(name)) pack(name);
    // Whole or not at all: a build that is cut short leaves nothing that looks like one.
    if (existsSync(built)) rmSync(making, { recursive: true });
    else renameSync(making, built);
    const old = readdirSync(BUILDS).map((name) => join(BUILDS, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs).slice(KEPT);
    for (const folder of old) rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(at('dist/apps'), { recursive: true });
  cpSync(built, at('dist/apps/web'), { recursive: true });
}

async function writeCharts() {
  const { agreementChart, followUpChart, pictureOf } = await import(at('dist/libs/charts/src/index.js'));
  const file = at('dist/apps/web/charts.json');
  writeFileSync(file, JSON.stringify(Object.fromEntries([agreementChart, followUpChart].map((chart) => [chart.name, pictureOf(chart)]))));
  pack(file);
}

function pack(name) {
  const body = readFileSync(name);
  writeFileSync(`${name}.gz`, gzipSync(body, { level: 9 }));
  writeFileSync(`${name}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}

function hashOf(names, counts = () => true) {
  const hash = createHash('sha256');
  for (const name of names.flatMap((one) => filesIn(at(one))).filter(counts).sort()) hash.update(name.slice(root.length)).update('\0').update(readFileSync(name)).update('\0');
  return hash.digest('hex').slice(0, 32);
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
