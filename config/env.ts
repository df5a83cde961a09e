import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LuoshiError, Zone } from '#libs/kernel';

/** The settings of one process. */
export interface Settings {
  /** Where the API listens; 0 takes a free port. */
  port: number;
  host: string;
  /** Holds the database, the first token and the lock. */
  dataDir: string;
  profile: 'embedded';
  /** Load the real ledger on the first start. */
  demo: boolean;
  zone: Zone;
  /** Whether this process runs the clock. */
  clock: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

type Read<T> = (text: string) => T | undefined;
const oneOf = <T extends string>(...words: T[]): Read<T> => (text) => words.find((word) => word === text);
const flag: Read<boolean> = (text) => ({ true: true, on: true, '1': true, false: false, off: false, '0': false })[text.toLowerCase()];
const port: Read<number> = (text) => (/^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : undefined);
const zone: Read<Zone> = (text) => {
  try {
    return new Zone(text);
  } catch {
    return undefined;
  }
};

const address: Read<string> = (text) => (URL.canParse(text) && /^https?:/.test(text) ? text.replace(/\/+$/, '') : undefined);

type Environment = Record<string, string | undefined>;
type Setting = <T>(name: string, fallback: T, read: Read<T>, may: string) => T;

const dataDir = (setting: Setting): string => resolve(setting('DATA_DIR', './data', (text) => text, 'a folder'));
const office = (setting: Setting): Zone => setting('TZ_OFFICE', new Zone('Asia/Shanghai'), zone, 'a time zone such as Asia/Shanghai');

/** Reads settings one by one and tells all that are broken together. One that is absent or empty has its default. */
function readAll<S>(env: Environment, build: (setting: Setting) => S): S {
  const faults: string[] = [];
  const settings = build((name, fallback, read, may) => {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return fallback;
    const value = read(text);
    if (value === undefined) faults.push(`${name}='${text}' (${may})`);
    return value ?? fallback;
  });
  if (faults.length > 0) throw new LuoshiError('settings.invalid', `Broken settings: ${faults.join('; ')}.`, { faults });
  return settings;
}

/**
 * Reads the environment once. A setting that is absent or empty has its default.
 *
 * @throws LuoshiError `settings.invalid` naming every broken setting, what it is and what it may be.
 */
export function readSettings(defaults: { demo?: boolean } = {}, env: Environment = process.env): Settings {
  return readAll(env, (setting) => ({
    port: setting('PORT', 3000, port, 'a port, 0 to 65535'),
    host: setting('HOST', '127.0.0.1', (text) => text, 'an address to listen on'),
    dataDir: dataDir(setting),
    profile: setting('PROFILE', 'embedded', oneOf('embedded'), 'embedded'),
    demo: setting('DEMO', defaults.demo ?? false, flag, 'true or false'),
    zone: office(setting),
    clock: setting('CLOCK', true, flag, 'on or off'),
    logLevel: setting('LOG_LEVEL', 'warn', oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), 'fatal, error, warn, info, debug, trace or silent'),
  }));
}

/** The settings of the command line. */
export interface ClientSettings {
  /** Whose server is meant where no address is given, and where its first token lies. */
  dataDir: string;
  /** The server to talk to; null: the one of `dataDir`, started for the command where none runs. */
  url: string | null;
  /** null: the first token, kept in `dataDir`. */
  token: string | null;
  zone: Zone;
  /** The environment of a server that the command starts on the same data. */
  serverEnv: Environment;
}

/**
 * Reads the environment of a command; what is told on its line goes before it.
 *
 * @throws LuoshiError `settings.invalid`, as `readSettings` does.
 */
export function readClientSettings(told: { dataDir?: string; url?: string; token?: string } = {}, env: Environment = process.env): ClientSettings {
  const line = { DATA_DIR: told.dataDir ?? env.DATA_DIR, LUOSHI_URL: told.url ?? env.LUOSHI_URL, LUOSHI_TOKEN: told.token ?? env.LUOSHI_TOKEN };
  return readAll({ ...env, ...line }, (setting) => {
    const folder = dataDir(setting);
    return {
      dataDir: folder,
      url: setting<string | null>('LUOSHI_URL', null, address, 'an address such as http://127.0.0.1:3000'),
      token: setting<string | null>('LUOSHI_TOKEN', null, (text) => text, 'a token'),
      zone: office(setting),
      serverEnv: { ...env, DATA_DIR: folder },
    };
  });
}

/** The root of the installation: where `package.json` and `config/data` stand, from the sources and from `dist` alike. */
export function installationRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(resolve(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('No package.json above the configuration.');
    folder = above;
  }
  return folder;
}

/** The data the product ships: governments, calendar, policies, regions, the demo ledger. */
export function shippedData(): string {
  return resolve(installationRoot(), 'config/data');
}
