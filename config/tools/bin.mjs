/**
 * Builds the programs, `dist/bin/{api,worker,cli}.js`, after `nest build`: each with all that it loads in a few files instead
 * of fourteen hundred. Three quarters of a start were the finding and reading of modules; a start takes half the time so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { at, built, hashOf } from './builds.mjs';

const PROGRAMS = ['api', 'worker', 'cli'];
/** Stay packages: those that find files beside themselves, and those that others ask for where they are installed. */
const PACKAGES = [
  'better-sqlite3', 'swagger-ui-dist', '@bull-board/*', 'pg-native', 'class-transformer', 'class-validator', '@nestjs/microservices', '@nestjs/platform-express', '@nestjs/websockets', '@fastify/multipart', '@fastify/view',
  // The other databases that TypeORM can speak to.
  'mysql', 'mysql2', 'oracledb', 'mssql', 'sql.js', 'hdb-pool', 'mongodb', 'redis', '@sap/*', '@google-cloud/*', 'typeorm-aurora-data-api-driver', 'react-native-sqlite-storage',
];

await built('luoshi-bin', hashOf(['dist/apps/api', 'dist/apps/worker', 'dist/apps/cli', 'dist/libs', 'dist/config', 'config/tools/bin.mjs', 'package-lock.json']), 'dist/bin', make);

async function make(folder) {
  const bundle = await rolldown({
    input: Object.fromEntries(PROGRAMS.map((name) => [name, at(`dist/apps/${name}/src/main.js`)])),
    cwd: at(),
    platform: 'node',
    external: (name) => PACKAGES.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one || name.startsWith(`${one}/`))),
    plugins: [{ name: 'our maps', load: withItsMap }],
    // The types of what a controller takes are written into it, as far as there is anything of them when it runs.
    checks: { importIsUndefined: false },
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  // Told from where the programs will stand, not from where they are kept.
  const sourcemapPathTransform = (source, map) => relative(at('dist/bin', relative(folder, dirname(map))), resolve(dirname(map), source));
  // Nest and TypeORM know classes by their names.
  await bundle.write({ dir: folder, format: 'esm', sourcemap: true, sourcemapPathTransform, keepNames: true, minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } }, chunkFileNames: 'parts/[name]-[hash].js' });
  await bundle.close();
}

/** Our own files come with a map to their sources, so that a stack tells those. */
function withItsMap(file) {
  if (!file.startsWith(join(at(), 'dist')) || !existsSync(`${file}.map`)) return null;
  return { code: readFileSync(file, 'utf8'), map: readFileSync(`${file}.map`, 'utf8') };
}
