/** A page of a list, in its stable order; `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
}

export interface PageRequest {
  cursor?: string | undefined;
  limit: number;
}
