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

/**
 * Runs a command once: under a key that was used before, the stored answer is given and nothing is done.
 *
 * @throws LuoshiError `idempotency.key_reused` when the key came before with something else asked.
 */
export async function runOnce(
  { unitOfWork, clock, onCommand }: Pick<Deps, 'unitOfWork' | 'clock' | 'onCommand'>,
  event: string,
  { key }: Command,
  work: (tx: Tx) => Promise<{ answer: Answer; changes: Changes }>,
): Promise<Answer> {
  const told = await unitOfWork.run(async (tx) => {
    const at = clock.now();
    const known = key === undefined ? undefined : await tx.receipt(key.key);
    if (known !== undefined && at - known.at < RECEIPT_KEPT) {
      if (known.fingerprint !== key?.fingerprint) {
        throw new LuoshiError('idempotency.key_reused', 'This Idempotency-Key was used for another request.', {});
      }
      return JSON.parse(known.body) as Answer;
    }
    const { answer, changes } = await work(tx);
    await tx.record(key === undefined ? changes : { ...changes, receipt: { ...key, body: JSON.stringify(answer), at } });
    return answer;
  });
  onCommand(event, told.ok ? null : told.code);
  return told;
}
