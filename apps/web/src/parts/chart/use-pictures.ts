import { useQuery } from '@tanstack/react-query';
import { built } from '../../api/built.js';
import { lasting } from '../../api/read-anew.js';
import type { Picture } from './picture.js';

/** The charts of this server's own build, by name. */
export const usePictures = () => useQuery({ queryKey: ['charts.json'], queryFn: () => built<Record<string, Picture>>('/charts.json'), staleTime: Infinity, meta: lasting });
