import { ACTOR } from '../house.mjs';
import { ledgerRows, YESTERDAY } from '../ledger.mjs';
import { title, whole } from '../report.mjs';
import { aloneAndTogether } from './alone-and-together.mjs';

/** W1: one agreement registered in one event. */
export async function w1({ scale, house }) {
  const counts = { alone: 2000 * scale, together: 5000 * scale };
  title(`W1  register ${whole(counts.alone)} and ${whole(counts.together)} agreements, one event each`);
  await aloneAndTogether({
    house, id: 'W1', verb: 'registered', before: await house.installation(), counts,
    work: (engine, count) => ({
      items: ledgerRows(engine.reference, count, { prefix: 'A', signed: YESTERDAY }),
      one: async (row) => {
        const { registered } = await engine.importLedger.execute({ rows: [row], actor: ACTOR, dryRun: false });
        if (registered !== 1) throw new Error(`${row.id} was not registered.`);
      },
    }),
  });
}
