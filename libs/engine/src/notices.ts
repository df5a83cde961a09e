import type { FollowUpEvent } from '#libs/charts';
import { newId } from '#libs/kernel';
import type { Message, StoredFollowUp } from './ports/index.js';
import type { Stamp } from './stamp.js';

/** What an office or party is told when a follow-up moves: the kind of notice, and to whom it goes. */
const NOTICES: Partial<Record<FollowUpEvent['type'], { kind: string; to: 'office' | 'parties' }>> = {
  REQUEST: { kind: 'supervision.requested', to: 'office' },
  REMINDER: { kind: 'supervision.reminded', to: 'office' },
  OPEN: { kind: 'slip.issued', to: 'parties' },
  RESPOND: { kind: 'response.received', to: 'office' },
  RETURN: { kind: 'response.returned', to: 'parties' },
};

/** The body of a notice. Times are those of the entry that tells the same. */
export interface Notice {
  kind: string;
  at: string;
  followUp: string;
  agreement: string;
  /** Codes of the governments or the joint office it goes to. */
  to: string[];
  office: string;
  presses: string[];
  slip: string | null;
}

/** The notice of one step of a follow-up on this channel; undefined where nobody is told. */
export function noticeOf({ id, context }: StoredFollowUp, type: string, { at }: Stamp, channel: string, format: (at: number) => string): Message | undefined {
  const notice = NOTICES[type as FollowUpEvent['type']];
  if (notice === undefined) return undefined;
  const { agreement, office, presses, slip } = context;
  const body: Notice = { kind: notice.kind, at: format(at), followUp: id, agreement, to: notice.to === 'office' ? [office] : presses, office, presses, slip: slip?.number ?? null };
  return { id: newId(at), channel, body, at };
}
