import { expect } from '@jest/globals';
import type { Answer, Done, ObligationEventRequest, ObligationRequest } from '#libs/engine';
import { replayEntries } from '#libs/engine';
import type { StoredFollowUp, StoredObligation } from '#libs/engine/ports';
import type { Installation } from './installation.js';
import { clerk, done } from './installation.js';

/*
 * What the specs of obligations do to an installation: plan them, report on them and judge the reports, each by an office
 * that has the right to it.
 */

/** Led by Bazhong: due once, and every month; for agreements signed on that day. */
export const SIGNED = '2026-03-02';
const BAZHONG = '511900';
export const road: ObligationRequest = { title: 'Open the road', leadUnit: BAZHONG, dueOn: '2026-06-30' };
export const monthly: ObligationRequest = {
  title: 'Report the traffic', leadUnit: BAZHONG,
  schedule: { kind: 'recurring', every: { n: 1, unit: 'month' }, from: '2026-03-31', until: null, monthEnd: 'sameDay', leadDays: null, nonWorking: 'keep' },
};

/** The end of a spec. Whatever was done in it: the history alone tells the same records, and nothing went wrong in the dark. */
export async function endSound(world: Installation): Promise<void> {
  expect(replayEntries(await world.entries())).toEqual(await world.stored());
  expect(world.faults).toEqual([]);
  await world.destroy();
}

export async function obligation({ engine }: Installation, id: string): Promise<StoredObligation> {
  const found = await engine.reads.obligation(id);
  if (found === undefined) throw new Error(`There is no obligation ${id}.`);
  return found;
}

export async function obligationsOf({ engine }: Installation, agreement: string): Promise<StoredObligation[]> {
  return (await engine.reads.obligations({ agreement }, { limit: 200 })).items;
}

/** Plans one obligation of an agreement in force, by its lead. */
export async function plan(world: Installation, agreement: string, request: ObligationRequest): Promise<string> {
  const { context } = await world.agreement(agreement);
  const { created } = await world.ask(agreement, { type: 'PLAN', payload: { obligations: [request] } }, context.lead ?? '');
  return created[0] ?? '';
}

export async function tell(world: Installation, id: string, request: ObligationEventRequest, office: string): Promise<Answer> {
  const { version } = await obligation(world, id);
  return world.engine.transitionObligation.execute({ id, expected: version, request, actor: clerk(office) });
}

export async function ask(world: Installation, id: string, request: ObligationEventRequest, office: string): Promise<Done> {
  return done(await tell(world, id, request, office));
}

export const reportOf = (party: string, delivers = true): ObligationEventRequest => ({
  type: 'SUBMIT_REPORT', payload: { party, delivers, done: 'ten kilometres', next: 'the tunnel', problems: '', support: '', evidence: [{ title: 'Order', link: 'https://example.org/order' }] },
});

/** A party delivers its report; returns the report's id. */
export async function report(world: Installation, id: string, party: string, delivers = true): Promise<string> {
  return (await ask(world, id, reportOf(party, delivers), party)).created[0] ?? '';
}

/** The superior of the party accepts a report. */
export function accept(world: Installation, id: string, party: string, reportId: string): Promise<Done> {
  return ask(world, id, { type: 'ACCEPT_REPORT', payload: { report: reportId } }, superior(world, party));
}

export function superior({ engine }: Installation, party: string): string {
  return engine.reference.tree.superiors(party)[0]?.code ?? '';
}

/** Who is pressed for an obligation: `510000 requested.awaiting 511900`, by office. */
export async function pressedFor(world: Installation, agreement: string, id: string): Promise<string[]> {
  return (await followUpsFor(world, agreement, id)).map(({ state, context }) => `${context.office} ${state} ${context.presses.join(',')}`);
}

export async function followUpsFor(world: Installation, agreement: string, id: string): Promise<StoredFollowUp[]> {
  return (await world.followUpsOf(agreement)).filter(({ context }) => context.subject === id);
}
