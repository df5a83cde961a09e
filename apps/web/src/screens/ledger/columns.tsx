import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AgreementSummary } from '#libs/contracts';
import { interval, minute } from '../../parts/dates.js';
import { LightTag } from '../../parts/light-tag.js';
import { StateTag } from '../../parts/state-tag.js';
import type { Spoken } from '../../words/use-words.js';

export const columnNames = ['id', 'title', 'state', 'light', 'form', 'domains', 'parties', 'signedOn', 'term', 'updatedAt'] as const;
export type ColumnName = (typeof columnNames)[number];
export const shownAtFirst: readonly ColumnName[] = ['id', 'title', 'state', 'light', 'form', 'parties', 'signedOn'];

interface Column {
  text: (row: AgreementSummary, words: Spoken) => string;
  /** How it is shown, where that is more than its text. */
  cell?: (row: AgreementSummary, words: Spoken) => ReactNode;
}

const dated = ({ signedOn }: AgreementSummary, { t }: Spoken): string => (signedOn === null ? t('ledger.undated') : interval(signedOn));

/** What stands in each column, on the screen and in the file. */
export const columns: Record<ColumnName, Column> = {
  id: { text: ({ id }) => id, cell: ({ id }) => <Link to={`/agreements/${encodeURIComponent(id)}`} className="whole">{id}</Link> },
  title: { text: ({ title }) => title, cell: ({ title }) => <span lang="zh">{title}</span> },
  state: { text: ({ state }, { word }) => word('state', state), cell: ({ state }) => <StateTag state={state} /> },
  light: { text: ({ light }, { word, said }) => (light === null ? '' : `${word('light', light.light)} ${said(light)}`), cell: ({ light }) => <LightTag light={light} /> },
  form: { text: ({ form }, { word }) => word('form', form), cell: ({ form }, { word }) => <span className="words">{word('form', form)}</span> },
  domains: { text: ({ domains }, { word, t }) => domains.map((domain) => word('domain', domain)).join(t('wait.listed')) },
  parties: {
    text: ({ parties, partiesComplete }, { t }) => parties.map(({ name }) => name).join(t('wait.listed')) + (partiesComplete ? '' : t('ledger.andOthers')),
    cell: ({ parties, partiesComplete }, { t }) => <span lang="zh">{parties.map(({ name }) => name).join(t('wait.listed'))}{!partiesComplete && t('ledger.andOthers')}</span>,
  },
  signedOn: { text: dated, cell: (row, words) => <span className="whole">{dated(row, words)}</span> },
  term: { text: ({ term: { from, to } }) => (from === null && to === null ? '' : `${from ?? '…'} – ${to ?? '…'}`) },
  updatedAt: { text: ({ updatedAt }) => minute(updatedAt) },
};
