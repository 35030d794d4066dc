import { describe, expect, it } from '@jest/globals';
import { MachineCannotDecideError } from '../allocation/allocation.js';
import { InvalidInputError } from '../domain-error.js';
import { budgetAccount, envelopeAccount } from '../ledger/chart-of-accounts.js';
import { cents, CENTS_MAX } from '../money/cents.js';
import { type Actor, ForbiddenError } from '../people/authorise.js';
import type { Role } from '../people/role.js';
import { carryOverYear, type CarryOverWish } from './carry-over.js';
import {
  envelopeFaults,
  type EnvelopePart,
  movementTransfer,
  returnFromEnvelope,
  splitBudget,
  splitFaults,
} from './envelope.js';

const BUDGET = { id: 'b1', wijkteamId: 'linde', year: 2026 };
const FACTS = {
  availableCents: cents(1_000n),
  envelopes: [{ id: 'spring', name: 'Lenteronde' }],
  buurtIds: ['hof'],
};

function aPerson(role: Role, wijkteamId: string | null = 'linde'): Actor {
  return { kind: 'person', id: 'p', memberships: [{ role, wijkteamId }] as never };
}

const MACHINE: Actor = {
  kind: 'machine',
  id: 'm',
  permissions: ['split-budget', 'grant-budget'],
};

function more(envelopeId: string, amount: bigint): EnvelopePart {
  return { amountCents: cents(amount), envelopeId, fresh: null };
}

function fresh(
  name: string,
  given: { readonly amount?: bigint; readonly areaId?: string } = {},
): EnvelopePart {
  const { amount = 100n, areaId = null } = given;
  const kind = areaId === null ? 'theme' : 'area';
  return { amountCents: cents(amount), envelopeId: null, fresh: { kind, name, areaId } };
}

const codesOf = (parts: readonly EnvelopePart[]): string[] =>
  splitFaults(parts, FACTS).map(({ name, code }) => `${name} ${code}`);

describe('a split of a budget', () => {
  it('takes all that is available, for what is there and what is new', () => {
    expect(
      codesOf([
        more('spring', 500n),
        fresh('Groen'),
        fresh('Hof', { amount: 400n, areaId: 'hof' }),
      ]),
    ).toEqual([]);
  });

  it('takes nothing above what is available, not by a cent', () => {
    expect(codesOf([more('spring', 500n), fresh('Groen', { amount: 501n })])).toEqual([
      'parts above-available',
    ]);
  });

  it('names every fault at once', () => {
    expect(
      codesOf([
        fresh('', { amount: 0n }),
        more('other', 2n),
        fresh('Lenteronde'),
        fresh('Elders', { areaId: 'far' }),
        fresh('Groen'),
        fresh('Groen', { amount: CENTS_MAX + 1n }),
        {
          amountCents: cents(1n),
          envelopeId: null,
          fresh: { kind: 'round', name: 'R', areaId: 'hof' },
        },
      ]),
    ).toEqual([
      'parts[0].amountCents amount-not-positive',
      'parts[0].name text-empty',
      'parts[1].envelopeId unknown-envelope',
      'parts[2].name envelope-name-taken',
      'parts[3].areaId unknown-buurt',
      'parts[5].amountCents amount-not-positive',
      'parts[6].areaId area-not-of-kind',
      'parts[5] part-twice',
      'parts above-available',
    ]);
    expect(codesOf([])).toEqual(['parts parts-missing']);
  });

  it.each<[Role, string, boolean]>([
    ['chair', 'linde', true],
    ['treasurer', 'linde', true],
    ['chair', 'beuk', false],
    ['secretary', 'linde', false],
    ['member', 'linde', false],
    ['resident', 'linde', false],
  ])('may be decided by a %s of %s: %p', (role, wijkteamId, isAllowed) => {
    const split = { decisionReference: 'Notulen 3', parts: [more('spring', 1n)] };
    const deciding = (): string => splitBudget(aPerson(role, wijkteamId), BUDGET, split, FACTS);

    if (isAllowed) expect(deciding()).toBe('p');
    else expect(deciding).toThrow(ForbiddenError);
  });

  it('is decided by no machine, whatever its token allows', () => {
    const split = { decisionReference: 'Notulen 3', parts: [more('spring', 1n)] };

    expect(() => splitBudget(MACHINE, BUDGET, split, FACTS)).toThrow(MachineCannotDecideError);
  });

  it('says where the decision can be found', () => {
    const split = { decisionReference: '', parts: [more('spring', 1n)] };

    expect(() => splitBudget(aPerson('chair'), BUDGET, split, FACTS)).toThrow(InvalidInputError);
  });
});

