import 'reflect-metadata';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Settings } from '#config';
import { readSettings } from '#config';
import type { AgreementView, DocumentView, FollowUpView, Problem, Receipt, SweepView } from '#libs/contracts';
import type { Clock, Instant } from '#libs/kernel';
import type { Running } from '../../apps/api/src/run.js';
import { run } from '../../apps/api/src/run.js';
import { temporaryFolder } from './temporary-folder.js';

// A first start loads the whole tree; on a machine with other work it may take longer than Jest grants by itself.
jest.setTimeout(30_000);

/** A clock that stands still until a spec moves it. */
export interface MovableClock extends Clock {
  set(at: string): void;
}

export function movableClock(start: string): MovableClock {
  let now: Instant = Date.parse(start);
  return { now: () => now, set: (at) => void (now = Date.parse(at)) };
}

/** An answer as it came over the wire. `body` is what the spec says it expects; what came otherwise fails its assertions. */
export interface Reply<T> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

export interface Asking {
  /** A secret; null sends none; absent is the first token, an administrator at the root. */
  token?: string | null;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of a body. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** What a command answers: its receipt, or the problem that refused it. */
export type Told = Receipt & Problem;

/** Nine in the morning of that day in the office's zone. */
export const morning = (date: string): string => `${date}T09:00:00.000+08:00`;
/** The first moment of that day there: what was due the day before is overdue now. */
export const midnight = (date: string): string => `${date}T00:00:00.000+08:00`;

/** The real server in this process, on a folder of its own, reached over HTTP. */
export class TestServer {
  private readonly tokens = new Map<string, string>();

  private constructor(
    private readonly data: ReturnType<typeof temporaryFolder>,
    private readonly settings: Settings,
    readonly clock: MovableClock,
    private running: Running,
    readonly root: string,
  ) {}

  static async start({ demo = false, at = morning('2026-11-25'), env = {} }: { demo?: boolean; at?: string; env?: Record<string, string> } = {}): Promise<TestServer> {
    const data = temporaryFolder();
    const clock = movableClock(at);
    const settings = readSettings({ demo }, { DATA_DIR: data.folder, PORT: '0', CLOCK: 'off', LOG_LEVEL: 'silent', ...env });
    const running = await run(settings, clock);
    return new TestServer(data, settings, clock, running, running.newToken ?? '');
  }

  get url(): string {
    return this.running.url;
  }

  /** Where its data lie, for what happens to them behind its back. */
  get databaseFile(): string {
    return join(this.data.folder, 'luoshi.sqlite');
  }

  /** Stops and starts again on the same data. Answers the token that this start made, if it made one. */
  async restart(): Promise<string | null> {
    await this.running.stop();
    this.running = await run(this.settings, this.clock);
    return this.running.newToken;
  }

  async stop(): Promise<void> {
    await this.running.stop();
    this.data.remove();
  }

  async request<T = Problem>(method: string, path: string, { token = this.root, body, raw, headers = {} }: Asking = {}): Promise<Reply<T>> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : undefined) as T };
  }

  /** The body of a GET that is expected to succeed. */
  async get<T>(path: string): Promise<T> {
    const { status, body, text } = await this.request<T>('GET', path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text}`);
    return body;
  }

  post<T = Told>(path: string, body: unknown, asking: Asking = {}): Promise<Reply<T>> {
    return this.request<T>('POST', path, { ...asking, body });
  }

  /** The token of a person of an office, made at its first use. */
  async as(office: string, person = 'clerk'): Promise<string> {
    const known = this.tokens.get(`${office} ${person}`);
    if (known !== undefined) return known;
    const { status, body, text } = await this.post<{ token: string }>('/api/tokens', { office, name: person });
    if (status !== 201) throw new Error(`No token for ${office}: ${text}`);
    this.tokens.set(`${office} ${person}`, body.token);
    return body.token;
  }

  /** An office sends an event to an agreement as it stands now. */
  async send(id: string, office: string, type: string, payload?: object): Promise<Reply<Told>> {
    return this.event(`/api/agreements/${id}`, office, 'clerk', type, payload);
  }

  /** A person of an office sends an event to a follow-up as it stands now. */
  async press(id: string, office: string, type: string, payload?: object, person = 'clerk'): Promise<Reply<Told>> {
    return this.event(`/api/follow-ups/${id}`, office, person, type, payload);
  }

  /** An office sends an event to an obligation as it stands now. */
  async owe(id: string, office: string, type: string, payload?: object): Promise<Reply<Told>> {
    return this.event(`/api/obligations/${id}`, office, 'clerk', type, payload);
  }

  /** An office adds a file to an agreement. */
  async upload(agreement: string, office: string, name: string, file: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Reply<DocumentView & Problem>> {
    return this.request('POST', `/api/agreements/${agreement}/documents?name=${encodeURIComponent(name)}`, { token: await this.as(office), raw: file, headers: { 'content-type': 'application/octet-stream', ...headers } });
  }

  agreement(id: string): Promise<AgreementView> {
    return this.get(`/api/agreements/${id}`);
  }

  /** All follow-ups of an agreement, wait by wait, rung by rung, then by office. */
  async followUps(agreement: string): Promise<FollowUpView[]> {
    const { items } = await this.get<{ items: FollowUpView[] }>(`/api/follow-ups?agreement=${agreement}&limit=200`);
    return items.sort((a, b) => a.waits - b.waits || a.rung - b.rung || (a.office.code < b.office.code ? -1 : 1));
  }

  /** Moves the clock to that moment and sweeps. */
  async tick(at: string): Promise<SweepView> {
    this.clock.set(at);
    const { status, body, text } = await this.post<SweepView>('/api/clock/tick', { at });
    if (status !== 200) throw new Error(`The tick answered ${status}: ${text}`);
    return body;
  }

  private async event(path: string, office: string, person: string, type: string, payload?: object): Promise<Reply<Told>> {
    const { headers } = await this.request('GET', path);
    return this.post(`${path}/events`, { type, ...(payload === undefined ? {} : { payload }) }, { token: await this.as(office, person), headers: { 'if-match': headers.get('etag') ?? '' } });
  }
}
