import { ScaleHouse } from './house.mjs';
import { Servers } from './servers.mjs';
import { w2 } from './w2.mjs';

export const SCALE = { W2: w2 };

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
