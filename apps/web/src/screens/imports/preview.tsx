import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ImportView } from '#libs/contracts';
import { StateTag } from '../../parts/state-tag.js';
import type { Spoken } from '../../words/use-words.js';
import { useWords } from '../../words/use-words.js';

type Told = ImportView['rows']['new']['items'][number];
type Change = Told['fields'][number];

const KINDS = ['new', 'changed', 'gone', 'unchanged'] as const;
const LOOKS = { new: ['green', '+'], changed: ['amber', '◆'], gone: ['red', '▲'], unchanged: ['grey', '='] } as const;

/** What a file would do, row by row; `isIn`: what it did. */
export function Preview({ view: { rows, states, count, kind }, isIn }: { view: ImportView; isIn: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p>{t('imports.count', { count })} {KINDS.filter((one) => rows[one].total > 0).map((one) => <Tag key={one} kind={one} total={rows[one].total} />)}</p>
      {kind === 'ledger' && Object.keys(states).length > 0 && <p className="row">{t('imports.states')} {Object.entries(states).map(([state, of]) => <span key={state}><StateTag state={state} /> {of}</span>)}</p>}
      {KINDS.filter((one) => rows[one].total > 0).map((one) => <Rows key={one} kind={one} rows={rows[one]} isThere={isIn ? one !== 'gone' : one !== 'new'} />)}
    </>
  );
}

function Tag({ kind, total }: { kind: (typeof KINDS)[number]; total: number }): ReactNode {
  const { t } = useWords();
  const [look, shape] = LOOKS[kind];
  return <><span className={`tag ${look}`}><span aria-hidden="true">{shape}</span> {t(`imports.rows.${kind}`, { count: total })}</span>{' '}</>;
}

/** `isThere`: whether there is something yet, or still, to be led to. */
function Rows({ kind, rows: { total, items }, isThere }: { kind: (typeof KINDS)[number]; rows: ImportView['rows']['new']; isThere: boolean }): ReactNode {
  const { t } = useWords();
  const title = t(`imports.rows.${kind}`, { count: total });
  const hasFields = items.some(({ fields }) => fields.length > 0);
  return (
    <details open={kind !== 'unchanged'}>
      <summary>{title}</summary>
      <div className="scroll tall" tabIndex={0} role="group" aria-label={title}>
        <table className="rows dense brief">
          <thead><tr><th scope="col" className="number">{t('imports.row')}</th><th scope="col">{t('imports.id')}</th><th scope="col">{t('imports.name')}</th>{hasFields && <th scope="col">{t('imports.wouldRead')}</th>}</tr></thead>
          <tbody>
            {items.map((item) => (
              <tr key={`${item.what} ${item.id}`}>
                <td className="number">{item.row ?? '–'}</td>
                <th scope="row" className="whole"><Id item={item} isThere={isThere} /></th>
                <td lang="zh">{item.name}</td>
                {hasFields && <td>{item.fields.map((field) => <Changed key={field.field} {...field} />)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > items.length && <p className="soft">{t('imports.more', { count: total - items.length })}</p>}
    </details>
  );
}

function Id({ item: { what, id }, isThere }: { item: Told; isThere: boolean }): ReactNode {
  const { t } = useWords();
  if (what === 'former') return <>{id} <span className="soft">{t('imports.inFormer')}</span></>;
  const place = what === 'agreement' ? 'agreements' : what === 'government' ? 'offices' : null;
  return place !== null && isThere ? <Link to={`/${place}/${encodeURIComponent(id)}`}>{id}</Link> : id;
}

function Changed({ field, from, to }: Change): ReactNode {
  const words = useWords();
  return <div>{fieldWord(words, field)} {from !== null && <>{valueWord(words, field, from)} → </>}{to === null ? <span className="soft">{words.t('imports.nothing')}</span> : <strong>{valueWord(words, field, to)}</strong>}</div>;
}

const isRuled = ({ word }: Spoken, field: string): boolean => word('policyField', field) !== field;

function fieldWord(words: Spoken, field: string): string {
  const { t, word } = words;
  if (field.startsWith('members.')) return t('imports.member', { code: field.slice('members.'.length) });
  return `${word(isRuled(words, field) ? 'policyField' : 'importField', field)}:`;
}

function valueWord(words: Spoken, field: string, value: string): ReactNode {
  const { word } = words;
  // What a policy tells as a list.
  if (isRuled(words, field)) return value.replaceAll(/["[\]]/g, '').split(',').map((one) => word('value', one)).join(', ');
  switch (field) {
    case 'state': return <StateTag state={value} />;
    case 'level': return word('level', value);
    case 'kind': return word('unit', value);
    case 'type': case 'inLieu': return word('importValue', value);
    default: return value;
  }
}
