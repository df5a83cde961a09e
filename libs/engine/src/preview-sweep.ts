import { termSubject } from '#libs/charts';
import type { CivilDate, Instant } from '#libs/kernel';
import { askFirst } from './coordinators.js';
import type { Deps } from './deps.js';
import type { StoredAgreement } from './ports/index.js';

const RULES = { SIGNATURE_STALLED: 'signatureStalled', SIGNED_NOT_IMPLEMENTED: 'signedNotImplemented', SILENT: 'silent', EXPIRING: 'expiring', EVALUATION_OVERDUE: 'evaluationOverdue' } as const;

/** One agreement that would be flagged, and whom that would ask. */
export interface DueFollowUp {
  agreement: string;
  rule: (typeof RULES)[keyof typeof RULES];
  subject: string;
  offices: string[];
  /** The last day on which it was not late. */
  dueOn: CivilDate;
}

const PAGE = 500;

/** What a sweep at a moment would flag, without doing it. */
export class PreviewSweep {
  constructor(private readonly deps: Pick<Deps, 'reads' | 'holder'>) {}

  async execute({ at }: { at: Instant }): Promise<{ at: Instant; due: DueFollowUp[] }> {
    const due: DueFollowUp[] = [];
    let after: string | null = null;
    for (;;) {
      const page: StoredAgreement[] = await this.deps.reads.dueAgreements(at, PAGE, after);
      for (const agreement of page) due.push(...this.flagged(agreement, at));
      if (page.length < PAGE) return { at, due };
      after = page.at(-1)?.id ?? null;
    }
  }

  private flagged({ id, context, timers }: StoredAgreement, at: Instant): DueFollowUp[] {
    const reference = this.deps.holder.now;
    const termEnd = timers.TERM_END?.at ?? Infinity;
    return Object.entries(RULES).flatMap(([name, rule]) => {
      const timer = timers[name];
      // A term that ended earlier closes the agreement before it could be flagged.
      if (timer === undefined || timer.at > at || termEnd < timer.at) return [];
      const { ask } = askFirst(reference, id, context, reference.zone.dateAt(at)).ranOut;
      return ask.length === 0 ? [] : [{ agreement: id, rule, subject: rule === 'expiring' || rule === 'evaluationOverdue' ? termSubject(context) : 'agreement', offices: ask, dueOn: timer.dueOn }];
    });
  }
}
