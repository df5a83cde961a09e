import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { installationRoot, readSettings } from '#config';

export function repositoryFile(...path: string[]): string {
  return readFileSync(join(installationRoot(), ...path), 'utf8');
}

export function deployFile(...path: string[]): string {
  return repositoryFile('config/deploy', ...path);
}

/** A file as its reader sees it; what is written is checked by the spec. */
export function readYaml<T>(text: string): T {
  return parse(text, { merge: true, uniqueKeys: true }) as T;
}

export const manifest = JSON.parse(repositoryFile('package.json')) as { version: string; engines: { node: string }; scripts: Record<string, string> };

/** The names that a process at scale reads from its environment. */
export function settingNames(): Set<string> {
  const names = new Set<string>();
  const filled: Record<string, string> = { PROFILE: 'scale', DATABASE_URL: 'postgres://host/luoshi', REDIS_URL: 'redis://host' };
  readSettings({}, new Proxy(filled, { get: (env, name: string) => (names.add(name), env[name]) }));
  return names;
}

/** Fills in `${NAME:-default}` and `${NAME:?told}` as compose does. */
export function interpolate(text: string, env: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::-([^}]*)|:\?([^}]*))\}/g, (_, name: string, fallback?: string, told?: string) => {
    const value = (env[name] ?? '') === '' ? fallback : env[name];
    if (value === undefined) throw new Error(`${name} is missing: ${told}`);
    return value;
  });
}

export interface Instruction {
  name: string;
  words: string[];
  text: string;
}

/** The instructions of a container file, each on one line. */
export function instructions(text: string): Instruction[] {
  const lines = text.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ').split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [name = '', ...words] = line.trim().split(/\s+/);
    return { name, words, text: words.join(' ') };
  });
}

/** The templates of the chart, without their comments. */
export function chartTemplates(): { name: string; text: string }[] {
  const folder = 'helm/luoshi/templates';
  return readdirSync(join(installationRoot(), 'config/deploy', folder)).map((name) => ({ name, text: deployFile(folder, name).replace(/\{\{-?\s*\/\*[^]*?\*\/\s*-?\}\}/g, '') }));
}

/** The paths of all leaves: `api.autoscaling.enabled`. A list or an empty object is a leaf. */
export function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`));
}

/** The metrics an expression reads: every name in it that is no function, no word of the language, no label and no unit of time. */
export function metricsOf(expression: string): string[] {
  const bare = expression
    .replace(/"(?:[^"\\]|\\.)*"/g, '')
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, ' ')
    .replace(/\b(by|without|on|ignoring)\s*\([^)]*\)/g, ' ');
  const names = [...bare.matchAll(/[a-zA-Z_:][\w:]*(?!\w)(?!\s*\()/g)].map(([name]) => name);
  return names.filter((name) => !/^(and|or|unless|sum|max|min|count|avg|topk)$/.test(name)).map((name) => name.replace(/_(bucket|sum|count)$/, ''));
}
