import { useEffect, useRef, useState } from 'react';
import type { Sending } from '../../api/send-slowly.js';

/** What is under way: how much of it has left, and how it is stopped. It ends with the screen. */
export interface UnderWay {
  part: number;
  begin: () => Pick<Sending, 'told' | 'signal'>;
  stop: () => void;
}

export function useUnderWay(): UnderWay {
  const [part, setPart] = useState(0);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  return {
    part,
    begin: () => {
      running.current?.abort();
      running.current = new AbortController();
      setPart(0);
      return { told: setPart, signal: running.current.signal };
    },
    stop: () => running.current?.abort(),
  };
}
