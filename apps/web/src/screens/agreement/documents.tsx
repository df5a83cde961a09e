import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DocumentView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { minute } from '../../parts/dates.js';
import { OfferedContext } from '../../parts/form/offered.js';
import { FileField } from '../../parts/form/file-field.js';
import { Proof } from '../../parts/proof.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';

const KIB = 1024;

/** Every version of every file of an agreement, with its hash, which can be looked at anew here; and the step to add one. */
export function Documents({ id }: { id: string }): ReactNode {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['agreement', id, 'documents'], queryFn: ({ pageParam }) => pageOf(id, pageParam), initialPageParam: '', getNextPageParam: (page) => page.nextCursor,
  });
  const documents = data?.pages.flatMap(({ items }) => items) ?? [];
  const [added, setAdded] = useState(0);
  const keep = (document: unknown): void => {
    if (document === undefined) return;
    setAdded((count) => count + 1);
    void readAnew(queries);
  };
  return (
    <section className="panel" aria-labelledby="documents">
      <h2 id="documents">{t('documents.title')}</h2>
      {error !== null && <ProblemScreen error={error} />}
      {data !== undefined && documents.length === 0 && <p className="soft">{t('documents.none')}</p>}
      <ul className="plain-list">{documents.map((document) => <li key={document.id}><Kept document={document} /></li>)}</ul>
      {hasNextPage && <button type="button" onClick={() => void fetchNextPage()}>{t('ledger.next')}</button>}
      <p role="status" className="soft">{added > 0 && t('documents.added')}</p>
      <div className="tools"><OfferedContext value={{ choices: {}, agreement: id }}><FileField key={added} name="addFile" schema={{}} value={undefined} onChange={keep} at="addFile" faults={[]} required /></OfferedContext></div>
    </section>
  );
}

function pageOf(id: string, cursor: string): Promise<{ items: DocumentView[]; nextCursor: string | null }> {
  return must(api.GET('/api/agreements/{id}/documents', { params: { path: { id }, query: cursor === '' ? {} : { cursor } } }));
}

function Kept({ document: { id, name, version, size, sha256, office, uploadedAt } }: { document: DocumentView }): ReactNode {
  const { t } = useWords();
  const checking = useMutation({ mutationFn: async () => hashOf(await must(api.GET('/api/documents/{id}/content', { params: { path: { id } }, parseAs: 'blob' }))) });
  return (
    <>
      <strong lang="zh"><Proof file={{ name, sha256, document: id, version }} /></strong>{' '}
      <span className="soft">{t('documents.version', { version, size: Math.ceil(size / KIB) })} · {office} · {minute(uploadedAt)}</span>{' '}
      <details>
        <summary>SHA-256</summary>
        <code className="hash">{sha256}</code>{' '}
        <button type="button" disabled={checking.isPending} onClick={() => checking.mutate()}>{t('documents.check')}</button>{' '}
        <span role="status">
          {checking.data === sha256 && <span className="tag green"><span aria-hidden="true">●</span> {t('documents.same')}</span>}
          {checking.data !== undefined && checking.data !== sha256 && <span className="fault">{t('documents.other')} <code className="hash">{checking.data}</code></span>}
          {checking.error !== null && <span className="fault">{t('documents.unchecked')}</span>}
        </span>
      </details>
    </>
  );
}

/** The SHA-256 of what the server sent, reckoned by the browser. */
async function hashOf(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await content.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