describe('a return from an envelope', () => {
  const back = (amount: bigint): (() => string) => {
    const wanted = { amountCents: cents(amount), decisionReference: 'Notulen 4' };
    return () => returnFromEnvelope(aPerson('treasurer'), BUDGET, wanted, cents(300n));
  };

  it('is of more than nothing and at most what is left', () => {
    expect([back(1n)(), back(300n)()]).toEqual(['p', 'p']);
    for (const amount of [0n, -1n, 301n]) expect(back(amount)).toThrow(InvalidInputError);
  });

  it('goes the other way than a split', () => {
    const envelope = { id: 'spring', budgetId: 'b1' };
    const [budget, spring] = [budgetAccount('b1'), envelopeAccount('spring')];

    expect(movementTransfer('split', 't', envelope, cents(5n))).toMatchObject({
      debit: budget,
      credit: spring,
      code: 'envelope-split',
    });
    expect(movementTransfer('return', 't', envelope, cents(5n))).toMatchObject({
      debit: spring,
      credit: budget,
      code: 'envelope-return',
    });
  });
});

describe('the envelope that a round names', () => {
  const round = { envelopeId: 'spring', budgetId: null, wijkteamId: 'linde' };
  const spring = {
    wijkteamId: 'linde',
    budgetId: 'b1',
    kind: 'round',
    paysAnotherRound: false,
  } as const;
  const codes = (...given: Parameters<typeof envelopeFaults>): string[] =>
    envelopeFaults(...given).map(({ code }) => code);

  it('is of its own wijkteam, and of the budget that it names too', () => {
    expect(codes(round, spring)).toEqual([]);
    expect(codes({ ...round, budgetId: 'b1' }, spring)).toEqual([]);
    expect(codes({ ...round, envelopeId: null }, null)).toEqual([]);
    expect(codes(round, null)).toEqual(['envelope-of-other-wijkteam']);
    expect(codes(round, { ...spring, wijkteamId: 'beuk' })).toEqual(['envelope-of-other-wijkteam']);
    expect(codes({ ...round, budgetId: 'b2' }, spring)).toEqual(['envelope-of-other-budget']);
  });

  it('pays one round when it is set apart for one', () => {
    expect(codes(round, { ...spring, paysAnotherRound: true })).toEqual([
      'envelope-of-other-round',
    ]);
    expect(codes(round, { ...spring, kind: 'theme', paysAnotherRound: true })).toEqual([]);
  });
});

describe('a carry-over', () => {
  const wish = (given: Partial<CarryOverWish> = {}): CarryOverWish => ({
    amountCents: cents(100n),
    toYear: null,
    decisionReference: 'Raadsbesluit 9',
    ...given,
  });
  const yearOf = (given: Partial<CarryOverWish>, year = 2026): (() => number) => {
    const budget = { ...BUDGET, year };
    return () => carryOverYear(aPerson('finance-officer', null), budget, wish(given), cents(100n));
  };

  it('goes to the next year, or a later one', () => {
    expect([yearOf({})(), yearOf({ toYear: 2029 })()]).toEqual([2027, 2029]);
  });

  it.each([
    ['the same year', { toYear: 2026 }],
    ['an earlier year', { toYear: 2025 }],
    ['a year that is too far', { toYear: 2101 }],
    ['more than is left', { amountCents: cents(101n) }],
    ['nothing', { amountCents: cents(0n) }],
    ['a decision that cannot be found', { decisionReference: '' }],
  ])('never takes %s', (_, given) => {
    expect(yearOf(given)).toThrow(InvalidInputError);
  });

  it('does not leave the last year there is', () => {
    expect(yearOf({}, 2100)).toThrow(InvalidInputError);
  });

  it('is the work of a finance officer', () => {
    const by = (actor: Actor) => (): number => carryOverYear(actor, BUDGET, wish(), cents(100n));

    expect(by(aPerson('chair'))).toThrow(ForbiddenError);
    expect(by(MACHINE)).toThrow('not by a machine');
  });
});
