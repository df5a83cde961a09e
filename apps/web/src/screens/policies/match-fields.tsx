import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { api, must } from '../../api/client.js';
import { AgreementPicker } from '../../parts/agreement-picker.js';
import { useWords } from '../../words/use-words.js';
import type { Policy } from './fields.js';
import { CONDITIONS, LEVELS } from './fields.js';

/** Most lists of regions are short; whoever has more of them imports the policy. */
const REGIONS = 200;

/** To which agreements a policy is to apply: every condition that is told must hold. */
export function MatchFields({ match, tell }: { match: Policy['match']; tell: (match: Policy['match']) => void }): ReactNode {
  const { t, word, words } = useWords();
  const id = useId();
  const { data } = useQuery({ queryKey: ['regions'], queryFn: () => must(api.GET('/api/regions', { params: { query: { limit: REGIONS } } })), staleTime: 60_000 });
  const set = (name: keyof Policy['match'], told: string | null): void => {
    const { [name]: _, ...others } = match;
    tell(told === null || told === '' ? others : { ...others, [name]: told });
  };
  const choices: Record<Exclude<keyof Policy['match'], 'agreement'>, [string, string][]> = {
    form: words('form'), domain: words('domain'), region: (data?.items ?? []).map((region) => [region.id, region.name]), level: LEVELS.map((level) => [level, word('level', level)]),
  };
  return (
    <fieldset>
      <legend>{t('policies.appliesTo')} <span className="soft">{t('policies.allHold')}</span></legend>
      <div className="policy-fields">
        {CONDITIONS.map((name) => (
          <div key={name} className="field">
            <label htmlFor={`${id}-${name}`}>{t(`policies.condition.${name}`)}</label>
            {name === 'agreement' ? <AgreementPicker id={`${id}-${name}`} value={match.agreement ?? null} onChange={(told) => set(name, told)} /> : (
              <select id={`${id}-${name}`} value={match[name] ?? ''} onChange={({ target }) => set(name, target.value)}>
                <option value="">{t('ledger.any')}</option>
                {choices[name].map(([value, label]) => <option key={value} value={value}>{label}</option>)}
              </select>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
