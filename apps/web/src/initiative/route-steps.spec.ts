import { describe, expect, it } from '@jest/globals';
import { stepsOfRoute } from './route-steps.js';

const step = (happenedAt: string, text: string) =>
  ({ code: 'advice-asked', happenedAt, text }) as const;
const AHEAD = {
  placeText: 'Het ligt bij afdelingen.',
  heldByText: 'Aan zet: Groen.',
  next: 'advice',
  nextText: 'Hierna: het advies.',
} as const;

describe('the route of an initiative in steps', () => {
  it('puts what happened on one day in the Netherlands together, in its order', () => {
    const route = {
      ...AHEAD,
      steps: [
        step('2026-07-01T08:00:00.000Z', 'Ingediend.'),
        step('2026-07-31T21:00:00.000Z', 'Advies gevraagd aan Groen.'),
        step('2026-07-31T21:30:00.000Z', 'Advies gevraagd aan Grond.'),
        step('2026-07-31T22:30:00.000Z', 'Groen gaf advies.'),
      ],
    };

    const done = stepsOfRoute(route).filter(({ state }) => state === 'done');

    expect(done.map(({ key, texts }) => [key, ...texts])).toEqual([
      ['2026-07-01', 'Ingediend.'],
      ['2026-07-31', 'Advies gevraagd aan Groen.', 'Advies gevraagd aan Grond.'],
      ['2026-08-01', 'Groen gaf advies.'],
    ]);
  });

  it('goes on with where it is, who has it, and what comes next', () => {
    const [now, next] = stepsOfRoute({ ...AHEAD, steps: [] });

    expect(now).toMatchObject({ state: 'now', texts: [AHEAD.placeText, AHEAD.heldByText] });
    expect(next).toMatchObject({ state: 'next', texts: [AHEAD.nextText] });
  });

  it('ends where nothing comes any more', () => {
    const steps = stepsOfRoute({ ...AHEAD, next: 'nothing', steps: [] });

    expect(steps.map(({ state, texts }) => [state, ...texts])).toEqual([['now', AHEAD.placeText]]);
  });
});
