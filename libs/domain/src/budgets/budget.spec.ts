import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInputError } from '../domain-error.js';
import { AmountError } from '../ledger/transfer.js';
import { cents, CENTS_MAX } from '../money/cents.js';
import { type Actor, ForbiddenError } from '../people/authorise.js';
import { type Role, ROLES } from '../people/role.js';
import {
  budgetBalance,
  type BudgetGrant,
  budgetYearFaults,
  envelopeBalance,
  grantBudget,
  MachineCannotGrantError,
} from './budget.js';

const budget = { id: 'b1', wijkteamId: 'w1', year: 2026 };

function aPerson(role: Role): Actor {
  const wijkteamId = ['resident', 'member', 'chair'].includes(role) ? 'w1' : null;
  const days = { validFromOn: '2026-01-01', validUntilOn: null };
  return { kind: 'person', id: 'p1', memberships: [{ role, wijkteamId, ...days }] };
}

function aGrant(given: Partial<BudgetGrant> = {}): BudgetGrant {
  return {
    id: 'g1',
    budgetId: 'b1',
    amountCents: cents(5_000_000n),
    decisionReference: 'Raadsbesluit 2026-041',
    ...given,
  };
}

describe('granting a budget', () => {
  it('moves the amount from the council to the budget, under the id of the grant', () => {
    const transfer = grantBudget(aPerson('finance-officer'), budget, aGrant());

    expect(transfer).toEqual({
      kind: 'posted',
      id: 'g1',
      debit: 'external:council',
      credit: 'budget:b1',
      amountCents: 5_000_000n,
      code: 'budget-grant',
    });
  });

  it.each(ROLES.filter((role) => role !== 'finance-officer'))('is not for a %s', (role) => {
    expect(() => grantBudget(aPerson(role), budget, aGrant())).toThrow(ForbiddenError);
  });

  it('is not for a machine, whatever its token says', () => {
    const machine: Actor = { kind: 'machine', id: 'm1', permissions: ['grant-budget'] };

    expect(() => grantBudget(machine, budget, aGrant())).toThrow(MachineCannotGrantError);
  });

  it('names the decision', () => {
    const grant = (): unknown =>
      grantBudget(aPerson('finance-officer'), budget, aGrant({ decisionReference: '' }));

    expect(grant).toThrow(InvalidInputError);
  });

  it.each([0n, -1n, CENTS_MAX + 1n])('is not of %p cents', (amount) => {
    const grant = (): unknown =>
      grantBudget(aPerson('finance-officer'), budget, aGrant({ amountCents: cents(amount) }));

    expect(grant).toThrow(AmountError);
  });
});

const ACCOUNT = {
  creditsPostedCents: cents(100n),
  debitsPostedCents: cents(30n),
  debitsPendingCents: cents(20n),
};
const NO_MOVES = {
  carriedInCents: cents(0n),
  carriedOutCents: cents(0n),
  toEnvelopesCents: cents(0n),
  fromEnvelopesCents: cents(0n),
};

describe('the balance of a budget', () => {
  it('counts a reservation as allocated', () => {
    expect(budgetBalance(ACCOUNT, NO_MOVES)).toEqual({
      grantedCents: 100n,
      carriedInCents: 0n,
      carriedOutCents: 0n,
      splitCents: 0n,
      allocatedCents: 50n,
      availableCents: 50n,
    });
  });

  it('adds up: what came in is promised, split, carried out or available', () => {
    const amount = fc.bigInt(0n, 1_000_000n).map(cents);
    const moves = fc.record({
      granted: amount,
      carriedInCents: amount,
      carriedOutCents: amount,
      toEnvelopesCents: amount,
      fromEnvelopesCents: amount,
      posted: amount,
      pending: amount,
    });

    fc.assert(
      fc.property(moves, ({ granted, posted, pending, ...moved }) => {
        const balance = budgetBalance(
          {
            creditsPostedCents: cents(granted + moved.carriedInCents + moved.fromEnvelopesCents),
            debitsPostedCents: cents(posted + moved.carriedOutCents + moved.toEnvelopesCents),
            debitsPendingCents: pending,
          },
          moved,
        );
        const { grantedCents, carriedInCents, ...parts } = balance;

        expect(grantedCents).toBe(granted);
        expect(balance.allocatedCents).toBe(posted + pending);
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0n)).toBe(
          grantedCents + carriedInCents,
        );
      }),
    );
  });
});

describe('the balance of an envelope', () => {
  it('is what was put in less what went back, and counts a reservation as allocated', () => {
    expect(envelopeBalance(ACCOUNT, cents(10n))).toEqual({
      grantedCents: 90n,
      allocatedCents: 40n,
      availableCents: 50n,
    });
  });
});

describe('the year of a budget', () => {
  it('lies between 2000 and 2100', () => {
    expect([1999, 2000, 2026, 2100, 2101].map((year) => budgetYearFaults(year).length)).toEqual([
      1, 0, 0, 0, 1,
    ]);
  });
});
