import { RECEIPT_KEPT } from './command.js';
import type { Deps } from './deps.js';

/** Receipts one transaction forgets, so that commands pass in between. */
const BATCH = 500;

/** Forgets the answers that are no longer given to a replay: their keys are free again (DESIGN 5). */
export class ForgetReceipts {
  constructor(private readonly deps: Pick<Deps, 'clock' | 'unitOfWork'>) {}

  /** Returns how many were forgotten. */
  async execute(): Promise<number> {
    const before = this.deps.clock.now() - RECEIPT_KEPT;
    let sum = 0;
    for (;;) {
      const forgotten = await this.deps.unitOfWork.batch((tx) => tx.forgetReceipts(before, BATCH));
      sum += forgotten;
      if (forgotten < BATCH) return sum;
    }
  }
}
