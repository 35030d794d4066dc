import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../money/cents.js';
import { hearByOn } from './hear-by.js';
import { openPoints } from './open-points.js';
import {
  type InitiativePlan,
  lineAmount,
  NO_DETAILS,
  plainCost,
  requestedAmount,
  totalCost,
} from './plan.js';
import { comparePlans } from './plan-diff.js';
import { draftFaults, planFaults } from './plan-faults.js';
import { compareTexts } from './word-diff.js';

const PLAN: InitiativePlan = {
  ...NO_DETAILS,
  title: 'Moestuin',
  summary: 'Samen groente telen.',
  costLines: [plainCost('Aarde', cents(90_000n)), plainCost('Kas', cents(10_000n))],
  location: null,
  areaId: null,
};

const namesOf = (plan: InitiativePlan) =>
  planFaults(plan).map(({ name, code }) => `${name} ${code}`);

describe('what a plan asks for', () => {
  it('is its costs and the unforeseen without what others pay', () => {
    const plan = {
      ...PLAN,
      ownContributionCents: cents(20_000n),
      otherFundingCents: cents(5_000n),
      unforeseenCents: cents(1_000n),
    };

    expect(requestedAmount(PLAN)).toBe(100_000n);
    expect(totalCost(plan)).toBe(101_000n);
    expect(requestedAmount(plan)).toBe(76_000n);
  });

  it('is more than nothing before it can be submitted, and can be anything before', () => {
    const paid = (own: bigint) => ({ ...PLAN, ownContributionCents: cents(own) });

    expect(namesOf(paid(99_999n))).toEqual([]);
    expect(namesOf(paid(100_000n))).toEqual(['ownContributionCents nothing-requested']);
    expect(draftFaults(paid(200_000n))).toEqual([]);
  });
});

describe('a cost line', () => {
  it('is a quantity times a rate to the cent, or not', () => {
    expect(lineAmount(250, cents(3_000n))).toBe(7_500n);
    expect(lineAmount(50, cents(333n))).toBeNull();
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.bigInt(1n, 1_000_000n), (count, rate) => {
        expect(lineAmount(count * 100, cents(rate))).toBe(BigInt(count) * rate);
      }),
    );
  });

  it('names what is wrong with its calculation', () => {
    const line = plainCost('Hout', cents(1_000n));
    const plan = (changes: object) => ({ ...PLAN, costLines: [{ ...line, ...changes }] });
    const whole = { quantityHundredths: 200, unit: 'metre', rateCents: cents(500n) };

    expect(namesOf(plan(whole))).toEqual([]);
    expect(namesOf(plan({ ...whole, unit: null }))).toEqual([
      'costLines[0].quantity calculation-incomplete',
    ]);
    expect(namesOf(plan({ ...whole, quantityHundredths: 0 }))).toEqual([
      'costLines[0].quantity quantity-out-of-bounds',
    ]);
    expect(namesOf(plan({ ...whole, rateCents: cents(501n) }))).toEqual([
      'costLines[0].amountCents amount-not-product',
    ]);
  });
});

describe('the period of a plan', () => {
  it('is of days that exist and does not end before it starts', () => {
    const period = (startsOn: string | null, endsOn: string | null) =>
      namesOf({ ...PLAN, startsOn, endsOn });

    expect(period('2027-01-01', '2027-01-01')).toEqual([]);
    expect(period('2027-01-02', '2027-01-01')).toEqual(['endsOn ends-before-start']);
    expect(period('2027-02-29', null)).toEqual(['startsOn not-a-day']);
  });
});

describe('what is open in a plan', () => {
  it('starts with what it cannot be submitted without, and ends with nothing', () => {
    const bare = openPoints({ ...PLAN, costLines: [] });
    const whole: InitiativePlan = {
      ...PLAN,
      forWhom: 'Iedereen',
      carriedOutBy: 'Wijzelf',
      applicantKind: 'person',
      theme: 'green',
      aims: [],
      startsOn: '2027-01-01',
      endsOn: '2027-02-01',
      ownContributionCents: cents(0n),
      areaId: 'linde',
      costLines: [{ ...plainCost('Aarde', cents(1n)), category: 'materials' }],
    };

    expect(bare[0]).toEqual({ name: 'costs', field: 'costLines', isRequired: true });
    expect(bare.filter(({ isRequired }) => isRequired)).toHaveLength(1);
    expect(openPoints(whole)).toEqual([]);
    expect(openPoints({ ...whole, aims: null }).map(({ name }) => name)).toEqual(['aims']);
  });

  it('includes the hours of own work', () => {
    const work = { ...plainCost('Werk', cents(1n)), category: 'own-work' as const };

    expect(openPoints({ ...PLAN, costLines: [work] }).map(({ name }) => name)).toContain(
      'work-hours',
    );
  });
});

describe('the difference between texts', () => {
  it.each([
    ['een twee drie', 'een twee drie', [['kept', 'een twee drie']]],
    [
      'een twee drie',
      'een vier drie',
      [
        ['kept', 'een '],
        ['removed', 'twee '],
        ['added', 'vier '],
        ['kept', 'drie'],
      ],
    ],
    ['', 'nieuw', [['added', 'nieuw']]],
    ['weg', '', [['removed', 'weg']]],
  ])('from “%s” to “%s” is told word by word', (from, to, expected) => {
    expect(compareTexts(from, to).map(({ change, text }) => [change, text])).toEqual(expected);
  });

  it('gives back both texts to the character, and keeps as much as can be', () => {
    const text = fc
      .array(fc.constantFrom('boom', 'gras', 'bank', '\n', ' ', 'é'), { maxLength: 30 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const parts = compareTexts(from, to);
        const without = (change: string) =>
          parts
            .filter((part) => part.change !== change)
            .map((part) => part.text)
            .join('');
        expect(without('added')).toBe(from);
        expect(without('removed')).toBe(to);
      }),
    );
  });
});

describe('the difference between plans', () => {
  it('is nothing between the same, and tells nothing told from none', () => {
    expect(comparePlans(PLAN, { ...PLAN, costLines: [...PLAN.costLines] })).toEqual([]);
    expect(comparePlans(PLAN, { ...PLAN, aims: [] })).toEqual([
      { kind: 'value', field: 'aims', from: null, to: [] },
    ]);
    expect(comparePlans({ ...PLAN, location: { longitude: 5, latitude: 52 } }, PLAN)).toHaveLength(
      1,
    );
  });

  it('pairs cost lines by what they are for', () => {
    const [soil, glass] = PLAN.costLines;
    const more = { ...plainCost('Kas', cents(12_000n)), category: 'materials' as const };
    const water = plainCost('Water', cents(1n));

    const [change] = comparePlans(PLAN, { ...PLAN, costLines: [water, more] });

    expect(change).toEqual({
      kind: 'cost-lines',
      field: 'costLines',
      lines: [
        { change: 'removed', from: soil },
        { change: 'changed', from: glass, to: more },
        { change: 'added', to: water },
      ],
    });
  });
});

describe('the day on which initiators hear at the latest', () => {
  it('is what the round planned, or eight weeks from today', () => {
    expect(hearByOn('2026-03-01', '2026-03-20')).toBe('2026-03-20');
    expect(hearByOn('2026-03-01', null)).toBe('2026-04-26');
    expect(hearByOn('2026-03-20', '2026-03-20')).toBe('2026-05-15');
  });
});
