import type { QueryClient } from '@tanstack/react-query';

/** Marks what the build left beside the screens, and what never changes once it is there. */
export const lasting = { lasting: true } as const;

/** Reads everything on the screen anew that may have changed. */
export const readAnew = (queries: QueryClient): Promise<void> => queries.invalidateQueries({ predicate: ({ meta }) => meta?.lasting !== true });
