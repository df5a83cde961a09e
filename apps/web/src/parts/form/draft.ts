import { useState } from 'react';
import type { Value } from './schema.js';

interface Draft {
  value: Value;
  /** Under which key it is sent: the same as long as it is the same, so that sending it again does nothing twice. */
  key: string;
  /** The version of the record that was seen when it was typed; absent where a record is made. */
  seen?: number;
}

/** Random without `crypto.randomUUID`, which a browser has on https and on its own machine alone. */
export const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What is typed into a form. It outlives a lost connection, an ended session and a page loaded anew, until it is sent. `version` is that of the record as the form begins. */
export function useDraft(name: string, blank: Value, version?: number): Draft & { change: (value: Value) => void; look: (version: number) => void; forget: () => void } {
  const place = `luoshi.draft.${name}`;
  const [draft, setDraft] = useState<Draft>(() => restored(place) ?? { value: blank, key: newKey(), ...(version === undefined ? {} : { seen: version }) });
  const keep = (next: Draft): void => {
    setDraft(next);
    attempt(() => sessionStorage.setItem(place, JSON.stringify(next)));
  };
  return {
    ...draft,
    change: (value) => keep({ ...draft, value, key: newKey() }),
    look: (seen) => keep({ ...draft, seen, key: newKey() }),
    forget: () => attempt(() => sessionStorage.removeItem(place)),
  };
}

function restored(place: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing keeps it until the page is left. */
function attempt(keep: () => void): void {
  try {
    keep();
  } catch {
    return;
  }
}
