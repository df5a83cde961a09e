import type { FollowUpView } from '#libs/contracts';
import type { TestServer } from './server.js';

export const BAZHONG = '511900';
export const HANZHONG = '610700';
export const SICHUAN = '510000';
export const SHAANXI = '610000';
export const NATIONAL = '100000';

/** A framework of Bazhong and Hanzhong, Bazhong leading; `more` overrides. */
export function proposalOf(more: object = {}): object {
  return { title: '巴中汉中交通合作框架协议', form: 'framework_agreement', domains: ['infrastructure'], lead: BAZHONG, parties: [{ code: BAZHONG, role: 'lead' }, { code: HANZHONG }], ...more };
}

export const obligationOf = (more: object = {}): object => ({ title: '共建巴汉高速', leadUnit: BAZHONG, responsibleUnit: HANZHONG, dueOn: '2027-12-31', ...more });

/** Proposed, and carried as far as `signing`. */
export async function opened(server: TestServer, more: object = {}): Promise<string> {
  const { body } = await server.post('/api/agreements', proposalOf(more), { token: await server.as(BAZHONG) });
  await must(server.send(body.id, BAZHONG, 'OPEN_FOR_SIGNATURE'));
  return body.id;
}

export function sign(server: TestServer, id: string, party: string, on: string, more: object = {}): ReturnType<TestServer['send']> {
  return server.send(id, party, 'SIGN', { party, on, signer: '市长', manner: 'wet', ...more });
}

/** Signed by both on that day, with one obligation unless `more` says otherwise. */
export async function signed(server: TestServer, on: string, more: object = {}): Promise<string> {
  const id = await opened(server, { obligations: [obligationOf()], ...more });
  await must(sign(server, id, BAZHONG, on));
  await must(sign(server, id, HANZHONG, on));
  return id;
}

/** Evidence of Bazhong that Sichuan accepted. */
export async function proven(server: TestServer, id: string, date: string): Promise<void> {
  const { body } = await must(server.send(id, BAZHONG, 'SUBMIT_EVIDENCE', { party: BAZHONG, kind: 'report', title: '开工报告', link: 'https://example.org/report', date }));
  await must(server.send(id, SICHUAN, 'ACCEPT_EVIDENCE', { evidence: body.created[0] }));
}

/** The latest follow-up of the agreement at that office. */
export async function followUpOf(server: TestServer, agreement: string, office: string): Promise<FollowUpView> {
  const found = (await server.followUps(agreement)).filter((one) => one.office.code === office).at(-1);
  if (found === undefined) throw new Error(`${office} has no follow-up of ${agreement}`);
  return found;
}

/** Fails where a step that only prepares something was refused. */
export async function must<T extends { status: number; text: string }>(step: Promise<T>): Promise<T> {
  const reply = await step;
  if (reply.status >= 300) throw new Error(`A step was refused with ${reply.status}: ${reply.text}`);
  return reply;
}
