import type { AgreementSummary, AllowedView, FollowUpView } from '#libs/contracts';
import { section } from './table.js';

/** `2026-11-25 12:22` of an RFC 3339 moment, as the office's clocks showed it. */
export function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

/** A date as precise as it is known: `2018-06-06`, `2018-06`, `2018`, `2018-01-01..2018-03-31`. */
export function interval(known: AgreementSummary['signedOn']): string {
  if (known === null) return '';
  const length = { day: 10, month: 7, year: 4, interval: 0 }[known.precision];
  return length === 0 ? `${known.from}..${known.to}` : known.from.slice(0, length);
}

/** Rows of a list with how much of it they are. */
export function counted(text: string, { items, total }: { items: readonly unknown[]; total: number }): string {
  return `${text}\n\n${items.length} of ${total}`;
}

export function timersText(timers: FollowUpView['timers']): string {
  return section(
    'Clocks',
    ['timer', 'due on', 'fires at', 'working days', 'from', 'policy', ''],
    timers.map(({ timer, dueOn, at, workingDays, from, policy, estimated }) => [timer, dueOn, minute(at), workingDays === null ? '' : String(workingDays), from, policy ?? '', estimated ? 'estimated' : '']),
  );
}

/** What can be sent now, and what is missing for the rest. */
export function allowedText(allowed: readonly AllowedView[]): string {
  return section(
    'Allowed now',
    ['event', 'ready', 'what is missing'],
    allowed.flatMap(({ event, ready, reasons }) =>
      reasons.length === 0 ? [[event, ready ? 'yes' : 'no', '']] : reasons.map(({ en, satisfy }, index) => (index === 0 ? [event, 'no', `${en} ${satisfy.en}`] : ['', '', `${en} ${satisfy.en}`])),
    ),
  );
}
