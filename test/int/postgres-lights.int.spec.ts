import { PACE_AT_SCALE } from '#libs/engine';
import { openPostgresStore } from '#libs/store';
import { lightsFeatures } from '../features/lights.features.js';
import { onPostgres } from '../support/on-postgres.js';

onPostgres((server) => {
  let url: string;
  const place = async () => {
    url = await server().database(await server().shipped());
    return { open: () => openPostgresStore({ url, connections: 4 }), pace: PACE_AT_SCALE, remove: () => Promise.resolve() };
  };
  lightsFeatures('PostgreSQL', place, (_, statement) => server().ask(url, statement));
});
