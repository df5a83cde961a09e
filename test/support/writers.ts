import { randomUUID } from 'node:crypto';
import type { Problem, Receipt } from '#libs/contracts';
import type { ChildServer, Reply } from './child-server.js';

const LEAD = '511900';
const PARTNER = '610700';
const ON = '2026-11-02';

/** One command as it is sent, again under the same key where its answer did not come. */
export interface Command {
  key: string;
  path: string;
  body: object;
  /** The version it expects; null for a proposal. */
  expects: number | null;
}
export interface Acknowledged {
  command: Command;
  receipt: Receipt;
}

const sign = (party: string): object => ({ type: 'SIGN', payload: { party, on: ON, signer: '市长', manner: 'wet', withoutObligations: '框架协议' } });
const report = { type: 'SUBMIT_EVIDENCE', payload: { party: LEAD, kind: 'report', title: '第一次联席会议纪要', link: 'https://example.org/minutes', date: ON } };
/** The life of an agreement after its proposal, an event a version. */
const EVENTS: readonly object[] = [{ type: 'OPEN_FOR_SIGNATURE' }, sign(LEAD), sign(PARTNER), report, report];

/** Somebody who proposes agreements and brings them along, one command after another, and keeps what was answered. */
export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  /** Sent, and not answered yet. */
  private pending: Command | undefined;
  private current: Receipt | undefined;

  constructor(private readonly token: string) {}

  /** Writes until the server is gone. */
  async writeTo(server: ChildServer): Promise<void> {
    while (await this.writeOne(server));
  }

  /** The command whose answer never came: it was done, or it was not. */
  get unanswered(): Command | undefined {
    return this.pending;
  }

  /** Sends what was not answered again, or the next command. @returns whether the answer came; @throws when it is a refusal. */
  async writeOne(server: ChildServer): Promise<boolean> {
    const command = (this.pending ??= this.next());
    const reply = await this.send(server, command).catch(() => undefined);
    if (reply === undefined) return false;
    if (reply.status >= 300) throw new Error(`${JSON.stringify(command)} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    this.acknowledged.push({ command, receipt: reply.body });
    this.current = reply.body;
    this.pending = undefined;
    return true;
  }

  /** Asks for what was answered last once more. */
  async repeatLast(server: ChildServer): Promise<{ first: Receipt; again: Receipt } | undefined> {
    const last = this.acknowledged.at(-1);
    if (last === undefined) return undefined;
    return { first: last.receipt, again: (await this.send(server, last.command)).body };
  }

  private next(): Command {
    const key = randomUUID();
    const event = this.current === undefined ? undefined : EVENTS[this.current.version - 1];
    if (this.current === undefined || event === undefined) return { key, path: '/api/agreements', body: proposal(key), expects: null };
    return { key, path: `/api/agreements/${this.current.id}/events`, body: event, expects: this.current.version };
  }

  private send(server: ChildServer, { key, path, body, expects }: Command): Promise<Reply<Receipt & Problem>> {
    const version: Record<string, string> = expects === null ? {} : { 'if-match': `"${expects}"` };
    return server.request('POST', path, body, { authorization: `Bearer ${this.token}`, 'idempotency-key': key, ...version });
  }
}

/** Writers who share the token of the party that leads. */
export async function writersFor(server: ChildServer, count: number): Promise<Writer[]> {
  const token = await server.tokenOf(LEAD);
  return Array.from({ length: count }, () => new Writer(token));
}

function proposal(key: string): object {
  return { title: `巴中汉中交通合作框架协议 ${key}`, form: 'framework_agreement', domains: ['transport'], lead: LEAD, parties: [{ code: LEAD, role: 'lead' }, { code: PARTNER }] };
}
