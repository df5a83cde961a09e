import type { BreakdownView, SummaryView } from '#libs/contracts';
import type { Engine, Reference } from '#libs/engine';
import type { SignedNotImplemented, Standing } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { addDays, dayNumber } from '#libs/kernel';
import { breakdownOf } from './breakdown.js';
import { OncePerChange } from './once-per-change.js';
import { stageOf } from './views/agreement.js';

type Place = SummaryView['pressing']['byLevel'][number]['level'];

/** How old a signature is, in days, where one band ends and the next begins. */
const BANDS = [90, 180, 365, 1095];
/** Offices and agreements named one by one. */
const NAMED = 12;
const LEVELS = ['joint', 'county', 'prefecture', 'province', 'national'] as const satisfies Place[];

/** What the first screen and the first lines of the terminal say. Each part is worked out once for every change of the record, however many ask. */
export class Summary {
  private readonly whole: OncePerChange<SummaryView>;
  private readonly parts: OncePerChange<BreakdownView>;

  constructor(engine: Engine) {
    this.whole = new OncePerChange(engine, summarize);
    this.parts = new OncePerChange(engine, breakdownOf);
  }

  view(): Promise<SummaryView> {
    return this.whole.view();
  }

  breakdown(): Promise<BreakdownView> {
    return this.parts.view();
  }
}

async function summarize(engine: Engine): Promise<SummaryView> {
  const { reference, reads } = engine;
  const [at, today] = [engine.now(), engine.today()];
  const standing = await reads.standing({ days: BANDS.map((days) => addDays(today, -days)), offices: NAMED });
  const { items } = await reads.signedNotImplemented({ limit: NAMED });
  const byStage: Record<string, number> = {};
  for (const [state, count] of Object.entries(standing.byState)) byStage[stageOf(state)] = (byStage[stageOf(state)] ?? 0) + count;
  return {
    at: reference.zone.format3339(at), today,
    total: Object.values(byStage).reduce((sum, count) => sum + count, 0), byStage, byState: standing.byState,
    signedNotImplemented: {
      count: byStage.signed ?? 0, overdue: standing.byState['signed.overdue'] ?? 0,
      bands: bandsOf(standing, today), undated: standing.undated,
      byLevel: LEVELS.flatMap((level) => (level === 'joint' ? [] : [standing.byLevel.find((one) => one.level === level) ?? { count: 0, overdue: 0 }].map(({ count, overdue }) => ({ level, count, overdue })))),
      oldest: items.map((item) => oldestOf(item, today, reference)),
    },
    pressing: pressingOf(standing, today, reference),
  };
}

function bandsOf({ bands }: Standing, today: CivilDate): SummaryView['signedNotImplemented']['bands'] {
  return bands.map((counted, index) => {
    const [older, younger] = [BANDS[index], BANDS[index - 1]];
    return { ...counted, signedFrom: older === undefined ? null : addDays(today, -older), signedTo: younger === undefined ? today : addDays(today, -younger - 1) };
  });
}

function oldestOf({ agreement, pressedBy }: SignedNotImplemented, today: CivilDate, { tree, zone }: Reference): SummaryView['signedNotImplemented']['oldest'][number] {
  const { title, signedOn, nobodyAsked } = agreement.context;
  return {
    id: agreement.id, title, signedOn, days: signedOn === null ? null : dayNumber(today) - dayNumber(signedOn.to), overdue: agreement.state.endsWith('.overdue'), nobodyAsked,
    pressedBy: pressedBy.map(({ id, state, context: { office, officeName, level, rung, requestedAt } }) => ({
      followUp: id, office, name: tree.find(office)?.name ?? officeName, level: level as Place, rung, state: stageOf(state), since: zone.format3339(requestedAt),
    })),
  };
}

function pressingOf({ pressing, oldest }: Standing, today: CivilDate, { tree, zone }: Reference): SummaryView['pressing'] {
  const levelOf = (office: string): Place => tree.find(office)?.level ?? 'joint';
  const sum = (some: Standing['pressing']): number => some.reduce((total, { open }) => total + open, 0);
  return {
    offices: pressing.length, open: sum(pressing),
    byLevel: LEVELS.flatMap((level) => {
      const there = pressing.filter(({ office }) => levelOf(office) === level);
      return there.length === 0 ? [] : [{ level, offices: there.length, open: sum(there) }];
    }),
    most: pressing.slice(0, NAMED).map(({ office, name, open }) => {
      const since = oldest.find(({ context }) => context.office === office)?.context.requestedAt ?? null;
      return { office, name: tree.find(office)?.name ?? name, level: levelOf(office), open, since: since === null ? null : zone.format3339(since), days: since === null ? null : dayNumber(today) - dayNumber(zone.dateAt(since)) };
    }),
  };
}
