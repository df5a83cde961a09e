import type { Problem } from '#libs/contracts';
import { problem } from '#libs/contracts';
import { LuoshiError } from '#libs/kernel';

/** A page of a list, as every list door answers it. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
}

/** How much of a list is wanted: one page of so many, or all of it. */
export interface Paging {
  limit?: number;
  all?: true;
}

/** The largest page a list door gives. */
export const LARGEST_PAGE = 200;

type Query = Record<string, string | number | undefined>;

/** A door answered with a problem. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** The HTTP doors of one server, entered with one token. */
export class Doors {
  constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  /** @throws Refused; LuoshiError `server.unreachable`. */
  get<T>(path: string, query: Query = {}): Promise<T> {
    const asked = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]));
    const search = asked.length === 0 ? '' : `?${asked.join('&')}`;
    return this.ask<T>(`${path}${search}`, { method: 'GET' });
  }

  /** @throws Refused; LuoshiError `server.unreachable`. */
  post<T>(path: string, body: object, headers: Record<string, string> = {}): Promise<T> {
    return this.ask<T>(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  }

  /** Replaces a record at the version in `headers`. @throws Refused; LuoshiError `server.unreachable`. */
  put<T>(path: string, body: object, headers: Record<string, string>): Promise<T> {
    return this.ask<T>(path, { method: 'PUT', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  }

  /** Removes a record at the version in `headers`. @throws Refused; LuoshiError `server.unreachable`. */
  delete<T>(path: string, headers: Record<string, string>): Promise<T> {
    return this.ask<T>(path, { method: 'DELETE', headers });
  }

  /** Sends a file as it is. @throws Refused; LuoshiError `server.unreachable`. */
  sendFile<T>(path: string, query: Record<string, string>, bytes: Uint8Array<ArrayBuffer>): Promise<T> {
    return this.ask<T>(`${path}?${new URLSearchParams(query).toString()}`, { method: 'POST', body: bytes, headers: { 'content-type': 'application/octet-stream' } });
  }

  /** A file as it lies on the server. @throws Refused; LuoshiError `server.unreachable`. */
  async getFile(path: string): Promise<Buffer> {
    const { status, bytes } = await this.send(path, { method: 'GET' });
    return status < 400 ? bytes : this.refuse(path, status, bytes.toString());
  }

  /**
   * Every page of a list as one where `all` is wanted, else the page that the query names.
   *
   * @param told hears how far it is.
   */
  async pages<T>(path: string, query: Query, { all, limit }: Paging, told: (text: string) => void): Promise<Page<T>> {
    if (all !== true) return this.get<Page<T>>(path, { ...query, limit });
    const items: T[] = [];
    for (let cursor: string | undefined; ; ) {
      const page: Page<T> = await this.get<Page<T>>(path, { ...query, limit: LARGEST_PAGE, cursor });
      items.push(...page.items);
      told(`${items.length} of ${page.total}`);
      if (page.nextCursor === null) return { items, nextCursor: null, total: page.total };
      cursor = page.nextCursor;
    }
  }

  private async ask<T>(path: string, init: RequestInit): Promise<T> {
    const { status, bytes } = await this.send(path, init);
    const text = bytes.toString();
    const answer = parsed(text);
    return status < 400 && answer !== undefined ? (answer as T) : this.refuse(path, status, text);
  }

  private refuse(path: string, status: number, text: string): never {
    const told = problem.safeParse(parsed(text));
    if (told.success) throw new Refused(told.data);
    throw new LuoshiError('server.unexpected', `${this.url}${path} answered ${status} with something that is no answer of Luoshi.`, { status });
  }

  private async send(path: string, init: RequestInit): Promise<{ status: number; bytes: Buffer }> {
    try {
      const response = await fetch(`${this.url}${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${this.token}` } });
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    } catch (error) {
      const { code, message } = ((error as Error).cause ?? error) as { code?: string; message: string };
      throw new LuoshiError('server.unreachable', `${this.url} does not answer: ${message || code}`, { cause: code ?? null });
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
