import { afterEach, beforeEach } from '@jest/globals';
import type { StoredFollowUp } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import type { Installation, MakePlace } from './installation.js';
import { openInstallation } from './installation.js';

/** When the agreements of these tests are signed. */
export const SIGNED = '2026-01-05';

/** An installation for each test of a description, in which agreements are signed and become late. */
export interface Pressed {
  readonly installation: Installation;
  /** The first morning on which an agreement signed that day is late. */
  readonly late: CivilDate;
  /** Signed, and flagged on the first morning it is late. */
  flagged: (parties: string[]) => Promise<string>;
  /** The morning after the last of so many working days from that day. */
  after: (from: CivilDate, workingDays: number) => CivilDate;
  today: () => CivilDate;
  open: (agreement: string, office: string) => Promise<StoredFollowUp>;
  decline: (agreement: string, office: string) => Promise<unknown>;
}

export function pressed(makePlace: MakePlace): Pressed {
  let installation: Installation;
  let late: CivilDate;
  beforeEach(async () => {
    installation = (await openInstallation(makePlace)).on(SIGNED);
    late = addDays(installation.workingDay(SIGNED, 60), 1);
  });
  afterEach(() => installation.destroy());
  return {
    get installation() {
      return installation;
    },
    get late() {
      return late;
    },
    flagged: async (parties) => {
      const id = await installation.signed({ parties, on: SIGNED });
      await installation.tickOn(late);
      return id;
    },
    after: (from, workingDays) => addDays(installation.workingDay(from, workingDays), 1),
    today: () => installation.engine.today(),
    open: async (agreement, office) => {
      await installation.press(await installation.followUpOf(agreement, office), { type: 'OPEN', payload: {} });
      return installation.followUpOf(agreement, office);
    },
    decline: async (agreement, office) => installation.press(await installation.followUpOf(agreement, office), { type: 'DECLINE', payload: { reason: 'not ours' } }),
  };
}
