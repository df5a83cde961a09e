import type { ReactNode } from 'react';
import type { AgreementView } from '#libs/contracts';
import { Proof } from '../../parts/proof.js';
import { useWords } from '../../words/use-words.js';

/** What is said to have been done, and who took it for evidence. */
export function Evidence({ agreement: { evidence, parties } }: { agreement: AgreementView }): ReactNode {
  const { t, word } = useWords();
  return (
    <section className="panel" aria-labelledby="evidence">
      <h2 id="evidence">{t('agreement.evidence')}</h2>
      {evidence.length === 0 ? <p className="soft">{t('agreement.noEvidence')}</p> : (
        <ul className="plain-list">
          {evidence.map(({ id, title, party, kind, date, link, file, status, judged }) => (
            <li key={id}>
              <strong lang="zh">{title}</strong> <span className={`tag ${{ accepted: 'green', returned: 'amber', submitted: 'blue' }[status]}`}>{word('value', status)}</span>{' '}
              <span className="soft">
                {word('value', kind)} {party !== null && (parties.find(({ code }) => code === party)?.name ?? party)} {date}{' '}
                <Proof link={link} file={file} />{' '}
                {judged?.remark}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
