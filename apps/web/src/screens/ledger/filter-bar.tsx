import type { ReactNode } from 'react';
import { GovernmentPicker } from '../../parts/government-picker.js';
import { LIGHT_NAMES } from '../../parts/light-tag.js';
import { Choice } from '../../parts/list/choice.js';
import { SearchField } from '../../parts/list/search-field.js';
import { useWords } from '../../words/use-words.js';
import type { Group } from '../../words/use-words.js';
import type { FilterName, View } from './filters.js';

/** Filters with a few values, and the words for these. */
const CHOICES: [FilterName, Group, readonly string[]][] = [
  ['stage', 'stage', ['proposed', 'signed', 'implementing', 'evaluated', 'onHold', 'shelved', 'terminated', 'superseded', 'lapsed']],
  ['form', 'form', ['agreement', 'framework_agreement', 'memorandum', 'action_plan', 'mechanism', 'standing_zone', 'standing_conference', 'demonstration_zone', 'pilot', 'implementing_agreement']],
  ['domain', 'domain', ['water', 'ecology', 'eco_compensation', 'industry', 'tourism', 'culture', 'regional_development', 'infrastructure', 'planning', 'poverty_relief', 'rural_revitalization', 'public_services', 'government_services', 'social_affairs', 'taxation', 'trade', 'agriculture', 'labour', 'science', 'talent', 'health', 'public_security', 'law_enforcement', 'fire_prevention', 'emergency']],
  ['level', 'level', ['county', 'prefecture', 'province', 'national']],
  ['without', 'without', ['obligations', 'evidence', 'date', 'ladder']],
  ['light', 'light', LIGHT_NAMES],
];

export function FilterBar({ filters, narrow, clear }: Pick<View, 'filters' | 'narrow' | 'clear'>): ReactNode {
  const { t, word } = useWords();
  return (
    <search className="filters">
      <SearchField key={filters.q} id="ledger-q" label={t('ledger.filter.q')} value={filters.q ?? null} longest={200} find={(q) => narrow({ q })} />
      {CHOICES.map(([name, group, values]) => (
        <Choice key={name} label={t(`ledger.filter.${name}`)} value={filters[name] ?? null} group={group} values={values} choose={(told) => narrow({ [name]: told, ...(name === 'stage' ? { state: null } : {}) })} />
      ))}
      <div className="filter">
        <label htmlFor="ledger-government">{t('ledger.filter.government')}</label>
        <GovernmentPicker id="ledger-government" value={filters.government ?? null} onChange={(code) => narrow({ government: code })} />
      </div>
      {(['signedFrom', 'signedTo'] as const).map((name) => (
        <label key={name} className="filter">
          {t(`ledger.filter.${name}`)}
          <input type="date" value={filters[name] ?? ''} onChange={({ target }) => narrow({ [name]: target.value === '' ? null : target.value })} />
        </label>
      ))}
      <p className="row filter-told">
        {(['state', 'party', 'pressedBy', 'jointOffice', 'region'] as const).flatMap((name) => {
          const told = filters[name];
          return told === undefined ? [] : [
            <span key={name} className="chip">
              {t(`ledger.filter.${name}`)}: {name === 'state' ? word('state', told) : told}
              <button type="button" className="plain" aria-label={t('ledger.without', { filter: t(`ledger.filter.${name}`) })} onClick={() => narrow({ [name]: null })}>×</button>
            </span>,
          ];
        })}
        {Object.keys(filters).length > 0 && <button type="button" className="plain" onClick={clear}>{t('ledger.clear')}</button>}
      </p>
    </search>
  );
}
