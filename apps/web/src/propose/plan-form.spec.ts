import { describe, expect, it } from '@jest/globals';
import {
  EMPTY_PLAN,
  emptyRow,
  formOf,
  incomplete,
  type PlanForm,
  requestOf,
  rowCents,
  sumsOf,
  unreadable,
} from './plan-form.js';
import type { Initiative } from './propose-types.js';

const row = { ...emptyRow('a'), description: 'Hovenier', quantity: '16', unit: 'hour', rate: '50' };
const form: PlanForm = {
  ...EMPTY_PLAN,
  title: 'Pluktuin',
  costs: [row, { ...emptyRow('b'), description: 'Grond', quantity: '2,5', rate: '40,20' }],
  ownContribution: '100',
  unforeseen: '50,50',
};

describe('a plan as it is typed', () => {
  it('counts rows by quantity and rate, to the cent or not at all', () => {
    expect(form.costs.map(rowCents)).toEqual([80_000, 10_050]);
    expect(rowCents({ quantity: '0,5', rate: '0,01' })).toBeNull();
    expect(rowCents({ quantity: '', rate: '5' })).toBeNull();
  });

  it('asks for costs and the unforeseen, less what comes from elsewhere', () => {
    expect(sumsOf(form)).toEqual({
      costs: 90_050,
      unforeseen: 5_050,
      ownContribution: 10_000,
      otherFunding: 0,
      requested: 85_100,
    });
  });

  it('names what cannot be read, and leaves alone what nobody began', () => {
    const typed = {
      ...form,
      otherFunding: 'veel',
      costs: [
        row,
        emptyRow('leeg'),
        { ...row, key: 'c', rate: 'x' },
        { ...row, key: 'd', quantity: '0,5', rate: '0,01' },
      ],
    };

    expect(unreadable(form)).toEqual([]);
    expect(unreadable({ ...form, costs: [{ ...row, quantity: '' }] })).toEqual([]);
    expect(unreadable(typed)).toEqual(['otherFunding', 'costs.c.rate', 'costs.d.rate']);
  });

  it('names what a begun row lacks, and nothing of a row that nobody began', () => {
    const costs = [
      row,
      emptyRow('leeg'),
      { ...row, key: 'c', description: ' ' },
      { ...row, key: 'd', quantity: '', rate: '' },
    ];

    expect(incomplete({ ...form, costs })).toEqual([
      'costs.c.description',
      'costs.d.quantity',
      'costs.d.rate',
    ]);
  });

  it('sends whole rows only, and nothing for what nobody said', () => {
    const request = requestOf({ ...form, costs: [row, emptyRow('leeg')], ownContribution: '' });

    expect(request.costLines).toEqual([
      {
        description: 'Hovenier',
        quantity: 16,
        unit: 'hour',
        rateCents: 5_000,
        category: null,
      },
    ]);
    expect(request).toMatchObject({
      ownContributionCents: null,
      otherFundingCents: 0,
      theme: null,
    });
  });

  it('is typed further where it was left', () => {
    const read = { ...requestOf(form), location: null } as unknown as Initiative;

    expect(requestOf(formOf(read))).toEqual(requestOf(form));
  });

  it('shows a line of which only the amount is known as one piece of it', () => {
    const line = {
      description: 'Feest',
      amountCents: 12_345,
      quantity: null,
      unit: null,
      rateCents: null,
      category: null,
    };
    const read = { ...requestOf(EMPTY_PLAN), costLines: [line] } as unknown as Initiative;

    expect(formOf(read).costs).toEqual([
      {
        key: 'r0',
        description: 'Feest',
        quantity: '1',
        unit: 'piece',
        rate: '123,45',
        category: '',
      },
    ]);
  });
});
