export interface Term {
  id: string;
  isMet: boolean;
}

export function areMet(terms: readonly Term[]): boolean {
  return terms.every(({ isMet }) => isMet);
}

/** Whether it could be met. */
export function meet(terms: readonly Term[], id: string): boolean {
  const term = terms.find((one) => one.id === id && !one.isMet);
  if (term !== undefined) term.isMet = true;
  return term !== undefined;
}

/** Whether it could be dropped: one that is met stays. */
export function drop(terms: Term[], id: string): boolean {
  const at = terms.findIndex((one) => one.id === id && !one.isMet);
  if (at !== -1) terms.splice(at, 1);
  return at !== -1;
}
