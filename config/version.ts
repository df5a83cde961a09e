import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { installationRoot } from './env.js';

/** The version of this installation. */
export const VERSION = (JSON.parse(readFileSync(resolve(installationRoot(), 'package.json'), 'utf8')) as { version: string }).version;
