import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as moment } from 'node:timers/promises';
import { installationRoot } from '#config';
import type { Problem, Receipt } from '#libs/contracts';

/** How a process ended, and what it said on both outputs. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  said: string;
}

export interface Starting {
  clock?: boolean;
  /** Which program of ours. */
  app?: 'api' | 'worker';
  /** More of its environment. */
  env?: Record<string, string>;
  /** Asked with, where its own folder has none. */
  token?: string;
  /** Where it listens; a free port where none is told. */
  port?: number;
  /** A program to run the server under, with its arguments. */
  under?: readonly string[];
}

/** What came over the wire; `body` is what the spec says it expects. */
export interface Reply<T> {
  status: number;
  contentType: string;
  body: T;
}

/** Run in the server before its main: it ends when this process is gone, even when that was killed. */
const END_WITH_US = "data:text/javascript,process.stdin.on('end',()=>process.kill(process.pid,'SIGTERM')).resume()";

/** The built server in a process of its own, on a free port, so that it can be killed, traced and filled up. */
export class ChildServer {
  /** From the start of the process, in milliseconds of `performance.now`. */
  readonly spawnedAt = performance.now();
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;
  url = '';
  private said = '';
  private readonly given: string | undefined;

  private constructor(
    private readonly dataDir: string,
    { clock = false, port = 0, under = [], app = 'api', env: more = {}, token }: Starting,
  ) {
    this.given = token;
    const [program = '', ...args] = [...under, process.execPath, '--import', END_WITH_US, resolve(installationRoot(), `dist/bin/${app}.js`)];
    const env = { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', DEMO: '', TZ_OFFICE: '', PROFILE: '', LOG_LEVEL: 'fatal', CLOCK: clock ? 'on' : 'off', ...more };
    this.child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    this.ended = new Promise((tell) => this.child.once('close', (code, signal) => tell({ code, signal, said: this.said })));
  }

  /** Resolves as soon as it tells its address. @throws with what it said when it ends before. */
  static async start(dataDir: string, starting: Starting = {}): Promise<ChildServer> {
    const server = new ChildServer(dataDir, starting);
    await new Promise<void>((ready, reject) => {
      void server.ended.then(({ said }) => reject(new Error(`The server ended before it was ready: ${said}`)));
      server.child.stdout?.on('data', () => {
        server.url = /is ready: (\S+)/.exec(server.said)?.[1] ?? '';
        if (server.url !== '') ready();
      });
    });
    return server;
  }

  /** Starts it and kills it at a moment of its own choosing, most likely before it is ready. */
  static async killedAfter(dataDir: string, milliseconds: number): Promise<void> {
    const server = new ChildServer(dataDir, {});
    await Promise.race([moment(milliseconds), server.ended]);
    await server.kill();
  }

  /** A start that is expected to fail: how it ended. One that does not fail is stopped again. */
  static failing(dataDir: string, starting: Starting = {}): Promise<Ended> {
    const server = new ChildServer(dataDir, starting);
    server.child.stdout?.once('data', () => void server.stop());
    return server.ended;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Like `request`, whatever the answer is made of. */
  async fetch(method: string, path: string): Promise<{ status: number }> {
    const response = await fetch(`${this.url}${path}`, { method, headers: { authorization: `Bearer ${this.token}` } });
    await response.arrayBuffer();
    return { status: response.status };
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** The first token, kept in the folder; of a process beside the first it is the first one's. */
  get token(): string {
    return this.given ?? readFileSync(join(this.dataDir, 'token'), 'utf8').trim();
  }

  async request<T = Receipt & Problem>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, contentType: response.headers.get('content-type') ?? '', body: (await response.json()) as T };
  }

  /** What a GET without a token is answered, as text. */
  async text(path: string): Promise<string> {
    return (await fetch(`${this.url}${path}`)).text();
  }

  /** The body of a request that is expected to succeed. */
  async must<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await this.request<T>(method, path, body);
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  /** The token of a clerk of an office. */
  async tokenOf(office: string): Promise<string> {
    return (await this.must<{ token: string }>('POST', '/api/tokens', { office, name: 'clerk' })).token;
  }

  /** As the kernel or a power cut ends it. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** SIGTERM, and how it ended. Under another program the end of the input asks for it, as the signal would end that program. */
  stop(): Promise<Ended> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      if (this.child.spawnfile === process.execPath) this.child.kill('SIGTERM');
      else this.child.stdin?.end();
    }
    return this.ended;
  }
}

/** A folder filled by a first start, its server stopped. */
export async function installed(dataDir: string): Promise<void> {
  const server = await ChildServer.start(dataDir);
  const { code, said } = await server.stop();
  if (code !== 0) throw new Error(`The first server did not stop: ${said}`);
}

/** Between two looks; a look costs the other processes time in which they would get there. */
const LOOK_AGAIN = 20;

/** For what is told in another process: waits until `state` answers something, and looks again and again. */
export async function until<T>(state: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await state();
    if (found !== undefined) return found;
    await moment(LOOK_AGAIN);
  }
}
