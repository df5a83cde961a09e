import type { CivilDate } from '#libs/kernel';
import type { AskedOffice } from './coordinators.js';
import { askAbove, askFirst } from './coordinators.js';
import type { AnyRecord } from './ports/index.js';
import type { Unstamped, Work } from './work.js';

/** The event of a timer that ran out, with whom the ladder names now: what the chart may read is recorded with it. */
export async function clockEvent(work: Work, record: AnyRecord, timer: string, today: CivilDate): Promise<{ event: Unstamped<AnyRecord>; asked: AskedOffice[] }> {
  const { reference } = work;
  switch (timer) {
    case 'SIGNED_NOT_IMPLEMENTED':
    case 'SIGNATURE_STALLED': {
      if (record.kind !== 'agreement') break;
      const { ranOut, asked } = askFirst(reference, record.id, record.context, today);
      return { event: { type: timer, payload: ranOut }, asked };
    }
    case 'GRACE_END':
    case 'HANDLING_END': {
      if (record.kind !== 'followUp') break;
      const { agreement: id, case: ofCase } = record.context;
      const agreement = await work.agreement(id);
      const inCase = (await work.followUpsOf(id)).map(({ context }) => context).filter((context) => context.case === ofCase);
      const asked = askAbove(reference, agreement.context, record.context, inCase, today);
      return { event: { type: timer, payload: { next: asked.map(({ office }) => office) } }, asked };
    }
    case 'SIGNING_DATE':
    case 'TERM_END':
    case 'HOLD_END':
    case 'REMINDER':
      return { event: { type: timer, payload: {} }, asked: [] };
  }
  throw new Error(`${record.kind} ${record.id} has a timer ${timer} that nobody fires.`);
}
