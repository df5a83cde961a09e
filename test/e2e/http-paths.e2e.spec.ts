import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementChart, followUpChart, obligationChart } from '#libs/charts';
import { agreementPaths } from '../support/paths/agreement-graph.js';
import { walkAgreement } from '../support/paths/agreement-walk.js';
import { followUpPaths } from '../support/paths/follow-up-graph.js';
import { walkFollowUp } from '../support/paths/follow-up-walk.js';
import { goAll } from '../support/paths/go.js';
import { PathHistory } from '../support/paths/history.js';
import { obligationPaths } from '../support/paths/obligation-graph.js';
import { walkObligation } from '../support/paths/obligation-walk.js';
import { BEGINNING, furnish } from '../support/paths/walk.js';
import { waysIn } from '../support/paths/ways.js';
import { morning, TestServer } from '../support/server.js';

/** Far beyond what the paths of a chart take on a machine with nothing else to do. */
const LIMIT = 600_000;
const WELL = { strayed: [], storedOtherwise: [], missing: [] };

let server: TestServer;
let history: PathHistory;
beforeAll(async () => {
  server = await TestServer.start({ at: morning(BEGINNING) });
  history = new PathHistory(server);
  await furnish(server);
});
afterAll(async () => {
  history.close();
  await server.stop();
});

/**
 * `xstate/graph` finds the shortest path to each way; each event of it is brought about over HTTP, by the office that may
 * send it or by the clock. Which ways were taken is read from the history.
 */
describe('every way of a chart is gone over HTTP, and what is stored then is what the history tells', () => {
  it('of follow-ups', async () => {
    const gone = await goAll(server, history, 'followUp', followUpPaths(), walkFollowUp);
    expect({ ...gone, missing: waysIn(followUpChart).filter((way) => !history.ways.has(`followUp ${way}`)) }).toEqual(WELL);
  }, LIMIT);
  it('of obligations', async () => {
    const gone = await goAll(server, history, 'obligation', obligationPaths(), walkObligation);
    expect({ ...gone, missing: waysIn(obligationChart).filter((way) => !history.ways.has(`obligation ${way}`)) }).toEqual(WELL);
  }, LIMIT);
  it('of agreements', async () => {
    const gone = await goAll(server, history, 'agreement', agreementPaths(), walkAgreement);
    expect({ ...gone, missing: waysIn(agreementChart).filter((way) => !history.ways.has(`agreement ${way}`)) }).toEqual(WELL);
  }, LIMIT);
});
