import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { ClientSettings } from '#config';
import { readClientSettings } from '#config';
import { LuoshiError } from '#libs/kernel';
import { Doors } from './doors.js';
import { OwnServer } from './own-server.js';
import { findServer } from './running-server.js';
import { Terminal } from './terminal.js';

/** What every verb takes. */
export interface GlobalOptions {
  json?: true;
  dataDir?: string;
  url?: string;
  token?: string;
}

/** What a verb works with. */
export interface Desk {
  doors: Doors;
  terminal: Terminal;
}

interface Connection {
  url: string;
  close(): Promise<void>;
}

/** How often a command tries again when the server of another command stood in its way, or left before it was asked. */
const TRIES = 20;

/**
 * Does the work of a verb over the doors: of the server named, of the one running on the data, or of one started for
 * this command.
 *
 * @param work may answer the exit code 1 where what was asked is not done.
 */
export async function atWork(command: Command, work: (desk: Desk) => Promise<void | 1>): Promise<void> {
  const { json, ...told } = command.optsWithGlobals<GlobalOptions>();
  const settings = readClientSettings(told);
  const terminal = new Terminal(json === true);
  for (let tries = 1; ; tries += 1) {
    try {
      process.exitCode = (await once(settings, terminal, work)) ?? 0;
      return;
    } catch (error) {
      if (settings.url !== null || !(error instanceof LuoshiError) || tries === TRIES || !wasInTheWay(error)) throw error;
    }
  }
}

async function once(settings: ClientSettings, terminal: Terminal, work: (desk: Desk) => Promise<void | 1>): Promise<void | 1> {
  const connection = await connect(settings, terminal);
  try {
    const token = await tokenFor(connection.url, settings);
    return await work({ doors: new Doors(connection.url, token), terminal });
  } finally {
    terminal.clear();
    await connection.close();
  }
}

async function connect({ url, ...settings }: ClientSettings, terminal: Terminal): Promise<Connection> {
  const nothing = (): Promise<void> => Promise.resolve();
  if (url !== null) return { url, close: nothing };
  const running = await findServer(settings.dataDir);
  if (running !== undefined) return { url: running.url, close: nothing };
  terminal.progress(`starting on ${settings.dataDir}`);
  const own = await OwnServer.start(settings);
  return { url: own.url, close: () => own.stop() };
}

/** Two commands without a server meet: one starts first, or leaves as the other calls. Nothing was sent in either case. */
function wasInTheWay({ code, details }: LuoshiError): boolean {
  return code === 'store.in_use' || (code === 'server.unreachable' && details.cause === 'ECONNREFUSED');
}

/** @throws LuoshiError `token.missing`; the first token is shown to a server on this machine only. */
async function tokenFor(url: string, { token, dataDir }: ClientSettings): Promise<string> {
  if (token !== null) return token;
  if (!/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)) throw new LuoshiError('token.missing', 'A server elsewhere needs --token or LUOSHI_TOKEN.', { url });
  const file = join(dataDir, 'token');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    throw new LuoshiError('token.missing', `There is no token in ${file}: give --token or LUOSHI_TOKEN.`, { file });
  }
}
