import type { ReactNode } from 'react';
import type { ObligationView } from '#libs/contracts';
import { UnitName } from '../../parts/unit-name.js';
import { useWords } from '../../words/use-words.js';
import type { Spoken } from '../../words/use-words.js';

type Schedule = NonNullable<ObligationView['schedule']>;
type Units = ObligationView['assigned'][number]['from'];

/** Who does what in it, when it is due and was due before, and what stands aside. */
export function Facts({ obligation: { leadUnit, responsibleUnit, supportingUnits, schedule, appearsOn, boundOn, waiver, nobodyAsked, end, rescheduled, assigned } }: { obligation: ObligationView }): ReactNode {
  const words = useWords();
  const { t, word } = words;
  const dated = schedule === null ? t('gantt.notKnown') : scheduleTold(schedule, words);
  return (
    <section className="panel" aria-labelledby="facts">
      <h2 id="facts">{t('obligation.facts')}</h2>
      <Who units={{ leadUnit, responsibleUnit, supportingUnits }} />
      <p>{word('field', 'schedule')} {dated} <span className="soft">{appearsOn !== null && t('obligation.appears', { on: appearsOn })} {boundOn !== null && t('obligation.bound', { on: boundOn })}</span></p>
      {waiver !== null && <p><strong>{t('obligation.waivedUntil', { until: waiver.until })}</strong> <span lang="zh">{waiver.reason}</span> <span className="soft">{word('field', 'approver')} <span lang="zh">{waiver.approver}</span></span></p>}
      {nobodyAsked !== null && <p className="fault">{word('nobody', nobodyAsked)}</p>}
      {end !== null && <p><strong>{t('agreement.overSince', { on: end.on })}</strong> {word('ending', end.reason)}</p>}
      {rescheduled.length + assigned.length > 0 && (
        <details>
          <summary>{t('obligation.changes', { count: rescheduled.length + assigned.length })}</summary>
          <ol className="timeline">
            {rescheduled.map(({ on, reason, from, to }) => <li key={`${on} ${reason}`}><time dateTime={on}>{on}</time> <strong>{word('event', 'RESCHEDULE')}</strong> {from === null ? t('gantt.notKnown') : scheduleTold(from, words)} → {scheduleTold(to, words)}<p className="quote" lang="zh">{reason}</p></li>)}
            {assigned.map(({ on, reason, from, to }) => <li key={`${on} ${reason}`}><time dateTime={on}>{on}</time> <strong>{word('event', 'ASSIGN')}</strong><Who units={from} /> → <Who units={to} /><p className="quote" lang="zh">{reason}</p></li>)}
          </ol>
        </details>
      )}
    </section>
  );
}

function Who({ units: { leadUnit, responsibleUnit, supportingUnits } }: { units: Units }): ReactNode {
  const { t, word } = useWords();
  return (
    <p className="row">
      <span>{word('field', 'leadUnit')} {leadUnit === null ? <span className="fault">{t('gantt.notKnown')}</span> : <UnitName code={leadUnit} />}</span>
      {responsibleUnit !== null && <span>{word('field', 'responsibleUnit')} <UnitName code={responsibleUnit} /></span>}
      {supportingUnits.length > 0 && <span>{word('field', 'supportingUnits')} {supportingUnits.map((code) => <span key={code}><UnitName code={code} /> </span>)}</span>}
    </p>
  );
}

/** Once, or how often from when on, and what becomes of a day that is not worked. */
function scheduleTold(schedule: Schedule, { t, word }: Spoken): string {
  const due = schedule.kind === 'once' ? t('obligation.once', { on: schedule.dueOn })
    : t('obligation.every', { n: schedule.every.n, unit: word('value', schedule.every.unit), from: schedule.from }) + (schedule.until === null ? '' : ` ${t('followUp.more.until', { said: schedule.until })}`);
  const moved = schedule.nonWorking === 'keep' ? '' : ` ${t(`obligation.nonWorking.${schedule.nonWorking}`)}`;
  return due + moved;
}
