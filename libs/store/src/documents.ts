import type { ContentPart, NewDocument, StoredDocument } from '#libs/engine/ports';
import { Insert } from './insert.js';
import type { Sql } from './sql.js';

/** Bytes of a part. One statement carries one part, so that whoever waits for the loop waits for no whole file. */
const PART = 256 * 1024;

const COLUMNS = ['id', 'agreement', 'name', 'version', 'type', 'size', 'sha256', 'office', 'actor', 'at'] as const;
export const READ_DOCUMENT = `select ${COLUMNS.join(', ')} from document`;

export type DocumentRow = Omit<StoredDocument, 'at'> & { at: number | string };

export const toDocument = (row: DocumentRow): StoredDocument => ({ ...row, at: Number(row.at) });

const insertDocument = new Insert('document', COLUMNS);
const insertPart = 'insert into document_content (document, part, bytes) values (?, ?, ?)';

export async function insertDocuments(sql: Sql, documents: readonly NewDocument[]): Promise<void> {
  await insertDocument.run(sql, documents.map(({ document }) => COLUMNS.map((column) => document[column])));
  for (const { document, content } of documents) {
    for (let part = 0; part * PART < content.byteLength; part += 1) {
      await sql.change(insertPart, [document.id, part, Buffer.from(content.buffer, content.byteOffset + part * PART, Math.min(PART, content.byteLength - part * PART))]);
    }
  }
}

/** The content of a document, one part after another, each read when the one before was taken. */
export async function* contentOf(sql: Sql, document: string): AsyncGenerator<ContentPart> {
  for (let part = 0; ; part += 1) {
    const [row] = await sql.rows<{ bytes: Buffer }>('select bytes from document_content where document = ? and part = ?', [document, part]);
    if (row === undefined) return;
    yield row.bytes;
  }
}
