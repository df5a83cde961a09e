import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Dressed } from './dressed.js';
import { useWords } from '../words/use-words.js';

/** How a choice of one among too many to list is asked for. */
export interface Finding {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  'aria-required'?: boolean;
}

/** A choice of one among what was found by what is typed. */
export function FoundSelect({ id, value, onChange, search, options, placeholder, ...more }: Finding & { search: (q: string) => void; options: { value: string; label: string }[]; placeholder: string }): ReactNode {
  const { t } = useWords();
  return (
    <Dressed>
      <Select
        {...(id === undefined ? {} : { id })} {...more}
        value={value ?? null} onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? null)}
        showSearch={{ filterOption: false, onSearch: search }} allowClear placeholder={placeholder} notFoundContent={t('session.nothing')} virtual={false} style={{ width: '100%', minWidth: 180 }} options={options}
      />
    </Dressed>
  );
}
