import type { Decision } from '#libs/charts';
import type { Answer, Refusal } from './command.js';
import type { AnyRecord } from './ports/index.js';
import type { AnyFact } from './record-charts.js';
import { allowedOf } from './record-charts.js';
import type { MissingRight } from './rights.js';

/** What the caller of a command is told of the chart's decision. */
export function answerOf(record: AnyRecord, decision: Decision<object, AnyFact>, created: string[] = []): Answer {
  const { kind, id, version, state, at } = record;
  if (decision.ok) return { ok: true, kind, id, version, state, at, created };
  return { ok: false, by: 'chart', code: decision.code, reasons: decision.reasons, allowed: decision.allowed };
}

/** What the caller of a command is told when the office may not do it. */
export function refusedRight(record: AnyRecord, missing: MissingRight): Refusal {
  return { ok: false, by: 'right', code: missing.code, reasons: [missing], allowed: allowedOf(record) };
}
