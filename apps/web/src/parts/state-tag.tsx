import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.js';

const LOOKS: Record<string, 'red' | 'amber' | 'green' | 'blue' | 'grey'> = {
  overdue: 'red', silent: 'red', escalated: 'red', returned: 'amber', termEnded: 'amber', onHold: 'grey', suspended: 'grey', waiting: 'blue', active: 'green', implementing: 'green', evaluated: 'green', struckOff: 'green', resolved: 'green', concluded: 'green',
  lapsed: 'grey', superseded: 'grey', shelved: 'grey', terminated: 'grey', declined: 'grey',
};
const SHAPES = { red: '▲', amber: '◆', green: '●', blue: '○', grey: '–' };

/** A state by its words, with a colour and, for whoever sees none, a shape. */
export function StateTag({ state }: { state: string }): ReactNode {
  const { word } = useWords();
  const look = LOOKS[state] ?? LOOKS[state.split('.').at(-1) ?? ''] ?? LOOKS[state.split('.')[0] ?? ''] ?? 'blue';
  return <span className={`tag ${look}`}><span aria-hidden="true">{SHAPES[look]}</span> {word('state', state)}</span>;
}
