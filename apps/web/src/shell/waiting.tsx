import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.js';

/** What is read in a moment shows nothing; what takes longer says so. */
const MOMENT = 300;

export function Waiting(): ReactNode {
  const { t } = useWords();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), MOMENT);
    return () => clearTimeout(timer);
  }, []);
  return <p role="status" className="waiting">{long && t('wait.loading')}</p>;
}
