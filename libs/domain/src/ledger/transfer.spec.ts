import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cents, cents, CENTS_MAX } from '../money/cents.js';
import {
  allocatedAccount,
  budgetAccount,
  COUNCIL_ACCOUNT,
  hasCeiling,
  paidAccount,
} from './chart-of-accounts.js';
import {
  allocationTransfer,
  AmountError,
  cancelTransfer,
  grantTransfer,
  releaseTransfer,
  TRANSFER_CODES,
  trancheTransfer,
} from './transfer.js';

/** Every transfer that names an amount. */
const WITH_AMOUNT = [
  (amount: Cents) => grantTransfer('t', 'budget', amount),
  (amount: Cents) =>
    allocationTransfer('t', { budgetId: 'budget', initiativeId: 'bench', amountCents: amount }),
  (amount: Cents) => trancheTransfer('t', 'bench', amount),
];

describe('a transfer', () => {
  it('moves money one step on: council, budget, initiative, payee', () => {
    const steps = WITH_AMOUNT.map((transfer) => transfer(cents(5n)));

    expect(steps).toMatchObject([
      { debit: COUNCIL_ACCOUNT, credit: budgetAccount('budget'), kind: 'posted' },
      { debit: budgetAccount('budget'), credit: allocatedAccount('bench'), kind: 'posted' },
      { debit: allocatedAccount('bench'), credit: paidAccount('bench'), kind: 'pending' },
    ]);
  });

  it('resolves a reservation without saying accounts or amounts again', () => {
    expect(releaseTransfer('r', 't')).toEqual({
      kind: 'post',
      id: 'r',
      pendingId: 't',
      code: 'tranche-release',
    });
    expect(cancelTransfer('c', 't')).toEqual({
      kind: 'void',
      id: 'c',
      pendingId: 't',
      code: 'tranche-cancel',
    });
  });

  it('is of one event each', () => {
    const codes = [
      ...WITH_AMOUNT.map((transfer) => transfer(cents(1n))),
      releaseTransfer('r', 't'),
      cancelTransfer('c', 't'),
    ].map(({ code }) => code);

    expect(codes).toEqual(TRANSFER_CODES);
  });

  it('is of more than nothing and at most ten billion euro', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-CENTS_MAX, 2n * CENTS_MAX),
        fc.constantFrom(...WITH_AMOUNT),
        (amount, transfer) => {
          const make = (): unknown => transfer(cents(amount));

          if (amount > 0n && amount <= CENTS_MAX)
            expect(make()).toMatchObject({ amountCents: amount });
          else expect(make).toThrow(AmountError);
        },
      ),
    );
    for (const transfer of WITH_AMOUNT) {
      expect(() => transfer(cents(0n))).toThrow(AmountError);
      expect(() => transfer(CENTS_MAX as Cents)).not.toThrow();
      expect(() => transfer(cents(CENTS_MAX + 1n))).toThrow(AmountError);
    }
  });
});

describe('an account', () => {
  it('has a ceiling, unless the money comes from outside', () => {
    const paths = [budgetAccount('b'), allocatedAccount('i'), paidAccount('i')];

    expect(paths.every(hasCeiling)).toBe(true);
    expect(hasCeiling(COUNCIL_ACCOUNT)).toBe(false);
  });
});
