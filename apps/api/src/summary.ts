import type { Engine } from '#libs/engine';
import type { SignedNotImplemented } from '#libs/engine/ports';
import { stageOf } from './views/agreement.js';

/** What the first screen and the first lines of the terminal say. */
export interface Summary {
  byStage: Record<string, number>;
  byState: Record<string, number>;
  signedNotImplemented: number;
  /** The oldest of them, at most `rows`. */
  rows: SignedNotImplemented[];
  /** The offices asked or at work, with how many follow-ups each has open; most first. */
  pressing: { office: string; name: string; open: number }[];
}

const PAGE = 200;

/** The figures of the moment: how many agreements stand where, and who is being pressed for those signed and not implemented. */
export async function summarize(engine: Engine, rows: number): Promise<Summary> {
  const byState = await engine.reads.countByState();
  const byStage: Record<string, number> = {};
  for (const [state, count] of Object.entries(byState)) byStage[stageOf(state)] = (byStage[stageOf(state)] ?? 0) + count;
  const shown: SignedNotImplemented[] = [];
  for (let cursor: string | null = ''; cursor !== null && shown.length < rows; ) {
    const page = await engine.reads.signedNotImplemented({ cursor: cursor === '' ? undefined : cursor, limit: Math.min(PAGE, rows - shown.length) });
    shown.push(...page.items);
    cursor = page.nextCursor;
  }
  return { byStage, byState, signedNotImplemented: byStage.signed ?? 0, rows: shown, pressing: await engine.reads.pressingOffices(PAGE) };
}
