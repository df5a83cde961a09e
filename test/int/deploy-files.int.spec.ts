import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installationRoot, readSettings } from '#config';
import { HealthController } from '../../apps/api/src/health.controller.js';
import { chartTemplates, deployFile, instructions, interpolate, leaves, manifest, readYaml, repositoryFile, settingNames } from '../support/deploy-files.js';

/** The doors of health, as they are declared. */
const routes = Object.values(Object.getOwnPropertyDescriptors(HealthController.prototype)).flatMap((door: PropertyDescriptor) => {
  const path: unknown = Reflect.getMetadata('path', door.value as object);
  return typeof path === 'string' && path !== '/' ? [`/${path}`] : [];
});
const names = settingNames();
/** An image by its exact version: never latest, never a bare major. */
const PINNED = /^[a-z0-9./-]+:\d+\.\d+(\.\d+)?(-[a-z0-9]+)*$/;
/** What one process opens: for transactions, for reads, and one that listens (libs/store, PostgresDatabase). */
const connectionsOf = (transactions: number): number => transactions + Math.max(2, Math.ceil(transactions / 4)) + 1;

/** A program that the build makes is the one of that name among the apps. */
function expectEntry(program: string): void {
  const [, app = ''] = /^dist\/bin\/(\w+)\.js$/.exec(program) ?? [];
  expect([program, existsSync(join(installationRoot(), 'apps', app, 'src/main.ts'))]).toEqual([`dist/bin/${app}.js`, true]);
}

describe('the container file', () => {
  const steps = instructions(deployFile('Dockerfile'));
  const of = (name: string): string[] => steps.filter((step) => step.name === name).map(({ text }) => text);
  const copied = steps.filter(({ name }) => name === 'COPY').map(({ words }) => ({ from: words.find((word) => word.startsWith('--from=')), sources: words.filter((word) => !word.startsWith('--')).slice(0, -1) }));

  it('builds and runs on one exact Node that the product allows', () => {
    const [, version = ''] = /^NODE=(\S+)-bookworm-slim$/.exec(of('ARG')[0] ?? '') ?? [];
    expect(`node:${version}`).toMatch(PINNED);
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const [, oldestMajor, oldestMinor] = /^>=(\d+)\.(\d+)$/.exec(manifest.engines.node) ?? [];
    expect(major * 1000 + minor).toBeGreaterThanOrEqual(Number(oldestMajor) * 1000 + Number(oldestMinor));
    expect(of('FROM').map((text) => text.split(' ')[0])).toEqual(['node:${NODE}', 'node:${NODE}']);
  });

  it('copies what is there and what the build sees', () => {
    const sources = copied.filter(({ from }) => from === undefined).flatMap((copy) => copy.sources);
    expect(sources).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'apps', 'libs', 'config']));
    const [all, ...rest] = repositoryFile('.dockerignore').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(all).toBe('*');
    for (const source of sources) expect([source, existsSync(join(installationRoot(), source)), rest.includes(`!${source}`)]).toEqual([source, true, true]);
    expect(rest).toContain('**/.env*');
  });

  it('calls commands that package.json has, and installs what the lock says', () => {
    const runs = of('RUN').join('\n');
    expect(runs).toContain('npm ci');
    expect(runs).toContain('npm prune --omit=dev');
    const called = [...runs.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script ?? '');
    expect(called).toEqual(['build']);
    for (const script of called) expect(manifest.scripts).toHaveProperty(script);
  });

  it('takes along what a process reads when it runs, and its entry', () => {
    const taken = copied.filter(({ from }) => from === '--from=build').flatMap((copy) => copy.sources);
    expect(taken).toEqual(['/build/package.json', '/build/node_modules', '/build/config/data', '/build/dist']);
    expectEntry(/"(dist\/[^"]+)"/.exec(of('CMD')[0] ?? '')?.[1] ?? '');
  });

  it('runs as a numbered user who is not root, on settings that exist, and asks for its own health', () => {
    expect(of('USER')).toEqual(['1000:1000']);
    const env = Object.fromEntries(of('ENV').flatMap((text) => text.split(' ').map((pair) => pair.split(/=(.*)/).slice(0, 2) as [string, string])));
    for (const name of Object.keys(env).filter((key) => !key.startsWith('NODE_'))) expect(names).toContain(name);
    // Node starts with what it is told, and would not with an option that it does not know.
    expect(spawnSync(process.execPath, ['-e', ''], { env: { NODE_OPTIONS: env.NODE_OPTIONS } }).status).toBe(0);
    expect(readSettings({}, env)).toMatchObject({ host: '0.0.0.0', port: 3000, dataDir: of('VOLUME')[0] });
    const path = /\/\w+z\b/.exec(of('HEALTHCHECK')[0] ?? '')?.[0];
    expect(path).toBe('/readyz');
    expect(routes).toContain(path);
  });
});

