import type { Problem } from '#libs/contracts';

/** What the server answered instead of what was asked: RFC 9457, with its code and, where a rule refused, the reasons. */
export class Refusal extends Error {
  constructor(
    readonly problem: Problem,
    /** How long it asks to be left alone, in seconds. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail);
  }
}

/** No answer came: the server is down, or the way to it. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached.', { cause });
  }
}

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'code' in body && 'status' in body;

/** The refusal in an answer; whatever stands between us and the server may answer in other words. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null);
  const wait = Number(response.headers.get('retry-after'));
  const problem = isProblem(body) ? body : { type: 'about:blank', title: response.statusText, status: response.status, detail: '', code: 'server.unclear' };
  return new Refusal(problem, Number.isFinite(wait) && wait > 0 ? wait : null);
}
