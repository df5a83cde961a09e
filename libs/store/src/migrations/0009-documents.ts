import type { Migration } from './migration.js';

/**
 * Files of agreements, and their contents in parts: a content is read and written some hundred kilobytes at a time, and a
 * list of files never touches one.
 */
export const documents: Migration = {
  number: 9,
  name: 'Documents',
  breaking: false,
  statements: ({ types: { text, int, big, bytes }, table }) => [
    `create table if not exists document (
      id ${text} not null primary key, agreement ${text} not null, name ${text} not null, version ${int} not null, type ${text} not null,
      size ${int} not null, sha256 ${text} not null, office ${text} not null, actor ${text} not null, at ${big} not null,
      constraint document_key unique (agreement, name, version),
      constraint document_agreement foreign key (agreement) references agreement (id)
    ) ${table}`,
    'create index if not exists document_agreement_id on document (agreement, id)',
    `create table if not exists document_content (
      document ${text} not null, part ${int} not null, bytes ${bytes} not null, primary key (document, part),
      constraint document_content_document foreign key (document) references document (id)
    ) ${table}`,
  ],
};
