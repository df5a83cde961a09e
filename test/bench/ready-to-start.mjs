import { carryIn, filled } from './house.mjs';
import { ledgerRows, YESTERDAY } from './ledger.mjs';
import { inFlight } from './measure.mjs';

/** The lead party of all these agreements, and the government above it, which accepts its evidence. */
export const LEAD = '511900';
const SUPERIOR = '510000';

let ready;

/**
 * A folder with agreements that only wait for START_IMPLEMENTATION: each has an obligation and accepted evidence.
 * Copy it, never open it.
 *
 * @returns the folder, the agreements with the version they stand at, and the secret of a token of their lead party
 */
export async function readyToStart(count) {
  ready ??= await filled((engine) => prepareToStart(engine, count));
  return { folder: ready.folder, ...ready.result };
}

/** Brings them into the data of an engine. */
export async function prepareToStart(engine, count) {
  const rows = ledgerRows(engine.reference, count, { prefix: 'S', signed: YESTERDAY, lead: LEAD });
  await carryIn(engine, rows);
  const agreements = rows.map(({ id }) => ({ id, version: 1 }));
  await inFlight(64, agreements, (agreement) => prepare(engine, agreement));
  const { secret } = await engine.appoint.token({ office: LEAD, name: 'bench', admin: false, actor: { id: 'bench', office: '100000' } });
  return { agreements, secret };
}

async function prepare(engine, agreement) {
  const send = async (office, type, payload) => {
    const answer = await engine.transitionAgreement.execute({ actor: { id: 'bench', office }, id: agreement.id, expected: agreement.version, request: { type, payload } });
    if (!answer.ok) throw new Error(`${type} was refused: ${answer.code}`);
    agreement.version = answer.version;
    return answer.created[0];
  };
  await send(LEAD, 'PLAN', { obligations: [{ title: '建立联席会议制度并按季度会商', leadUnit: LEAD, dueOn: '2030-06-30' }] });
  const evidence = await send(LEAD, 'SUBMIT_EVIDENCE', { party: LEAD, kind: 'report', title: '第一次联席会议纪要', date: YESTERDAY, link: 'https://www.example.gov.cn/minutes/1.html' });
  await send(SUPERIOR, 'ACCEPT_EVIDENCE', { evidence });
}
