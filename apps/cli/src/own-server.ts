import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ClientSettings } from '#config';
import { LuoshiError } from '#libs/kernel';
import { onSignals, signalCode, spawnApi } from './api-process.js';
import { readServerFile } from './running-server.js';

/** A first start loads the tree and the calendar; a slow disk may need a while. */
const START_LIMIT = 120_000;
const STOP_LIMIT = 30_000;

/** Run in the server before its main: it leaves when the command that started it is gone, even one that was killed. */
const LEAVE_WITH_ME = "data:text/javascript,process.stdin.on('end',()=>process.kill(process.pid,'SIGTERM')).resume()";

/**
 * A server of this command alone, on the data of `settings`: no clock, a free port, this machine only. It is the one
 * writer for as long as the command runs, so that a command without a server goes the same road as one with it.
 */
export class OwnServer {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly forget: () => void,
  ) {}

  /** @throws LuoshiError `store.in_use` when another got the data first; `server.start_failed` with what the server said. */
  static async start({ serverEnv, dataDir }: Pick<ClientSettings, 'serverEnv' | 'dataDir'>): Promise<OwnServer> {
    const env = { ...serverEnv, CLOCK: 'off', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' };
    const child = spawnApi([], { env, stdio: ['pipe', 'pipe', 'pipe'], node: ['--import', LEAVE_WITH_ME] });
    const forget = onSignals((signal) => {
      void stop(child).then(() => process.exit(signalCode(signal)));
    });
    try {
      return new OwnServer(await addressOf(child, dataDir), child, forget);
    } catch (error) {
      child.kill('SIGKILL');
      forget();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await stop(this.child);
    this.forget();
  }
}

/** Waits until the child, and no other, has told its address. It speaks on its output once it has. */
function addressOf(child: ChildProcess, dataDir: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let ready = false;
    const fail = (why: string): void => {
      clearTimeout(limit);
      const code = said.includes('[store.in_use]') ? 'store.in_use' : 'server.start_failed';
      reject(new LuoshiError(code, `The server for this command ${why}${said === '' ? '' : `: ${said.trim()}`}`, {}));
    };
    const limit = setTimeout(() => fail(`did not start within ${START_LIMIT / 1000} seconds`), START_LIMIT);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('close', (code, signal) => fail(`ended with ${code ?? signal}`));
    // Once it is ready, what it says is its log: faults that the answers keep to themselves.
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (ready ? process.stderr.write(text) : (said += text)));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (ready) return process.stderr.write(text);
      void readServerFile(dataDir).then((server) => {
        if (server?.pid !== child.pid || server?.url === undefined) return;
        ready = true;
        clearTimeout(limit);
        resolve(server.url);
      });
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
  const gone = once(child, 'close');
  child.kill('SIGTERM');
  await gone;
  clearTimeout(limit);
}
