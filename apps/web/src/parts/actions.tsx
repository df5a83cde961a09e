import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AllowedView, Receipt } from '#libs/contracts';
import { useWords } from '../words/use-words.js';
import type { Choices } from './form/choices.js';
import { ChoicesContext } from './form/choices.js';
import { EventForm } from './form/event-form.js';
import { useForms } from './form/use-forms.js';

/** What can be done now, each with its form; and for what the record itself refuses already, the rule and what would satisfy it. */
export function Actions({ door, path, record, version, allowed, choices }: { door: string; path: string; record: string; version: number; allowed: readonly AllowedView[]; choices: Choices }): ReactNode {
  const { t, word, said } = useWords();
  const { data: forms } = useForms();
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<{ event: string; receipt: Receipt } | null>(null);
  const schemas = forms?.[door]?.events ?? {};
  if (allowed.length === 0) return <p className="soft">{t('agreement.nothingAllowed')}</p>;
  return (
    <ChoicesContext value={choices}>
      <p role="status">{done !== null && t('fill.done', { what: word('event', done.event), state: word('state', done.receipt.state) })}</p>
      <ul className="actions">
        {allowed.map(({ event, ready, reasons }) => {
          const schema = schemas[event];
          return (
            <li key={event}>
              <button type="button" aria-expanded={open === event} disabled={!ready || schema === undefined} aria-describedby={ready ? undefined : `why-${event}`} onClick={() => setOpen(open === event ? null : event)}>{word('event', event)}</button>
              {!ready && (
                <span id={`why-${event}`} className="why">
                  {reasons.map((reason) => <span key={reason.code}><strong>{said(reason)}</strong> {said(reason.satisfy)} </span>)}
                </span>
              )}
              {open === event && schema !== undefined && (
                <EventForm name={`${record}.${event}`} path={path} schema={schema} event={event} version={version} submit={word('event', event)} cancel={() => setOpen(null)} done={(receipt) => { setOpen(null); setDone({ event, receipt }); }} />
              )}
            </li>
          );
        })}
      </ul>
    </ChoicesContext>
  );
}
