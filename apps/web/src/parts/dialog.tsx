import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** A question over the screen, in the browser's own dialog: the keyboard stays in it and goes back where it was. Without `close` it stays until it is answered. */
export function Dialog({ title, close, closeWord, children }: { title: string; close?: () => void; closeWord?: string; children: ReactNode }): ReactNode {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed while it still stands on the page: one that is gone gives the keyboard back to nobody.
  useLayoutEffect(() => {
    const { current } = place;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={place} aria-labelledby={id} className="dialog"
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
      // A second Escape closes it whatever is said to the first.
      onClose={({ currentTarget }) => close === undefined && currentTarget.isConnected && currentTarget.showModal()}
    >
      <h2 id={id}>{title}</h2>
      {children}
      {close !== undefined && <button type="button" onClick={close}>{closeWord}</button>}
    </dialog>
  );
}
