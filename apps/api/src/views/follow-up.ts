import type { FollowUpView, LightView } from '#libs/contracts';
import { allowedNow, followUpChart } from '#libs/charts';
import type { Node, Response } from '#libs/charts';
import type { Reference } from '#libs/engine';
import type { StoredFollowUp } from '#libs/engine/ports';
import { allowedOf, stageOf, timersOf } from './agreement.js';

type Zone = Reference['zone'];

/** A follow-up whole, with the title of its agreement: why this office was asked, what was answered, when each step was taken, and what can be sent now. */
export function followUpViewOf(followUp: StoredFollowUp, title: string, light: LightView, { tree, zone }: Reference): FollowUpView {
  const { id, version, state, context, timers, at } = followUp;
  const { requestedAt, requests, reminders, remindedAt, nodes } = context;
  return {
    id, version, state: stageOf(state), case: context.case, agreement: context.agreement, title, rule: context.rule, subject: context.subject, waits: context.waits,
    office: { code: context.office, name: context.officeName, vacant: context.vacant }, level: context.level as FollowUpView['level'], rung: context.rung,
    presses: context.presses.map((code) => ({ code, name: tree.nameAt(code, zone.dateAt(at)) })),
    skipped: context.skipped, because: context.because, policy: context.policy,
    notice: { requestedAt: zone.format3339(requestedAt), requests, reminders, remindedAt: remindedAt === null ? null : zone.format3339(remindedAt), copies: context.presses },
    slip: context.slip, declined: context.declined, receipts: context.receipts.map((receipt) => ({ ...receipt, at: zone.format3339(receipt.at) })),
    responses: context.responses.map((response) => responseOf(response, zone)),
    returned: context.returned.map((returned) => ({ ...returned, responses: returned.responses.map((response) => responseOf(response, zone)) })),
    extensions: context.extensions, contests: context.contests, disputes: context.disputes, waivers: context.waivers, pauses: pausesOf(nodes, zone),
    key: context.key, pickedUp: context.pickedUp, withdrawn: context.withdrawn, concluded: context.concluded, struckOff: context.struckOff,
    silent: context.silent.map((silence) => ({ ...silence, since: zone.format3339(silence.since) })),
    outcome: context.outcome,
    nodes: nodes.map((node, index) => ({ state: node.state, at: zone.format3339(node.at), until: untilOf(nodes[index + 1]?.at, zone) })),
    light,
    timers: timersOf(timers, { zone }),
    allowed: allowedNow(followUpChart, followUp).map(allowedOf),
    updatedAt: zone.format3339(at),
  };
}

function responseOf({ at, ...response }: Response, zone: Zone): FollowUpView['responses'][number] {
  return { ...response, ...(at === undefined ? {} : { at: zone.format3339(at) }) };
}

/** The states in which the parties' time stands still, and why. */
const STANDING_STILL: Record<string, FollowUpView['pauses'][number]['why']> = {
  suspended: 'hold', concludedOnHold: 'hold', waived: 'waiver', contested: 'contest', disputed: 'dispute', review: 'review',
};

function pausesOf(nodes: readonly Node[], zone: Zone): FollowUpView['pauses'] {
  return nodes.flatMap(({ state, at }, index) => {
    const why = STANDING_STILL[state];
    return why === undefined ? [] : [{ from: zone.format3339(at), until: untilOf(nodes[index + 1]?.at, zone), why }];
  });
}

function untilOf(at: number | undefined, zone: Zone): string | null {
  return at === undefined ? null : zone.format3339(at);
}
