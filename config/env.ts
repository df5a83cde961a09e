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
  /** embedded: SQLite in `dataDir`, one process. scale: PostgreSQL and Redis, any number of processes. */
  profile: 'embedded' | 'scale';
  /** The PostgreSQL database of the scale profile; null in the embedded one. */
  database: Database | null;
  /** The Redis of the scale profile; null in the embedded one. */
  redisUrl: string | null;
  /** Who is told of notices over HTTP; null: nobody. */
  webhook: Webhook | null;
  /** The server that sends mail; null: nobody is told by mail. */
  mail: Mail | null;
  /** Where people reach the house, for links; null: nothing is linked. */
  publicUrl: string | null;
  /** Load the real ledger on the first start. */
  demo: boolean;
  zone: Zone;
  /** Whether this process runs the clock. */
  clock: boolean;
  /** Where traces are told, by OTLP over HTTP; null: nowhere. */
  tracesEndpoint: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

export interface Database {
  url: string;
  /** Where lists and counts are read; null: from the database itself. */
  replicaUrl: string | null;
  /** How many transactions a process has at once. */
  connections: number;
}

export interface Webhook {
  url: string;
  /** `whsec_` and a key in base64, by the Standard Webhooks specification. */
  secret: string;
  /** How many notices the receiver takes in a second. */
  perSecond: number;
}

export interface Mail {
  /** `smtp://` or `smtps://`. */
  url: string;
  from: string;
  /** How many mails the server takes in a second. */
  perSecond: number;
  /** The part of a working day in which mail goes out, in minutes from midnight. */
  hours: { from: number; to: number };
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

const count: Read<number> = (text) => (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 500 ? Number(text) : undefined);
const serverUrl = (...protocols: string[]): Read<string> => (text) => (URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined);
const address: Read<string> = (text) => (URL.canParse(text) && /^https?:/.test(text) ? text.replace(/\/+$/, '') : undefined);

type Environment = Record<string, string | undefined>;
interface Setting {
  <T>(name: string, fallback: T, read: Read<T>, may: string): T;
  /** One without a default. */
  needed(name: string, read: Read<string>, may: string): string;
}

const dataDir = (setting: Setting): string => resolve(setting('DATA_DIR', './data', (text) => text, 'a folder'));
const office = (setting: Setting): Zone => setting('TZ_OFFICE', new Zone('Asia/Shanghai'), zone, 'a time zone such as Asia/Shanghai');

/** What the profile is, and what it needs: a setting that it needs and that is absent is broken. */
function profile(setting: Setting): Pick<Settings, 'profile' | 'database' | 'redisUrl'> {
  const name = setting('PROFILE', 'embedded', oneOf('embedded', 'scale'), 'embedded or scale');
  if (name === 'embedded') return { profile: name, database: null, redisUrl: null };
  const url = setting.needed('DATABASE_URL', serverUrl('postgres:', 'postgresql:'), 'postgres://user:password@host:5432/database');
  const redisUrl = setting.needed('REDIS_URL', serverUrl('redis:', 'rediss:'), 'redis://host:6379');
  const replicaUrl = setting<string | null>('DATABASE_REPLICA_URL', null, serverUrl('postgres:', 'postgresql:'), 'postgres://user:password@host:5432/database');
  return { profile: name, database: { url, replicaUrl, connections: setting('DATABASE_CONNECTIONS', 16, count, 'a number from 1 to 500') }, redisUrl };
}

function webhook(setting: Setting): Webhook | null {
  const url = setting<string | null>('WEBHOOK_URL', null, address, 'an address such as https://gateway.example/notices');
  if (url === null) return null;
  const secret = setting.needed('WEBHOOK_SECRET', (text) => (/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(text) ? text : undefined), 'whsec_ and at least 24 bytes in base64');
  return { url, secret, perSecond: setting('WEBHOOK_PER_SECOND', 20, count, 'a number from 1 to 500') };
}

const hours: Read<Mail['hours']> = (text) => {
  const [, ...told] = (/^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []).map(Number);
  const [h = 0, m = 0, untilH = 0, untilM = 0] = told;
  const made = { from: h * 60 + m, to: untilH * 60 + untilM };
  return told.length === 4 && made.from < made.to ? made : undefined;
};
const sender: Read<string> = (text) => (/^([^<>@\r\n]*<)?[^<>@\s]+@[^<>@\s]+>?$/.test(text) ? text : undefined);

function mail(setting: Setting): Mail | null {
  const url = setting<string | null>('SMTP_URL', null, serverUrl('smtp:', 'smtps:'), 'smtp://user:password@host:587');
  if (url === null) return null;
  return {
    url, from: setting.needed('MAIL_FROM', sender, 'an address such as Luoshi <luoshi@office.example>'), perSecond: setting('MAIL_PER_SECOND', 10, count, 'a number from 1 to 500'),
    hours: setting('MAIL_HOURS', { from: 9 * 60, to: 18 * 60 }, hours, 'a part of the day such as 09:00-18:00'),
  };
}

/** Reads settings one by one and tells all that are broken together. One that is absent or empty has its default. */
function readAll<S>(env: Environment, build: (setting: Setting) => S): S {
  const faults: string[] = [];
  const told = (name: string): string => env[name]?.trim() ?? '';
  const setting = <T>(name: string, fallback: T, read: Read<T>, may: string): T => {
    const text = told(name);
    if (text === '') return fallback;
    const value = read(text);
    // What may hold a password is not repeated.
    if (value === undefined) faults.push(`${name}='${text.replace(/\/\/[^@/]*@/, '//…@')}' (${may})`);
    return value ?? fallback;
  };
  const needed = (name: string, read: Read<string>, may: string): string => {
    if (told(name) === '') faults.push(`${name} is missing (${may})`);
    return setting(name, '', read, may);
  };
  const settings = build(Object.assign(setting, { needed }));
  if (faults.length > 0) throw new LuoshiError('settings.invalid', `Broken settings: ${faults.join('; ')}.`, { faults });
  return settings;
}

/**
 * Reads the environment once. A setting that is absent or empty has its default.
 *
 * @throws LuoshiError `settings.invalid` naming every broken setting, what it is and what it may be.
 */
export function readSettings(defaults: { demo?: boolean; port?: number; clock?: boolean } = {}, env: Environment = process.env): Settings {
  return readAll(env, (setting) => ({
    port: setting('PORT', defaults.port ?? 3000, port, 'a port, 0 to 65535'),
    host: setting('HOST', '127.0.0.1', (text) => text, 'an address to listen on'),
    dataDir: dataDir(setting),
    ...profile(setting),
    webhook: webhook(setting),
    mail: mail(setting),
    publicUrl: setting<string | null>('PUBLIC_URL', null, address, 'an address such as https://luoshi.office.example'),
    demo: setting('DEMO', defaults.demo ?? false, flag, 'true or false'),
    zone: office(setting),
    // At scale the workers run it.
    clock: setting('CLOCK', defaults.clock ?? env.PROFILE?.trim() !== 'scale', flag, 'on or off'),
    tracesEndpoint: setting<string | null>('OTEL_EXPORTER_OTLP_ENDPOINT', null, address, 'an address such as http://collector:4318'),
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
