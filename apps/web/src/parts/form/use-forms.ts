import { useQuery } from '@tanstack/react-query';
import { built } from '../../api/built.js';
import { lasting } from '../../api/read-anew.js';
import type { Forms } from './schema.js';

/** What every door takes, from the API document of this server's own build. */
export const useForms = () => useQuery({ queryKey: ['forms.json'], queryFn: () => built<Forms>('/forms.json'), staleTime: Infinity, meta: lasting });
