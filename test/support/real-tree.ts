import { readFileSync } from 'node:fs';
import { readFormerGovernments, readGovernments } from '#libs/documents';
import type { FormerGovernment, Government } from '#libs/hierarchy';
import { Tree } from '#libs/hierarchy';

const shipped = (file: string): string => readFileSync(`config/data/${file}`, 'utf8');

export function realGovernments(): Government[] {
  return readGovernments(shipped('governments.csv')).rows.map(({ row: _, ...government }) => government);
}

export function realHistory(): FormerGovernment[] {
  return readFormerGovernments(shipped('governments_history.csv')).rows.map(({ row: _, ...former }) => former);
}

/** The shipped governments as one tree; made once. */
export function realTree(): Tree {
  return (tree ??= Tree.of(realGovernments(), realHistory()));
}
let tree: Tree | undefined;
