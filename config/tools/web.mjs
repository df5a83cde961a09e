/**
 * Builds what the browser gets, after `nest build`, and repeats nothing while its sources are the same:
 *
 *   apps/web/generated          the types of the client and the schemas of the forms, from the API document of the doors themselves
 *   dist/apps/web               the screens, from a store of builds beside the packages; every file also packed
 *   dist/apps/web/charts.json   the charts as pictures, so that a changed chart changes what is drawn
 *   dist/apps/web/reasons.json  why charts and rights refuse, by the kind of record and the code that the history keeps
 *   dist/apps/web/forms.json    what every door takes, so that a changed contract changes its form
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { at, built, filesIn, hashOf } from './builds.mjs';

const GENERATED = at('apps/web/generated');
const TYPES = join(GENERATED, 'api.d.ts');
const FORMS = join(GENERATED, 'forms.json');

mustBeInstalled();
await writeGenerated();
await writeScreens();
await writeData();

/** A pull may have changed the lock. */
function mustBeInstalled() {
  const missing = ['vite', 'react', 'antd', 'openapi-typescript'].filter((name) => !existsSync(at('node_modules', name)));
  if (missing.length === 0) return;
  process.stderr.write(`luoshi: packages of package-lock.json are not installed (${missing.join(', ')}). Run: npm install\n`);
  process.exit(1);
}

/** The document of an API that serves nobody: it is told by the doors alone. */
async function writeGenerated() {
  const stamp = `// ${hashOf(['dist/apps/api', 'dist/libs/contracts', 'package-lock.json'], (name) => !name.endsWith('.map'))}`;
  if (existsSync(TYPES) && existsSync(FORMS) && readFileSync(TYPES, 'utf8').startsWith(stamp)) return;
  await import('reflect-metadata');
  const { pino } = await import('pino');
  const { createServer } = await import(at('dist/apps/api/src/http/server.js'));
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const app = await createServer({ engine: {}, backups: {}, metrics: {}, queue: {}, views: null, traces: null, web: null, demo: true, logger: pino({ level: 'silent' }) });
  const answer = await app.getHttpAdapter().getInstance().inject({ url: '/api/openapi.json' });
  await app.close();
  const document = JSON.parse(answer.body);
  mkdirSync(GENERATED, { recursive: true });
  writeFileSync(FORMS, JSON.stringify(formsOf(document)));
  writeFileSync(TYPES, `${stamp}\n${astToString(await openapiTS(document))}`);
}

/** By path: the schema of what a POST takes; of doors that take events the schema of each payload, by event. */
function formsOf({ paths }) {
  const bodies = Object.entries(paths).flatMap(([path, { post }]) => {
    const body = post?.requestBody?.content?.['application/json']?.schema;
    return body === undefined ? [] : [[path, body]];
  });
  const events = ({ oneOf }) => Object.fromEntries(oneOf.map(({ properties }) => [properties.type.enum[0], properties.payload]));
  return Object.fromEntries(bodies.map(([path, body]) => [path, path.endsWith('/events') ? { events: events(body) } : { body }]));
}

async function writeScreens() {
  const hash = hashOf(['apps/web', 'config/tools/web.mjs', 'package-lock.json'], (name) => !/\.spec\.tsx?$|apps.web.generated/.test(name));
  await built('luoshi-web', hash, 'dist/apps/web', async (folder) => {
    const { build } = await import('vite');
    await build({ root: at('apps/web'), configFile: at('apps/web/vite.config.ts'), logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
    for (const name of filesIn(folder)) if (/\.(js|css|svg)$/.test(name)) pack(name);
  });
}

async function writeData() {
  const { pictureOf, ...rest } = await import(at('dist/libs/charts/src/index.js'));
  const charts = Object.values(rest).filter((one) => one.machine !== undefined && one.publicEvents !== undefined);
  const pictures = JSON.stringify(Object.fromEntries(charts.map((chart) => [chart.name, pictureOf(chart)])));
  for (const [name, text] of [['charts.json', pictures], ['reasons.json', JSON.stringify(await reasonsOf(charts))], ['forms.json', readFileSync(FORMS)]]) {
    const file = at('dist/apps/web', name);
    writeFileSync(file, text);
    pack(file);
  }
}

/** By the name of a chart and the code: the words of the reason. Where guards share a code, those of the first. */
async function reasonsOf(charts) {
  const { RIGHTS } = await import(at('dist/libs/engine/src/rights.js'));
  const { OBLIGATION_RIGHTS } = await import(at('dist/libs/engine/src/obligation-rights.js'));
  return Object.fromEntries(charts.map(({ name, reasons, closed }) => {
    const told = [...Object.values(reasons), ...Object.values(closed ?? {}).map(({ why }) => why), ...(name === 'obligation' ? OBLIGATION_RIGHTS : RIGHTS)];
    return [name, Object.fromEntries(told.toReversed().map(({ code, en, zh }) => [code, { en, zh }]))];
  }));
}

function pack(name) {
  const body = readFileSync(name);
  writeFileSync(`${name}.gz`, gzipSync(body, { level: 9 }));
  writeFileSync(`${name}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}
