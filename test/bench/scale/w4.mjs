import { LEAD } from '../ready-to-start.mjs';
import { title, whole } from '../report.mjs';
import { aloneAndTogether } from './alone-and-together.mjs';

/** W4: START_IMPLEMENTATION through the engine. */
export async function w4({ scale, house }) {
  const counts = { alone: 2000 * scale, together: 5000 * scale };
  title(`W4  ${whole(counts.alone)} and ${whole(counts.together)} START_IMPLEMENTATION through the engine`);
  const { url: before, agreements } = await house.readyToStart(5000 * scale);
  await aloneAndTogether({
    house, id: 'W4', verb: 'events', before, counts,
    work: (engine, count) => ({
      items: agreements.slice(0, count),
      one: async ({ id, version }) => {
        const answer = await engine.transitionAgreement.execute({ actor: { id: 'bench', office: LEAD }, id, expected: version, request: { type: 'START_IMPLEMENTATION', payload: {} } });
        if (!answer.ok) throw new Error(`START_IMPLEMENTATION was refused: ${answer.code}`);
      },
    }),
  });
}
