export interface ModelReport {
  id: string;
  party: string;
  period: number;
  delivers: boolean;
  status: 'submitted' | 'accepted' | 'returned';
  /** The hash of the document that was named. */
  sha256: string | undefined;
}

/** What is owed for the present period, by whom, and what was reported of it. */
interface Owed {
  readonly owing: readonly string[];
  readonly period: number;
  readonly reports: readonly ModelReport[];
}

/** The reports of the present period. */
export function presentReports({ period, reports }: Owed): ModelReport[] {
  return reports.filter((report) => report.period === period);
}

/** Those that owe it and have not delivered, as far as nobody sent that back. */
export function undelivered(owed: Owed): string[] {
  return owed.owing.filter((party) => !presentReports(owed).some((report) => report.party === party && report.delivers && report.status !== 'returned'));
}

/** Whether all that owe it delivered, and that was accepted. */
export function isAccepted(owed: Owed): boolean {
  return owed.owing.every((party) => presentReports(owed).some((report) => report.party === party && report.delivers && report.status === 'accepted'));
}

export function openReport({ reports }: Owed, id: string): ModelReport | undefined {
  return reports.find((report) => report.id === id && report.status === 'submitted');
}

/** What an obligation tells its follow-ups and its agreement. */
export type OwedNews = { kind: 'relieved'; party: string } | { kind: 'settled' | 'missing' | 'given' | 'completed' } | { kind: 'accepted'; report: ModelReport };
