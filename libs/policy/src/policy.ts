import { z } from 'zod';

const workingDays = z.int().min(1).max(2500); // ten years: what takes longer is a slip of the pen
const daysPerRung = z.array(workingDays).min(1).max(16);
const text = z.string().trim().min(1).max(200);
const level = z.enum(['county', 'prefecture', 'province', 'national']);

const completion = z.enum(['complete', 'substantial', 'limited', 'notStarted', 'noEvidence']);

/** The level of a government, from the lowest to the highest. */
export type Level = z.infer<typeof level>;

/**
 * How long each thing may take, and how an office is pressed when it takes longer. All times are working days.
 * Policies are versioned data: a change is a new version under the same id.
 */
export const policySchema = z.strictObject({
  /** A slug, the same for all versions. */
  id: z.string().max(64).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected small letters, digits and single hyphens'),
  version: z.int().min(1),
  title: z.strictObject({ zh: text, en: text }),
  /** What it applies to; every condition given must hold, and none at all makes it the default. */
  match: z.strictObject({
    agreement: text.optional(),
    form: text.optional(),
    domain: text.optional(),
    region: text.optional(),
    level: level.optional(),
  }),
  rules: z.strictObject({
    /** From the opening for signature until the signature rule must hold. */
    signatureStalled: z.strictObject({ workingDays }),
    /** From the signing until the agreement must be implementing; shorter where it was signed without obligations. */
    signedNotImplemented: z.strictObject({ workingDays, withoutObligations: workingDays }),
    /** From the due date of a periodic report until it is pressed for; and how long one that was sent back late may take. */
    reportOverdue: z.strictObject({ workingDays, afterReturn: workingDays }).default({ workingDays: 5, afterReturn: 10 }),
    /** From the due date of anything else that is owed until it is pressed for. */
    obligationOverdue: z.strictObject({ workingDays }).default({ workingDays: 5 }),
    /** From the first periodic report missing until the silence of the whole agreement is pressed for. */
    silent: z.strictObject({ workingDays }).default({ workingDays: 60 }),
    /** From the end of the term, or the reopening, until the evaluation; null: nobody is pressed for it. */
    evaluationOverdue: z.strictObject({ workingDays }).nullable().default({ workingDays: 60 }),
    /** How long before the end of its term an agreement is pressed for, so that it is renewed or wound up; null: it is not. */
    expiring: z.strictObject({ workingDays }).nullable().default({ workingDays: 30 }),
    /** The marks of an evaluation that are pressed for. */
    badEvaluation: z.strictObject({ marks: z.array(completion).max(5) }).default({ marks: ['limited', 'notStarted', 'noEvidence'] }),
  }),
  press: z.strictObject({
    /** How long a rung may be silent before the request climbs; one value a rung, the last repeats. */
    graceDays: daysPerRung,
    /** How long a party may take once the slip is out; one value a rung, the last repeats. */
    handlingDays: daysPerRung,
    /** Between two reminders, until receipt, and until somebody strikes off. */
    remindEvery: workingDays,
    /** How long the supervising office may take over a review, a contest or a dispute; one value a rung, the last repeats. */
    reviewDays: daysPerRung.default([10]),
    /** How long a concluded follow-up may wait to be struck off; one value a rung, the last repeats. */
    strikeOffDays: daysPerRung.default([10]),
    /** How often the handling time may be extended, and by how many working days each time. */
    extensions: z.strictObject({ max: z.int().min(0).max(100), maxDays: workingDays }).default({ max: 2, maxDays: 20 }),
    /** No office above this level is asked. */
    highestRung: level.optional(),
  }),
  /** How the lights of a day are told (`lightOf`). */
  lights: z
    .strictObject({
      /** From so many working days before a due date on, it is near. */
      near: workingDays.default(3),
      /** The light of whoever was silent: a colour of its own, or that of what is late. */
      silent: z.enum(['grey', 'red']).default('grey'),
    })
    .prefault({}),
});

export type Policy = z.infer<typeof policySchema>;

/** A policy as an earlier Luoshi stored it, with the defaults of what it did not know yet. */
export function completePolicy(stored: unknown): Policy {
  return policySchema.parse(stored);
}
