import type { ReactNode } from 'react';
import type { ImportView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

const TOLD = 200;

/** What is wrong in a file: where, and why. With one fault nothing of it comes in. */
export function Faults({ faults }: Pick<ImportView, 'faults'>): ReactNode {
  const { t, word } = useWords();
  const title = t('imports.faults', { count: faults.length });
  return (
    <section className="panel wide" aria-labelledby="import-faults">
      <h2 id="import-faults" className="fault"><span aria-hidden="true">▲</span> {title}</h2>
      <p>{t('imports.faultsToDo')}</p>
      <div className="scroll tall" tabIndex={0} role="group" aria-label={title}>
        <table className="rows dense brief">
          <thead><tr><th scope="col" className="number">{t('imports.row')}</th><th scope="col">{t('imports.column')}</th><th scope="col">{t('imports.reason')}</th></tr></thead>
          <tbody>
            {faults.slice(0, TOLD).map(({ row, column, code, message }) => (
              <tr key={`${row} ${column} ${code} ${message}`}>
                <td className="number">{row === 0 ? '–' : row}</td>
                <td>{column !== '' && <code>{column}</code>} {code.startsWith('history.') && <span className="soft">{t('imports.inFormer')}</span>}</td>
                <td><strong>{word('importFault', code)}</strong> <span lang="en" className="soft">{message}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults.length > TOLD && <p>{t('imports.more', { count: faults.length - TOLD })}</p>}
    </section>
  );
}
