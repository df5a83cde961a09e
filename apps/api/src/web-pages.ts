import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** A built file as it leaves the house. */
export interface WebFile {
  type: string;
  etag: string;
  /** By the name of its Content-Encoding; `identity` is the file itself. */
  bodies: ReadonlyMap<Encoding, Buffer>;
}
type Encoding = 'br' | 'gzip' | 'identity';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2',
};
const PACKED: Record<string, Encoding> = { '.br': 'br', '.gz': 'gzip' };
const INDEX = '/index.html';

/**
 * The screens as the build left them, held in memory with their packed forms (a few megabytes): what is not in this table
 * cannot be asked for, so that no address reaches the disk.
 */
export class WebPages {
  private constructor(
    private readonly files: ReadonlyMap<string, WebFile>,
    /** The one page, with places for what is told anew at every answer. */
    readonly page: string,
  ) {}

  /** null where nothing was built there. */
  static async read(folder: string): Promise<WebPages | null> {
    if (!existsSync(join(folder, INDEX))) return null;
    const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const whole = names.filter((name) => PACKED[extname(name)] === undefined);
    const files = new Map<string, WebFile>();
    for (const name of whole) {
      const bodies = new Map<Encoding, Buffer>([['identity', await readFile(name)]]);
      for (const [ending, encoding] of Object.entries(PACKED)) if (names.includes(name + ending)) bodies.set(encoding, await readFile(name + ending));
      const etag = `"${createHash('sha256').update(bodies.get('identity') ?? '').digest('base64url').slice(0, 22)}"`;
      files.set(`/${relative(folder, name).split(sep).join('/')}`, { type: TYPES[extname(name)] ?? 'application/octet-stream', etag, bodies });
    }
    const page = files.get(INDEX)?.bodies.get('identity')?.toString() ?? '';
    files.delete(INDEX);
    return new WebPages(files, page);
  }

  find(path: string): WebFile | undefined {
    return this.files.get(path);
  }
}
