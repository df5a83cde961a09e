import type { LightRunView, LightView } from '#libs/contracts';
import type { Engine } from '#libs/engine';
import type { LightRun, LitKind, StoredLight } from '#libs/engine/ports';
import type { CivilDate, Zone } from '#libs/kernel';
import { LIGHT_WORDS } from '#libs/policy';

/** The lights of records as of a day, today where none is named. */
export async function lightsOf(engine: Engine, kind: LitKind, records: readonly { id: string }[], asOf: CivilDate = engine.today()): Promise<(id: string) => LightView> {
  const lights = await engine.reads.lightsOf(kind, records.map(({ id }) => id), asOf);
  return (id) => lightViewOf(lights.get(id));
}

function lightViewOf(stored: StoredLight | undefined): LightView {
  if (stored === undefined) return null;
  const { light, reason, day } = stored;
  return { light, reason, ...LIGHT_WORDS[reason], since: day };
}

export function lightRunViewOf({ day, startedAt, endedAt, counts }: LightRun, zone: Zone): LightRunView {
  return { day, startedAt: zone.format3339(startedAt), endedAt: endedAt === null ? null : zone.format3339(endedAt), counts };
}
