import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AgreementView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

/** What holds it, who was designated for it, why nobody was asked, which reports are missing, and why it is over. */
export function Notes({ agreement: { hold, joint, nobodyAsked, missing, end } }: { agreement: AgreementView }): ReactNode {
  const { t, word } = useWords();
  return (
    <ul className="plain-list">
      {hold !== null && <li><strong>{t('agreement.heldUntil', { until: hold.until })}</strong> <span lang="zh">{hold.reason}</span> <span className="soft">{word('field', 'approver')} <span lang="zh">{hold.approver}</span></span></li>}
      {joint !== null && <li><strong>{t('agreement.joint')}</strong> <Link to={`/offices/${joint.id}`} lang="zh">{joint.name}</Link> <span className="soft">{joint.id} · <span lang="zh">{joint.document}</span> · {t('jointOffice.until')} {joint.until ?? t('jointOffice.noEnd')}</span></li>}
      {nobodyAsked !== null && <li className="fault">{word('nobody', nobodyAsked)}</li>}
      {missing.length > 0 && <li className="fault">{t('agreement.missing')} {missing.map((id, index) => <Link key={id} to={`/obligations/${encodeURIComponent(id)}`}>{t('agreement.missingOne', { number: index + 1 })} </Link>)}</li>}
      {end !== null && <li><strong>{t('agreement.overSince', { on: end.on })}</strong> <span lang="zh">{end.reason}</span></li>}
    </ul>
  );
}
