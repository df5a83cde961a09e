import type { Refusal } from '#libs/engine';

/** A command that a right (403) or a chart (409) refused, on its way to the caller. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reasons.map((reason) => reason.en).join(' ') || 'This event is not allowed now.');
  }
}
