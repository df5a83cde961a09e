import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PolicyView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

/** To which agreements a policy applies. */
export function MatchTold({ match: { agreement, form, domain, region, level } }: Pick<PolicyView, 'match'>): ReactNode {
  const { t, word } = useWords();
  const told: ReactNode[] = [
    agreement !== undefined && <Link to={`/agreements/${encodeURIComponent(agreement)}`}>{agreement}</Link>,
    form !== undefined && <Link to={`/ledger?form=${form}`}>{t('ledger.filter.form')}: {word('form', form)}</Link>,
    domain !== undefined && <Link to={`/ledger?domain=${domain}`}>{t('ledger.filter.domain')}: {word('domain', domain)}</Link>,
    region !== undefined && <Link to={`/ledger?region=${region}`}>{t('ledger.filter.region')}: {region}</Link>,
    level !== undefined && <Link to={`/ledger?level=${level}`}>{t('ledger.filter.level')}: {word('level', level)}</Link>,
  ].filter((one) => one !== false);
  return <p className="row">{t('policies.appliesTo')} {told.length === 0 ? t('policies.default') : told.map((one, index) => <span key={index}>{one}</span>)}</p>;
}

const PER_RUNG = ['graceDays', 'handlingDays', 'reviewDays', 'strikeOffDays'] as const;

/** Every rule of a policy as a sentence, and the times of each rung as a table. */
export function RulesTold({ policy: { rules, press, lights } }: { policy: PolicyView }): ReactNode {
  const { t, word } = useWords();
  const { signatureStalled, signedNotImplemented, obligationOverdue, reportOverdue, silent, expiring, evaluationOverdue, badEvaluation } = rules;
  const { extensions, remindEvery, highestRung } = press;
  const rungs = Math.max(...PER_RUNG.map((name) => press[name].length));
  return (
    <>
      <h3>{t('policies.rules')}</h3>
      <ul>
        <li>{t('policies.rule.signatureStalled', signatureStalled)}</li>
        <li>{t('policies.rule.signedNotImplemented', signedNotImplemented)}</li>
        <li>{t('policies.rule.obligationOverdue', obligationOverdue)}</li>
        <li>{t('policies.rule.reportOverdue', reportOverdue)}</li>
        <li>{t('policies.rule.silent', silent)}</li>
        <li>{expiring === null ? t('policies.rule.notExpiring') : t('policies.rule.expiring', expiring)}</li>
        <li>{evaluationOverdue === null ? t('policies.rule.notEvaluated') : t('policies.rule.evaluationOverdue', evaluationOverdue)}</li>
        <li>{badEvaluation.marks.length === 0 ? t('policies.rule.noMark') : t('policies.rule.badEvaluation', { marks: badEvaluation.marks.map((mark) => word('value', mark)).join(t('wait.listed')) })}</li>
      </ul>
      <h3>{t('policies.press')}</h3>
      <div className="scroll" tabIndex={0} role="group" aria-label={t('policies.press')}>
        <table className="rows">
          <thead><tr><th scope="col">{t('policies.rung')}</th>{PER_RUNG.map((name) => <th key={name} scope="col" className="number">{word('policyField', `press.${name}`)}</th>)}</tr></thead>
          <tbody>
            {Array.from({ length: rungs }, (_, rung) => (
              <tr key={rung}>
                <th scope="row">{t(rung + 1 === rungs ? 'policies.rungOn' : 'cockpit.rung', { rung: rung + 1 })}</th>
                {PER_RUNG.map((name) => <td key={name} className="number">{press[name][Math.min(rung, press[name].length - 1)]}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul>
        <li>{t('policies.remind', { count: remindEvery })}</li>
        <li>{extensions.max === 0 ? t('policies.noExtension') : t('policies.extensions', extensions)}</li>
        <li>{highestRung === undefined ? t('policies.noCap') : t('policies.cap', { level: word('level', highestRung) })}</li>
        <li>{t('policies.pauses')}</li>
        <li>{t('policies.lights', { near: lights.near, silent: word('value', lights.silent) })}</li>
      </ul>
    </>
  );
}
