import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents, CENTS_MAX } from '../money/cents.js';
import {
  INITIATIVE_STATES,
  INITIATIVE_TRANSITIONS,
  type InitiativeEvent,
  type InitiativeState,
  InitiativeTransitionError,
  nextInitiativeState,
} from './initiative.js';
import { type InitiativePlan, NO_DETAILS, plainCost, planCost } from './plan.js';
import {
  COST_LINES_MAX,
  draftFaults,
  planFaults,
  SUMMARY_LENGTH_MAX,
  TITLE_LENGTH_MAX,
} from './plan-faults.js';

const PLAN: InitiativePlan = {
  title: 'Moestuin',
  summary: 'Samen groente telen.',
  costLines: [plainCost('Aarde', cents(90_000n)), plainCost('Kas', cents(35_050n))],
  location: null,
  areaId: null,
  ...NO_DETAILS,
};
const EVENTS = [...new Set(INITIATIVE_TRANSITIONS.map(({ event }) => event))];

describe('the route of an initiative', () => {
  it.each<[InitiativeState, InitiativeEvent, InitiativeState]>([
    ['draft', 'submit', 'submitted'],
    ['submitted', 'accept', 'eligible'],
    ['submitted', 'reject', 'rejected'],
    ['draft', 'withdraw', 'withdrawn'],
    ['submitted', 'withdraw', 'withdrawn'],
    ['eligible', 'withdraw', 'withdrawn'],
    ['eligible', 'fund', 'funded'],
    ['eligible', 'pass-over', 'not-funded'],
    ['submitted', 'merge', 'merged'],
    ['eligible', 'merge', 'merged'],
    ['submitted', 'split', 'split'],
    ['eligible', 'split', 'split'],
  ])('leads from %s by %s to %s', (from, event, to) => {
    expect(nextInitiativeState(from, event)).toBe(to);
  });

  it('has these twelve steps and no other', () => {
    const steps = INITIATIVE_STATES.flatMap((state) =>
      EVENTS.filter((event) => {
        try {
          nextInitiativeState(state, event);
          return true;
        } catch (error) {
          expect(error).toBeInstanceOf(InitiativeTransitionError);
          return false;
        }
      }),
    );

    expect(steps).toHaveLength(12);
  });
});

describe('a plan', () => {
  it('costs the sum of its lines', () => {
    expect(planCost(PLAN)).toBe(125_050n);
    expect(planCost({ costLines: [] })).toBe(0n);
  });

  it('costs the same in whatever order its lines stand', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: CENTS_MAX }), { maxLength: 50 });
    fc.assert(
      fc.property(amounts, (list) => {
        const lines = list.map((each) => plainCost('x', cents(each)));
        const total = list.reduce((sum, each) => sum + each, 0n);
        expect(planCost({ costLines: lines })).toBe(total);
        expect(planCost({ costLines: lines.toReversed() })).toBe(total);
      }),
    );
  });

  it('can be submitted when it has a name and costs', () => {
    expect(planFaults(PLAN)).toEqual([]);
    expect(planFaults({ ...PLAN, summary: '' })).toEqual([]);
  });

  it('can be kept as a draft without costs, and not be submitted', () => {
    const bare = { ...PLAN, costLines: [] };

    expect(draftFaults(bare)).toEqual([]);
    expect(planFaults(bare).map(({ code }) => code)).toEqual(['cost-lines-missing']);
  });

  it('takes texts and costs up to their bounds, and not beyond', () => {
    const atBounds = {
      ...PLAN,
      title: 't'.repeat(TITLE_LENGTH_MAX),
      summary: 's'.repeat(SUMMARY_LENGTH_MAX),
      costLines: [plainCost('Alles', cents(CENTS_MAX))],
    };
    const beyond = {
      ...PLAN,
      title: 't'.repeat(TITLE_LENGTH_MAX + 1),
      summary: 's'.repeat(SUMMARY_LENGTH_MAX + 1),
      costLines: [...atBounds.costLines, plainCost('Iets', cents(1n))],
    };

    expect(draftFaults(atBounds)).toEqual([]);
    expect(draftFaults(beyond).map(({ name }) => name)).toEqual(['title', 'summary', 'costLines']);
  });

  it('has a bounded number of cost lines', () => {
    const line = plainCost('Plank', cents(1n));
    const lines = (count: number) => ({
      ...PLAN,
      costLines: Array.from({ length: count }, () => line),
    });

    expect(draftFaults(lines(COST_LINES_MAX))).toEqual([]);
    expect(draftFaults(lines(COST_LINES_MAX + 1)).map(({ code }) => code)).toEqual([
      'too-many-cost-lines',
    ]);
  });

  it('names every fault with its place', () => {
    const faults = draftFaults({
      ...PLAN,
      title: '',
      summary: 'nul \u0000',
      costLines: [plainCost('Aarde', cents(0n)), plainCost('', cents(-5n))],
    });

    expect(faults.map(({ name, code }) => `${name} ${code}`)).toEqual([
      'title text-empty',
      'summary text-unprintable',
      'costLines[0].amountCents amount-not-positive',
      'costLines[1].description text-empty',
      'costLines[1].amountCents amount-not-positive',
    ]);
  });
});
