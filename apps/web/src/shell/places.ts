import { useCell } from '../cell.js';
import { session } from '../session/session.js';

/** The screens that are gone to by name: by a single key, in the menu and in the palette. */
export const PLACES = { c: ['cockpit', '/'], i: ['inbox', '/inbox'], f: ['followUps', '/follow-ups'], l: ['ledger', '/ledger'], o: ['obligations', '/obligations'], g: ['offices', '/offices'], r: ['policies', '/policies'], p: ['propose', '/propose'], b: ['imports', '/imports'] } as const;
type Place = [key: string, place: (typeof PLACES)[keyof typeof PLACES]];

/** Those shown to whoever acts: files are brought in by administrators alone. */
export function usePlaces(): Place[] {
  const isAdmin = useCell(session)?.admin === true;
  return Object.entries(PLACES).filter(([, [name]]) => isAdmin || name !== 'imports');
}