interface ComposeFile {
  services: Record<string, { image: string; command: string[]; environment: Record<string, string | number>; restart: string; healthcheck: { test: string[] }; depends_on?: Record<string, { condition: string }>; deploy?: { replicas: number }; read_only?: boolean; cap_drop?: string[]; networks: string[] }>;
  networks: Record<string, { internal?: boolean }>;
}

describe('the compose file', () => {
  const text = deployFile('compose.yaml');
  const secrets = { POSTGRES_PASSWORD: 'told-postgres', REDIS_PASSWORD: 'told-redis' };
  const { services, networks } = readYaml<ComposeFile>(interpolate(text, secrets));
  const { api, worker, postgres, redis } = services;
  const processes = { api, worker };
  /** A container gets every value as text. */
  const environmentOf = (name: string): Record<string, string> => Object.fromEntries(Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, String(value)]));

  it('refuses to start without its passwords, and asks for nothing that .env.example does not tell', () => {
    expect(() => interpolate(text, { REDIS_PASSWORD: 'x' })).toThrow('POSTGRES_PASSWORD is missing');
    expect(() => interpolate(text, { POSTGRES_PASSWORD: 'x', REDIS_PASSWORD: '' })).toThrow('REDIS_PASSWORD is missing');
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const told = [...deployFile('.env.example').matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name]) => name);
    expect([...new Set(asked)].sort()).toEqual(told.sort());
    expect(deployFile('.env.example')).toMatch(/^POSTGRES_PASSWORD=\nREDIS_PASSWORD=\n/m);
  });

  it('holds no secret itself', () => {
    const passwords = Object.keys(services).flatMap((service) => Object.entries(environmentOf(service)).flatMap(([name, value]) => (/PASSWORD|AUTH/.test(name) ? [value] : URL.canParse(value) ? [new URL(value).password] : [])));
    expect(passwords.length).toBeGreaterThanOrEqual(6);
    for (const password of passwords) expect(Object.values(secrets)).toContain(password);
  });

  it('gives its processes settings that are read without fault, and the clock to the worker alone', () => {
    for (const kind of Object.keys(processes)) {
      const environment = environmentOf(kind);
      expect(Object.keys(environment).filter((name) => !names.has(name))).toEqual([]);
      expect(readSettings({}, environment)).toMatchObject({ profile: 'scale', clock: kind === 'worker', redisUrl: 'redis://:told-redis@redis:6379', database: { url: 'postgres://luoshi:told-postgres@postgres:5432/luoshi' } });
    }
  });

  it('pins every image, restarts everything, and asks everything for its health', () => {
    for (const { image, restart, healthcheck } of Object.values(services)) {
      expect(image).toMatch(PINNED);
      expect(restart).toBe('unless-stopped');
      expect(healthcheck.test.length).toBeGreaterThan(1);
    }
    expect([api?.image, worker?.image]).toEqual([`luoshi:${manifest.version}`, `luoshi:${manifest.version}`]);
    expect(postgres?.healthcheck.test).toContain('pg_isready');
    expect(redis?.healthcheck.test.join(' ')).toContain('redis-cli ping');
  });

  it('runs the processes after their servers, read-only, without rights, and asks them at /readyz', () => {
    for (const process of Object.values(processes)) {
      expectEntry(process?.command.at(-1) ?? '');
      expect(process).toMatchObject({ depends_on: { postgres: { condition: 'service_healthy' }, redis: { condition: 'service_healthy' } }, read_only: true, cap_drop: ['ALL'] });
      expect(process?.healthcheck.test.join(' ')).toContain('/readyz');
    }
    expect(api?.deploy?.replicas).toBe(2);
  });

  it('lets Redis throw nothing away and keep what it has, and hides both servers', () => {
    const redisSetting = (name: string): string | undefined => redis?.command[redis.command.indexOf(`--${name}`) + 1];
    expect([redisSetting('maxmemory-policy'), redisSetting('appendonly')]).toEqual(['noeviction', 'yes']);
    expect([postgres?.networks, redis?.networks, networks.back?.internal]).toEqual([['back'], ['back'], true]);
  });

  it('opens no more connections than PostgreSQL grants', () => {
    const { database } = readSettings({}, environmentOf('api'));
    const granted = Number(/max_connections=(\d+)/.exec(postgres?.command.join(' ') ?? '')?.[1]);
    expect(((api?.deploy?.replicas ?? 0) + 1) * connectionsOf(database?.connections ?? 0)).toBeLessThanOrEqual(granted - 3);
  });
});

