import { describe, expect, it } from '@jest/globals';
import { addsUp, lineOf, spendableCents, sumLines, unsplitLine } from './team-money.js';
import type { Envelope, TeamBudget } from './team-types.js';

const BUDGET: TeamBudget = {
  id: 'b',
  wijkteamId: 'w',
  year: 2026,
  grantedCents: 8_000,
  carriedInCents: 500,
  carriedOutCents: 300,
  splitCents: 3_000,
  allocatedCents: 1_200,
  paidCents: 200,
  availableCents: 4_000,
};
const ENVELOPE: Envelope = {
  id: 'e',
  budgetId: 'b',
  wijkteamId: 'w',
  kind: 'theme',
  name: 'Groen',
  areaId: null,
  grantedCents: 3_000,
  allocatedCents: 700,
  paidCents: 700,
  availableCents: 2_300,
};

describe('the money of a wijkteam', () => {
  it('is what was granted and came in, less what went on to a later year', () => {
    expect(spendableCents(BUDGET)).toBe(8_200);
  });

  it('adds up over the parts and what is in none', () => {
    const total = sumLines([lineOf(ENVELOPE), unsplitLine(BUDGET)]);

    expect(total).toEqual({
      grantedCents: 8_200,
      promisedCents: 1_900,
      paidCents: 900,
      freeCents: 6_300,
    });
    expect(addsUp(BUDGET, [ENVELOPE])).toBe(true);
  });

  it.each([
    ['a part is missing', BUDGET, []],
    ['one cent is gone from a part', BUDGET, [{ ...ENVELOPE, availableCents: 2_299 }]],
    ['one cent is gone from the rest', { ...BUDGET, availableCents: 3_999 }, [ENVELOPE]],
    ['more was paid than promised', BUDGET, [{ ...ENVELOPE, paidCents: 701 }]],
  ])('does not add up when %s', (_, budget, envelopes) => {
    expect(addsUp(budget, envelopes)).toBe(false);
  });
});
