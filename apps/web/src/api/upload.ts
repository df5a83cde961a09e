import type { DocumentView } from '#libs/contracts';
import { api, must } from './client.js';

/** Adds a file to an agreement. What it is the server sees by its content: types that a system tells differ from one to the next. */
export function upload(agreement: string, file: File): Promise<DocumentView> {
  return must(api.POST('/api/agreements/{id}/documents', {
    params: { path: { id: agreement }, query: { name: file.name } }, body: file as never, bodySerializer: (body: unknown) => body as File, headers: { 'Content-Type': 'application/octet-stream' },
  }));
}
