import { describe, expect, it } from '@jest/globals';
import { agreementChart, allowedNow, blankAgreement, blankFollowUp, followUpChart, pictureOf } from '#libs/charts';
import { placesOf, waysFrom, within } from './picture.js';

const drawn = [
  { picture: pictureOf(agreementChart), closed: agreementChart.closed, allowedIn: (state: string) => allowedNow(agreementChart, { state, context: blankAgreement }) },
  { picture: pictureOf(followUpChart), closed: followUpChart.closed, allowedIn: (state: string) => allowedNow(followUpChart, { state, context: blankFollowUp }) },
];

describe.each(drawn)('the picture of the chart $picture.name', ({ picture, closed, allowedIn }) => {
  const leaves = picture.states.filter(({ path }) => !picture.states.some(({ parent }) => parent === path)).map(({ path }) => path);

  it('has its main line among its states, each reached from the one before it or its beginning', () => {
    expect(picture.line.length).toBeGreaterThan(3);
    for (const [index, path] of picture.line.entries()) {
      if (index > 0) expect([path, picture.ways.some(({ from, to }) => within(to, path) && !within(from, path))]).toEqual([path, true]);
    }
  });

  it('tells for every state the events that the chart itself allows there, and no other', () => {
    for (const state of leaves) {
      const told = [...waysFrom(picture, state)].filter(([, ways]) => ways.some(({ by }) => by === 'person')).map(([event]) => event);
      // What comes too late in a state is told beside the button, and is no way.
      const allowed = allowedIn(state).map(({ event }) => event).filter((event) => !(closed?.[state]?.to as readonly string[] | undefined)?.includes(event));
      expect([state, told.sort()]).toEqual([state, allowed.sort()]);
      for (const event of told) expect(placesOf(picture, event).some((place) => within(state, place))).toBe(true);
    }
  });

  it('names a reason for every guard', () => {
    expect(picture.ways.flatMap(({ guards }) => guards).filter((guard) => !/^\w+\.\w+$/.test(guard))).toEqual([]);
  });
});
