import type { BreakdownView } from '#libs/contracts';
import type { Engine } from '#libs/engine';
import type { LightCount } from '#libs/engine/ports';
import { dayNumber } from '#libs/kernel';
import { partiesWithin } from './scope.js';

/** Parties named one by one. */
const NAMED = 12;
const LEVELS = ['county', 'prefecture', 'province', 'national'] as const;

/** How many agreements have each light, by what they concern, and whose are overdue. Told apart from the summary, which is there before it. */
export async function breakdownOf(engine: Engine): Promise<BreakdownView> {
  const { reference, reads } = engine;
  const today = engine.today();
  const at = engine.now();
  const [run] = (await reads.lightRuns(today, { limit: 1 })).items;
  const regions = reference.regions.map(({ id }): [string, string[]] => [id, partiesWithin(reference, { government: undefined, region: id }) ?? []]);
  const { byLevel, byDomain, byRegion, units } = await reads.breakdown({ asOf: today, regions: new Map(regions), units: NAMED });
  const domains = [...new Set(byDomain.map(({ key }) => key))].map((domain) => ({ domain, lights: lightsOf(byDomain, domain) }));
  return {
    at: reference.zone.format3339(at), asOf: today, toldOn: run?.day ?? null,
    byLevel: LEVELS.map((level) => ({ level, lights: lightsOf(byLevel, level) })),
    byDomain: domains.sort((one, other) => other.lights.red - one.lights.red || (one.domain < other.domain ? -1 : 1)),
    byRegion: reference.regions.map(({ id, name }) => ({ region: id, name, lights: lightsOf(byRegion, id) })),
    units: units.map(({ government, overdue, oldest }) => {
      const known = reference.tree.find(government);
      return { government, name: known?.name ?? government, level: known?.level ?? 'county', overdue, oldest, days: oldest === null ? null : dayNumber(today) - dayNumber(oldest) };
    }),
  };
}

function lightsOf(counts: readonly LightCount[], key: string): BreakdownView['byLevel'][number]['lights'] {
  const of = (light: string): number => counts.find((one) => one.key === key && one.light === light)?.count ?? 0;
  return { red: of('red'), yellow: of('yellow'), green: of('green'), grey: of('grey'), off: of('off') };
}
