import type { Terms } from './model-events.js';

/** Who signed an agreement on which day, and what its signature rule makes of it. */
export class ModelSignatures {
  private readonly days = new Map<string, string>();

  constructor(private readonly terms: Terms) {}

  has(party: string): boolean {
    return this.days.has(party);
  }

  add(party: string, on: string): void {
    this.days.set(party, on);
  }

  clear(): void {
    this.days.clear();
  }

  /** Whether those who signed, and perhaps one more, are enough. */
  areEnough(oneMore: string | null = null): boolean {
    const { rule, matter: { parties } } = this.terms;
    const count = parties.filter((party) => party === oneMore || this.has(party)).length;
    return count >= (rule.kind === 'kOfN' ? rule.k : parties.length);
  }

  /** The day on which the last one it needs was given, or the day that the rule names. */
  get signedOn(): string | null {
    const { rule, matter: { parties } } = this.terms;
    const days = parties.flatMap((party) => this.days.get(party) ?? []);
    if (rule.kind === 'onDate') days.push(rule.date);
    return days.sort().at(-1) ?? null;
  }
}
