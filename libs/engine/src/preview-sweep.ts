import type { FollowUpRule } from '#libs/charts';
import { termSubject } from '#libs/charts';
import type { CivilDate, Instant } from '#libs/kernel';
import { askFirst } from './coordinators.js';
import type { Deps } from './deps.js';
import { AT_WORK } from './ports/index.js';
import type { StoredAgreement, StoredObligation } from './ports/index.js';
import { previewObligation } from './preview-obligation.js';

const RULES = { SIGNATURE_STALLED: 'signatureStalled', SIGNED_NOT_IMPLEMENTED: 'signedNotImplemented', SILENT: 'silent', EXPIRING: 'expiring', EVALUATION_OVERDUE: 'evaluationOverdue' } as const;

/** One agreement that would be flagged, or an obligation of it, and whom that would ask. */
export interface DueFollowUp {
  agreement: string;
  rule: FollowUpRule;
  /** `agreement`, an end of its term, or the obligation that is pressed for. */
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
      if (page.length < PAGE) break;
      after = page.at(-1)?.id ?? null;
    }
    return { at, due: [...due, ...(await this.owed(at))] };
  }

  /** What is owed and would be pressed for. */
  private async owed(at: Instant): Promise<DueFollowUp[]> {
    const { reads, holder } = this.deps;
    const due: DueFollowUp[] = [];
    for (let after: string | null = null; ; ) {
      const page: StoredObligation[] = await reads.dueObligations(at, PAGE, after);
      for (const obligation of page) {
        const home = await reads.agreement(obligation.context.home);
        if (home === undefined) continue;
        const pressing = (await reads.followUps({ agreement: home.id, states: AT_WORK }, { limit: PAGE })).items.filter(({ context }) => context.subject === obligation.id);
        const pressed = previewObligation(holder.now, obligation, home, pressing.flatMap(({ context }) => context.presses), at);
        due.push(...pressed.map((one) => ({ agreement: home.id, subject: obligation.id, ...one })));
      }
      if (page.length < PAGE) return due;
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
