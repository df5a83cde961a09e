import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { AllowedView, Receipt } from '#libs/contracts';
import { useWords } from '../words/use-words.js';
import { deeds } from './deeds.js';
import { EventForm } from './form/event-form.js';
import type { Offered } from './form/offered.js';
import { OfferedContext } from './form/offered.js';
import type { Schema } from './form/schema.js';
import { useForms } from './form/use-forms.js';

const NONE: Record<string, Schema> = {};

/** What can be done now, each with its form; and for what the record itself refuses already, the rule and what would satisfy it. */
export function Actions({ door, path, record, version, allowed, offered }: { door: string; path: string; record: string; version: number; allowed: readonly AllowedView[]; offered: Offered }): ReactNode {
  const { t, word, said } = useWords();
  const { data: forms } = useForms();
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<{ event: string; receipt: Receipt } | null>(null);
  const schemas = forms?.[door]?.events ?? NONE;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const open = (event: string): void => {
      flushSync(() => setOpen(event));
      list.current?.querySelector<HTMLElement>('form :is(input, select, textarea, button)')?.focus();
    };
    deeds.set(allowed.filter(({ event, ready }) => ready && schemas[event] !== undefined).map(({ event }) => ({ event, open: () => open(event) })));
    return () => deeds.set([]);
  }, [allowed, schemas]);
  // Another may have moved the record on: a form that is open stays, with what is typed in it.
  const gone = open !== null && !allowed.some(({ event }) => event === open) ? [{ event: open, ready: false, reasons: [] }] : [];
  if (allowed.length + gone.length === 0) return <p className="soft">{t('agreement.nothingAllowed')}</p>;
  return (
    <OfferedContext value={offered}>
      <p role="status">{done !== null && t('fill.done', { what: word('event', done.event), state: word('state', done.receipt.state) })}</p>
      <ul ref={list} className="actions">
        {[...allowed.filter(({ ready }) => ready), ...allowed.filter(({ ready }) => !ready), ...gone].map(({ event, ready, reasons }) => {
          const schema = schemas[event];
          return (
            <li key={event} className={ready && open !== event ? undefined : 'whole-line'}>
              <button type="button" aria-expanded={open === event} disabled={(!ready && open !== event) || schema === undefined} aria-describedby={ready ? undefined : `why-${event}`} onClick={() => setOpen(open === event ? null : event)}>{word('event', event)}</button>
              {!ready && (
                <span id={`why-${event}`} className="why">
                  {reasons.map((reason) => <span key={reason.code}><strong>{said(reason)}</strong> {said(reason.satisfy)} </span>)}
                </span>
              )}
              {open === event && schema !== undefined && (
                <EventForm name={`${record}.${event}`} path={path} schema={schema} event={event} record={{ id: record, version }} ready={ready} submit={word('event', event)} cancel={() => setOpen(null)} done={(receipt) => { setOpen(null); setDone({ event, receipt }); }} />
              )}
            </li>
          );
        })}
      </ul>
    </OfferedContext>
  );
}
