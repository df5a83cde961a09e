import type { CivilDate } from './civil-date.js';
import { addDays, dayNumber, fromDayNumber } from './civil-date.js';
import type { Instant } from './clock.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const CACHED_DAYS = 20_000;

/**
 * An office's time zone (IANA name): from a moment to the civil day there, and from a day to its first moment there.
 * The zone of the process plays no part. A day that a zone skipped (Apia, 2011-12-30) begins when the next one does.
 */
export class Zone {
  private readonly format: Intl.DateTimeFormat;
  private readonly starts = new Map<CivilDate, Instant>();
  /** The day asked for last, the moments it spans, and its offset where that does not change within it: most moments asked for lie in one day. */
  private last: { date: CivilDate; from: Instant; to: Instant; offset: number | undefined } | undefined;

  /** @throws RangeError when the name is no known zone. */
  constructor(readonly name: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name, hourCycle: 'h23', era: 'short',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  }

  /** How far local time is ahead of UTC at that moment, in milliseconds. */
  offsetAt(at: Instant): number {
    const { last } = this;
    return last?.offset !== undefined && at >= last.from && at < last.to ? last.offset : this.computeOffset(at);
  }

  /** The civil day it is at that moment. */
  dateAt(at: Instant): CivilDate {
    if (this.last !== undefined && at >= this.last.from && at < this.last.to) return this.last.date;
    const date = fromDayNumber(Math.floor((at + this.offsetAt(at)) / DAY));
    const [from, to] = [this.startOf(date), this.startOf(addDays(date, 1))];
    const offset = this.computeOffset(from);
    this.last = { date, from, to, offset: offset === this.computeOffset(to - 1) ? offset : undefined };
    return date;
  }

  /** The first moment of that day. */
  startOf(date: CivilDate): Instant {
    const known = this.starts.get(date);
    if (known !== undefined) return known;
    const start = this.findStart(date);
    if (this.starts.size >= CACHED_DAYS) this.starts.clear();
    this.starts.set(date, start);
    return start;
  }

  /** RFC 3339 with the zone's offset at that moment: `2026-11-25T11:29:03.000+08:00`. */
  format3339(at: Instant): string {
    const minutes = Math.round(this.offsetAt(at) / MINUTE);
    const abs = Math.abs(minutes);
    const two = (n: number): string => String(n).padStart(2, '0');
    const local = new Date(at + minutes * MINUTE).toISOString().slice(0, -1);
    return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
  }

  private findStart(date: CivilDate): Instant {
    const day = dayNumber(date);
    // Offsets lie within 15 hours of UTC, and within one day they change at most once or twice: bisect on the civil day.
    let before = day * DAY - 16 * 3_600_000;
    let after = day * DAY + 16 * 3_600_000;
    const reached = (at: Instant): boolean => Math.floor((at + this.offsetAt(at)) / DAY) >= day;
    const guess = day * DAY - this.offsetAt(day * DAY);
    if (reached(guess) && !reached(guess - 1)) return guess;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (reached(middle)) after = middle;
      else before = middle;
    }
    return after;
  }

  private computeOffset(at: Instant): number {
    const p: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of this.format.formatToParts(at)) p[type] = value;
    const local = Date.UTC(Number(p.year), Number(p.month) - 1, Number(p.day), Number(p.hour), Number(p.minute), Number(p.second));
    return local - Math.floor(at / 1000) * 1000;
  }
}
