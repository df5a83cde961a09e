import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, must } from '../api/client.js';
import { save } from '../save.js';
import { useWords } from '../words/use-words.js';
import { useUploadFault } from './form/upload-fault.js';

interface Told {
  link?: string | undefined;
  file?: { name: string; sha256: string; document?: string | undefined; version?: number | undefined } | undefined;
}

/** Where a piece of evidence lies: a link, or a file with its hash, which is fetched as the bearer of the token. */
export function Proof({ link, file }: Told): ReactNode {
  const { t } = useWords();
  return (
    <>
      {link !== undefined && <a href={link} rel="noreferrer noopener" target="_blank">{t('agreement.link')}</a>}{' '}
      {file !== undefined && <>{file.document === undefined ? file.name : <Fetched name={file.name} document={file.document} />} <code>SHA-256 {file.sha256.slice(0, 12)}…</code></>}
    </>
  );
}

function Fetched({ name, document }: { name: string; document: string }): ReactNode {
  const { t } = useWords();
  const fetching = useMutation({
    mutationFn: async () => save(name, await must(api.GET('/api/documents/{id}/content', { params: { path: { id: document } }, parseAs: 'blob' }))),
  });
  const fault = useUploadFault(fetching.error);
  return (
    <>
      <button type="button" className="plain" disabled={fetching.isPending} aria-label={t('file.open', { name })} onClick={() => fetching.mutate()}>{name}</button>
      {fault !== null && <span role="alert" className="fault"> {fault}</span>}
    </>
  );
}
