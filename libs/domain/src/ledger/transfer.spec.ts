import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cents, cents, CENTS_MAX } from '../money/cents.js';
import {
  allocatedAccount,
  budgetAccount,
  COUNCIL_ACCOUNT,
  envelopeAccount,
  hasCeiling,
  paidAccount,
} from './chart-of-accounts.js';
import {
  allocationTransfer,
  AmountError,
  applicationReleaseTransfer,
  awardTransfer,
  cancelTransfer,
  carryOverTransfer,
  grantTransfer,
  releaseTransfer,
  reservationTransfer,
  returnTransfer,
  splitTransfer,
  TRANSFER_CODES,
  trancheTransfer,
} from './transfer.js';

const ENVELOPE = { budgetId: 'budget', envelopeId: 'spring' };
const SPRING = envelopeAccount('spring');

/** Every transfer that names an amount. */
const WITH_AMOUNT = [
  (amount: Cents) => grantTransfer('t', 'budget', amount),
  (amount: Cents) =>
    carryOverTransfer('t', { fromBudgetId: 'budget', toBudgetId: 'next', amountCents: amount }),
  (amount: Cents) => splitTransfer('t', { ...ENVELOPE, amountCents: amount }),
  (amount: Cents) => returnTransfer('t', { ...ENVELOPE, amountCents: amount }),
  (amount: Cents) =>
    allocationTransfer('t', { source: SPRING, initiativeId: 'bench', amountCents: amount }),
  (amount: Cents) =>
    reservationTransfer('t', { source: SPRING, initiativeId: 'bench', amountCents: amount }),
  (amount: Cents) => trancheTransfer('t', 'bench', amount),
];

describe('a transfer', () => {
  it('moves money one step on: council, budget, envelope, initiative, payee', () => {
    const steps = WITH_AMOUNT.map((transfer) => transfer(cents(5n)));

    expect(steps).toMatchObject([
      { debit: COUNCIL_ACCOUNT, credit: budgetAccount('budget'), kind: 'posted' },
      { debit: budgetAccount('budget'), credit: budgetAccount('next'), kind: 'posted' },
      { debit: budgetAccount('budget'), credit: SPRING, kind: 'posted' },
      { debit: SPRING, credit: budgetAccount('budget'), kind: 'posted' },
      { debit: SPRING, credit: allocatedAccount('bench'), kind: 'posted' },
      { debit: SPRING, credit: allocatedAccount('bench'), kind: 'pending' },
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
    expect(awardTransfer('a', 't')).toEqual({
      kind: 'post',
      id: 'a',
      pendingId: 't',
      code: 'application-award',
    });
    expect(applicationReleaseTransfer('v', 't')).toEqual({
      kind: 'void',
      id: 'v',
      pendingId: 't',
      code: 'application-release',
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
      awardTransfer('a', 't'),
      applicationReleaseTransfer('v', 't'),
      releaseTransfer('r', 't'),
      cancelTransfer('c', 't'),
    ].map(({ code }) => code);

    expect(codes.toSorted()).toEqual(TRANSFER_CODES.toSorted());
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
    const paths = [
      budgetAccount('b'),
      envelopeAccount('e'),
      allocatedAccount('i'),
      paidAccount('i'),
    ];

    expect(paths.every(hasCeiling)).toBe(true);
    expect(hasCeiling(COUNCIL_ACCOUNT)).toBe(false);
  });
});
