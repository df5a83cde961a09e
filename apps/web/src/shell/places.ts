/** The screens that are gone to by name: by a single key, and in the palette. */
export const PLACES = { c: ['cockpit', '/'], i: ['inbox', '/inbox'], f: ['followUps', '/follow-ups'], l: ['ledger', '/ledger'], o: ['obligations', '/obligations'], g: ['offices', '/offices'], r: ['policies', '/policies'], p: ['propose', '/propose'] } as const;
