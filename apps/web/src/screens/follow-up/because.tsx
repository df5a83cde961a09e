import type { ReactNode } from 'react';
import { useLadder } from '../../parts/use-ladder.js';
import { useWords } from '../../words/use-words.js';

/**
 * Why this office was asked, as it was recorded then. The record is in English: where the ladder still says the very same, it is told in the
 * reader's language, and where it does not any more it stays as it was recorded.
 */
export function Because({ agreement, because }: { agreement: string; because: readonly string[] }): ReactNode {
  const { tongue } = useWords();
  const { data } = useLadder(agreement);
  const chinese = new Map(data?.rungs.flatMap((rung) => rung.because.map(({ text, zh }) => [text, zh] as const)));
  return <ul>{because.map((text) => (tongue === 'zh' && chinese.has(text) ? <li key={text}>{chinese.get(text)}</li> : <li key={text} lang="en">{text}</li>))}</ul>;
}
