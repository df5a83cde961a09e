import type { SessionView } from '#libs/contracts';
import { cell } from '../cell.js';

/** Whose token is borne. It is kept as long as the tab is open, and nowhere else. */
export type Session = SessionView & { token: string };

const KEY = 'luoshi.session';

export const session = cell<Session | null>(restored());
/** True when the server no longer took the token: who acts is asked again, over what is on the screen. */
export const isEnded = cell(false);

export function begin(begun: Session): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(begun));
  } catch {
    // It holds until the page is left.
  }
  session.set(begun);
  isEnded.set(false);
}

/** The token is not known any more. What is on the screen stays. */
export function ended(): void {
  if (session.get() !== null) isEnded.set(true);
}

export function leave(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // There is nothing kept.
  }
  isEnded.set(false);
  session.set(null);
}

function restored(): Session | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Session | null;
  } catch {
    return null;
  }
}
