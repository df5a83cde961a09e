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

/**
 * Reads the environment once. A setting that is absent or empty has its default.
 *
 * @throws LuoshiError `settings.invalid` naming every broken setting, what it is and what it may be.
 */
export function readSettings(defaults: { demo?: boolean } = {}, env: Record<string, string | undefined> = process.env): Settings {
  const faults: string[] = [];
  const setting = <T>(name: string, fallback: T, read: Read<T>, may: string): T => {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return fallback;
    const value = read(text);
    if (value === undefined) faults.push(`${name}='${text}' (${may})`);
    return value ?? fallback;
  };
  const settings: Settings = {
    port: setting('PORT', 3000, port, 'a port, 0 to 65535'),
    host: setting('HOST', '127.0.0.1', (text) => text, 'an address to listen on'),
    dataDir: resolve(setting('DATA_DIR', './data', (text) => text, 'a folder')),
    profile: setting('PROFILE', 'embedded', oneOf('embedded'), 'embedded'),
    demo: setting('DEMO', defaults.demo ?? false, flag, 'true or false'),
    zone: setting('TZ_OFFICE', new Zone('Asia/Shanghai'), zone, 'a time zone such as Asia/Shanghai'),
    clock: setting('CLOCK', true, flag, 'on or off'),
    logLevel: setting('LOG_LEVEL', 'warn', oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), 'fatal, error, warn, info, debug, trace or silent'),
  };
  if (faults.length > 0) throw new LuoshiError('settings.invalid', `Broken settings: ${faults.join('; ')}.`, { faults });
  return settings;
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
