import type { ReactNode } from 'react';
import type { AllowedView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';
import { Actions } from '../actions.js';
import type { Offered } from '../form/offered.js';
import { NotNow } from './not-now.js';
import { Track } from './track.js';
import { usePictures } from './use-pictures.js';

interface Props {
  chart: 'agreement' | 'followUp' | 'obligation';
  /** Where records of that kind are read: `/api/agreements`. */
  records: string;
  record: { id: string; state: string; version: number; allowed: readonly AllowedView[] };
  offered: Offered;
}

/** Where a record stands on its chart, what can be done now, and what cannot. */
export function Standing({ chart, records, record: { id, state, version, allowed }, offered }: Props): ReactNode {
  const { t } = useWords();
  const picture = usePictures().data?.[chart];
  return (
    <>
      <section className="panel wide" aria-labelledby="track"><h2 id="track">{t('agreement.track')}</h2>{picture !== undefined && <Track picture={picture} state={state} label={t('agreement.track')} />}</section>
      <section className="panel tools" aria-labelledby="now">
        <h2 id="now">{t('agreement.now')}</h2>
        <Actions door={`${records}/{id}/events`} path={`${records}/${encodeURIComponent(id)}/events`} record={id} version={version} allowed={allowed} offered={offered} />
        {picture !== undefined && <NotNow picture={picture} state={state} />}
      </section>
    </>
  );
}
