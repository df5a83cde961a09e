import { claim } from './claim.mjs';
import { ScaleHouse } from './house.mjs';
import { kill } from './kill.mjs';
import { Servers } from './servers.mjs';
import { shares } from './shares.mjs';
import { w1 } from './w1.mjs';
import { w2 } from './w2.mjs';
import { w3 } from './w3.mjs';
import { w4 } from './w4.mjs';
import { w5 } from './w5.mjs';

export const SCALE = { W1: w1, W2: w2, W3: w3, W4: w4, W5: w5, shares, claim, kill };

/** Runs workloads of the scale profile on servers of their own, and tells their versions. */
export async function scaleRun(names, options) {
  const servers = await Servers.start();
  try {
    const house = new ScaleHouse(servers);
    for (const name of names) await SCALE[name]({ ...options, house });
    return await servers.versions();
  } finally {
    await servers.stop();
  }
}
