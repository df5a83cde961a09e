import { addDays } from '#libs/kernel';
import { ACTOR, carryIn } from './house.mjs';
import { dice, ledgerRows, LONG_AGO, YESTERDAY } from './ledger.mjs';
import { inFlight } from './measure.mjs';

/** Rows brought in together: they were signed on one day. */
const PIECE = 100;
/** The lead of those with obligations. */
const LEAD = '511900';
const OWED = 5;

/**
 * A ledger such as a province would have after years: parties of every level, a fifth overdue with an office asked for each
 * party, a twentieth without a date, a tenth with five obligations, the rest waiting; and the lights of the day.
 */
export async function fillWide(engine, count) {
  const units = ['county', 'province'].map((level) => engine.reference.rows.governments.filter((one) => one.level === level));
  const roll = dice(count);
  const planned = [];
  for (let from = 0; from < count; from += PIECE) {
    const of = from / PIECE;
    const kind = of % 20;
    const signed = kind < 4 ? addDays(LONG_AGO, -(of % 50) * 30) : kind === 4 ? '' : addDays(YESTERDAY, -(of % 40));
    const isPlanned = kind === 5 || kind === 6;
    const made = ledgerRows(engine.reference, Math.min(PIECE, count - from), { prefix: `P${String(of).padStart(4, '0')}-`, signed, ...(isPlanned ? { lead: LEAD } : {}) });
    const rows = isPlanned ? made : made.map((row) => amongLevels(row, units, roll));
    await carryIn(engine, rows.map((row) => (signed === '' ? { ...row, told: { ...row.told, signed_precision: '' } } : row)));
    if (isPlanned) planned.push(...rows.map(({ id }) => id));
  }
  await inFlight(64, planned, (id) => plan(engine, id));
  await engine.clockLoop.tick(Date.now());
  await engine.tellLights.execute();
}

/** A county or a province stands in the place of some of its parties. */
function amongLevels(row, [counties, provinces], roll) {
  const parties = row.parties.map((party) => {
    const units = [counties, provinces][roll(4)];
    const unit = units?.[roll(units.length)];
    return unit === undefined ? party : { ...party, code: unit.code, name: unit.name, name_in_source: unit.name };
  });
  return parties[0].code === parties[1].code ? row : { ...row, parties };
}

async function plan(engine, id) {
  const obligations = Array.from({ length: OWED }, (_, index) => ({ title: `建立联席会议制度并按季度会商（${index + 1}）`, leadUnit: LEAD, dueOn: addDays(YESTERDAY, 5 + index * 90) }));
  const answer = await engine.transitionAgreement.execute({ actor: { ...ACTOR, office: LEAD }, id, expected: 1, request: { type: 'PLAN', payload: { obligations } } });
  if (!answer.ok) throw new Error(`PLAN of ${id} was refused: ${answer.code}`);
}
