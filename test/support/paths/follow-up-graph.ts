import type { FollowUpContext, FollowUpEvent } from '#libs/charts';
import { blankFollowUp, followUpChart } from '#libs/charts';
import * as sample from '../follow-up-samples.js';
import type { Path, Story } from './generate.js';
import { pathsToEveryWay } from './generate.js';

/**
 * Where the office stands that is asked: above one party, or two; on the last rung; or on the second, to which the parties
 * of two silent offices come.
 */
export type Cast = 'alone' | 'two' | 'last' | 'joined';

const { P, Q, above, open, request, respond, conclude, sendBack, strikeOff, suspend, resume, resolve, silence } = sample;

const bits = ({ presses, receipts, responses, returned, concluded, hold, aside, extensions, contests, handlingOver, key }: FollowUpContext): unknown => [
  presses, receipts.some(({ by }) => by === 'acknowledgement'), [...new Set(responses.map(({ actor }) => actor))].sort(), returned.length > 0, concluded?.actor, hold?.from, aside?.from,
  extensions.map(({ decided }) => decided?.granted ?? null).slice(0, 2), contests.length > 0, handlingOver, key !== null,
];
const handled = [open, respond(P), sendBack, conclude(), strikeOff()];
const putAside = [open, respond(P), sendBack, sample.contest(), sample.dispute(), sample.waive()];
const fromAbove = [sample.pickUp(above), sample.markKey, sample.unmarkKey, sample.policyChanged, resolve];
const silences = (...next: string[]): FollowUpEvent[] => (['GRACE_END', 'HANDLING_END', 'REVIEW_END', 'STRIKE_OFF_END'] as const).map((type) => silence(type, ...next));

/** It is asked to press `presses`, and from then on `events` may come. */
function story(setting: Cast, presses: string[], events: readonly FollowUpEvent[], joins = false): Story<FollowUpContext, FollowUpEvent, Cast> {
  const first = [request({ presses })];
  const later = [...events, ...(joins ? [request({ presses: [Q] })] : [])];
  return { setting, bits, next: (_, state) => (state === 'start' ? first : later) };
}

const stories = [
  story('alone', [P], [...handled, sample.acknowledge(P), suspend, resume, sample.decline, sample.withdraw, sample.remind, ...fromAbove, ...silences(above)]),
  story('alone', [P], [open, respond(P), sendBack, sample.askExtension(), sample.grant, sample.refuseExtension]),
  story('alone', [P], [
    ...putAside, sample.decideContest(true), sample.decideContest(false), sample.settle(), sample.liftWaiver, sample.waiverEnd, suspend, resume, ...fromAbove, silence('REVIEW_END', above),
  ]),
  story('alone', [P], [...putAside, sample.release(P)]),
  story('two', [P, Q], [...putAside, respond(Q), sample.release(P), sample.release(Q)]),
  story('last', [P], [...putAside, conclude(), ...silences()]),
  story('joined', [P], [...putAside, conclude(), strikeOff(), sample.acknowledge(Q), sample.decline, sample.withdraw, sample.pickUp(above)], true),
];

export const followUpPaths = (): Map<string, Path<FollowUpEvent, Cast>> => pathsToEveryWay(followUpChart, blankFollowUp, stories);