interface Values {
  settings: { databaseConnections: number };
  api: { autoscaling: { maxReplicas: number } };
  worker: { autoscaling: { maxReplicas: number } };
}

describe('the chart', () => {
  const values = readYaml<Values>(deployFile('helm/luoshi/values.yaml'));
  const templates = chartTemplates();
  const all = templates.map(({ text }) => text).join('\n');
  const valid = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(deployFile('helm/luoshi/values.schema.json')) as object);

  it('is of this version', () => {
    expect(readYaml(deployFile('helm/luoshi/Chart.yaml'))).toMatchObject({ apiVersion: 'v2', name: 'luoshi', appVersion: manifest.version });
  });

  it('has values that its schema allows, and a schema that allows no others', () => {
    expect([valid(values), valid.errors]).toEqual([true, null]);
    expect(valid({ ...values, database: { existingSecret: 'luoshi', urlKey: 'URL', replicaUrlKey: '', url: 'postgres://u:p@h/d' } })).toBe(false);
    expect(valid({ ...values, settings: { ...values.settings, databaseConnections: 0 } })).toBe(false);
    expect(valid({ ...values, redis: { existingSecret: '', urlKey: 'URL' } })).toBe(false);
  });

  it('uses every value, and none that is not there', () => {
    const direct = [...all.matchAll(/\.Values\.([\w.]+)/g)].map(([, path = '']) => path);
    // `at` stands for the part of one kind of process.
    const ofKinds = [...all.matchAll(/\.at\.([\w.]+)/g)].flatMap(([, path = '']) => [`api.${path}`, `worker.${path}`]);
    const used = [...direct.filter((path) => path !== 'api' && path !== 'worker'), ...ofKinds];
    const known = leaves(values);
    const within = (path: string, leaf: string): boolean => leaf === path || leaf.startsWith(`${path}.`);
    expect(used.filter((path) => !known.some((leaf) => within(path, leaf)))).toEqual([]);
    expect(known.filter((leaf) => !used.some((path) => within(path, leaf)))).toEqual([]);
  });

  it('closes what it opens and defines what it includes', () => {
    for (const { name, text } of templates) {
      const opened = [...text.matchAll(/\{\{-?\s*(if|with|range|define)\b/g)].length;
      expect([name, [...text.matchAll(/\{\{-?\s*end\b/g)].length]).toEqual([name, opened]);
    }
    const defined = new Set([...all.matchAll(/define "([\w.]+)"/g)].map(([, name]) => name));
    expect([...all.matchAll(/include "([\w.]+)"/g)].map(([, name]) => name).filter((name) => !defined.has(name))).toEqual([]);
  });

  it('probes doors that are there, sets settings that exist, and starts entries that are built', () => {
    const probed = [...all.matchAll(/(startup|liveness|readiness)Probe:\s+httpGet: \{ path: (\S+),/g)].map(([, probe, path]) => `${probe} ${path}`);
    expect(probed).toEqual(['startup /livez', 'liveness /livez', 'readiness /readyz']);
    expect(routes).toEqual(expect.arrayContaining(['/livez', '/readyz', '/metrics']));
    const set = [...all.matchAll(/- name: ([A-Z_]+)$/gm)].map(([, name]) => name ?? '');
    expect(set).toEqual(expect.arrayContaining(['PROFILE', 'HOST', 'CLOCK', 'DATABASE_URL', 'REDIS_URL']));
    expect(set.filter((name) => !names.has(name))).toEqual([]);
    const kinds = [...all.matchAll(/"kind" "(\w+)" "at"/g)].map(([, kind]) => kind ?? '');
    expect(kinds.sort()).toEqual(['api', 'worker']);
    for (const kind of kinds) expectEntry((/"(dist\/bin\/[^"]+)"/.exec(all)?.[1] ?? '').replace('{{ .kind }}', kind));
  });

  it('makes no Secret: addresses come from those that are there', () => {
    expect(all).not.toMatch(/kind: Secret\b/);
    for (const name of ['DATABASE_URL', 'DATABASE_REPLICA_URL', 'REDIS_URL']) expect(all).toMatch(new RegExp(`- name: ${name}\\n\\s+valueFrom:\\n\\s+secretKeyRef:`));
  });

  it('opens no more connections than a PostgreSQL with its own defaults grants, with one more of each kind while it is replaced', () => {
    const processes = values.api.autoscaling.maxReplicas + 1 + values.worker.autoscaling.maxReplicas + 1;
    expect(processes * connectionsOf(values.settings.databaseConnections)).toBeLessThanOrEqual(97);
  });
});
