import type { Allowed, Reason } from '#libs/charts';
import type { Instant } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import type { Deps } from './deps.js';
import type { Changes, RecordKind, Tx } from './ports/index.js';

/** Who acts: a token's id, and the office it acts for. */
export interface Actor {
  id: string;
  office: string;
}

/** What every command carries. */
export interface Command {
  actor: Actor;
  /** The caller's Idempotency-Key and the hash of what was asked under it. */
  key?: { key: string; fingerprint: string } | undefined;
  /** The span of the request that brought it. */
  trace?: string | null;
}

/** A command that was carried out. */
export interface Done {
  ok: true;
  kind: RecordKind;
  id: string;
  version: number;
  state: string;
  at: Instant;
  /** The id given to what the command added to the record: evidence, obligations. */
  created: string[];
}

/** A command that a right or a chart refused. It is told, recorded, and changes nothing. */
export interface Refusal {
  ok: false;
  by: 'right' | 'chart';
  code: string;
  reasons: Pick<Reason, 'code' | 'en' | 'zh' | 'satisfy'>[];
  allowed: Allowed[];
}

export type Answer = Done | Refusal;

/** How long an answer is kept under its key. */
export const RECEIPT_KEPT = 24 * 3_600_000;

/** What was answered under a key before. @throws LuoshiError `idempotency.key_reused` when it came with something else asked. */
export async function answerUnder<A>(tx: Pick<Tx, 'receipt'>, key: Command['key'], at: Instant): Promise<A | undefined> {
  const known = key === undefined ? undefined : await tx.receipt(key.key);
  if (known === undefined || at - known.at >= RECEIPT_KEPT) return undefined;
  if (known.fingerprint !== key?.fingerprint) throw new LuoshiError('idempotency.key_reused', 'This Idempotency-Key was used for another request.', {});
  return JSON.parse(known.body) as A;
}

/** The changes of a command, with its answer under its key. */
export const keptUnder = (key: Command['key'], answer: object, at: Instant, changes: Changes): Changes => (key === undefined ? changes : { ...changes, receipt: { ...key, body: JSON.stringify(answer), at } });

/**
 * Runs a command once: under a key that was used before, the stored answer is given and nothing is done.
 *
 * @throws LuoshiError `idempotency.key_reused` when the key came before with something else asked.
 */
export async function runOnce<A extends { ok: true; id: string } | Refusal = Answer>(
  { unitOfWork, clock, onCommand, traces, wakeRelay }: Pick<Deps, 'unitOfWork' | 'clock' | 'onCommand' | 'traces' | 'wakeRelay'>,
  event: string,
  { key, trace = null, id }: Command & { id?: string },
  work: (tx: Tx, trace: string | null) => Promise<{ answer: A; changes: Changes }>,
): Promise<A> {
  const span = traces.begin(`command ${event}`, { parent: trace, attributes: { 'luoshi.event': event } });
  let messages = 0;
  const told = await unitOfWork.run(async (tx) => {
    const at = clock.now();
    const known = await answerUnder<A>(tx, key, at);
    if (known !== undefined) return known;
    const { answer, changes } = await work(tx, span.context);
    messages = changes.messages?.length ?? 0;
    await tx.record(keptUnder(key, answer, at, changes));
    return answer;
  }).catch((error: unknown) => {
    span.tell({ 'luoshi.outcome': 'failed', ...(id === undefined ? {} : { 'luoshi.record': id }) });
    span.end(error);
    throw error;
  });
  const record = told.ok ? told.id : id;
  span.tell({ 'luoshi.outcome': told.ok ? 'done' : told.code, ...(record === undefined ? {} : { 'luoshi.record': record }) });
  span.end();
  onCommand(event, told.ok ? null : told.code);
  // Not before the commit: the relay would look and find nothing.
  if (messages > 0) wakeRelay();
  return told;
}
