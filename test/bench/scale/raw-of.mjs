import { inChild } from '../child.mjs';

/** The rows written between two databases, written again by pg alone into a copy of the first; items a second. */
export async function rawOf(house, before, after, { perCommit, connections }) {
  const scratch = await house.copy(before);
  await house.servers.settle(scratch);
  const { items, seconds } = await inChild('scale/raw.mjs', { before, after, scratch, perCommit, connections });
  await house.servers.drop(scratch);
  return items / seconds;
}
