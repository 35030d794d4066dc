import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInputError } from '../domain-error.js';
import { cents } from '../money/cents.js';
import { ROUND_MODES, type RoundMode } from '../phases/round-phase.js';
import {
  type AllocationCandidate,
  allocationBasis,
  type AllocationRequest,
  allocationTotal,
  CurrencyNotPayableError,
  decideAllocation,
  decidingPerson,
  linkedMoney,
  MachineCannotDecideError,
  MOTIVATION_LENGTH_MAX,
  moneySource,
  MotivationMissingError,
  NotEligibleError,
  passedOver,
  RoundWithoutBudgetError,
} from './allocation.js';

const NOTHING: AllocationRequest = { tallyRunId: null, initiativeIds: null, motivation: null };
const CHOSEN: AllocationRequest = {
  tallyRunId: null,
  initiativeIds: ['bench'],
  motivation: 'Iedereen zit er graag.',
};
const COUNTED: AllocationRequest = { ...NOTHING, tallyRunId: 'run' };
const OWN_CHOICE: readonly RoundMode[] = ['committee-advice', 'first-come', 'assembly'];

const candidate = (initiativeId: string, cost: bigint, isEligible = true): AllocationCandidate => ({
  initiativeId,
  costCents: cents(cost),
  isEligible,
});
const BENCH = candidate('bench', 500n);
const TREE = candidate('tree', 300n);
const LAMP = candidate('lamp', 200n, false);

function faultsOf(mode: RoundMode, request: AllocationRequest): string[] {
  try {
    allocationBasis(mode, request);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.faults.map(({ code }) => code);
  }
}

describe('what a decision rests on', () => {
  it("is a count after a residents' vote, and nothing beside it but a remark", () => {
    const remark = { ...COUNTED, motivation: '  Gefeliciteerd!  ' };

    expect(allocationBasis('resident-vote', COUNTED)).toEqual(COUNTED);
    expect(allocationBasis('resident-vote', remark).motivation).toBe('Gefeliciteerd!');
    expect(faultsOf('resident-vote', NOTHING)).toEqual(['tally-run-missing']);
    expect(faultsOf('resident-vote', { ...CHOSEN, tallyRunId: 'run' })).toEqual([
      'winners-from-count',
    ]);
  });

  it.each(OWN_CHOICE)('is a choice with reasons in the mode %s', (mode) => {
    expect(allocationBasis(mode, CHOSEN)).toEqual(CHOSEN);
    expect(faultsOf(mode, COUNTED)).toEqual([
      'no-count-in-mode',
      'initiatives-missing',
      'motivation-missing',
    ]);
    expect(faultsOf(mode, { ...CHOSEN, motivation: ' \n\t' })).toEqual(['motivation-missing']);
  });

  it('may be that nobody gets money, except where the first to come is served', () => {
    const nobody = { ...CHOSEN, initiativeIds: [] };

    expect(OWN_CHOICE.map((mode) => faultsOf(mode, nobody))).toEqual([
      [],
      ['initiatives-missing'],
      [],
    ]);
  });

  it('is told in at most five thousand characters that people can read', () => {
    const longest = 'x'.repeat(MOTIVATION_LENGTH_MAX);

    expect(faultsOf('assembly', { ...CHOSEN, motivation: longest })).toEqual([]);
    expect(faultsOf('assembly', { ...CHOSEN, motivation: `${longest}x` })).toEqual([
      'text-too-long',
    ]);
    expect(faultsOf('assembly', { ...CHOSEN, motivation: 'Omdat\u0000' })).toEqual([
      'text-unprintable',
    ]);
  });
});

describe('the money of a decision', () => {
  const round = { id: 'round', budgetId: 'budget', envelopeId: null, currency: 'EUR' };

  it('comes from the budget of the round, in euro', () => {
    expect(moneySource(round)).toBe('budget:budget');
    expect(() => moneySource({ ...round, budgetId: null })).toThrow(RoundWithoutBudgetError);
    expect(() => moneySource({ ...round, currency: 'PLN' })).toThrow(CurrencyNotPayableError);
  });

  it('comes from the envelope of the round before its budget', () => {
    expect(moneySource({ ...round, envelopeId: 'spring' })).toBe('envelope:spring');
    expect(moneySource({ ...round, envelopeId: 'spring', budgetId: null })).toBe('envelope:spring');
    expect(linkedMoney({ ...round, budgetId: null })).toBeNull();
    expect(linkedMoney({ ...round, currency: 'PLN' })).toBeNull();
  });

  it('is given by a person', () => {
    const machine = {
      kind: 'machine',
      id: 'm',
      permissions: ['decide-allocation'],
    } as const;

    expect(decidingPerson({ kind: 'person', id: 'p', memberships: [] })).toBe('p');
    expect(() => decidingPerson(machine)).toThrow(MachineCannotDecideError);
  });
});

describe('a decision', () => {
  const basis = { mode: 'assembly', motivation: 'Omdat het kan.' } as const;

  it('gives every winner its full cost, in the order given', () => {
    const lines = decideAllocation(basis, ['tree', 'bench'], [BENCH, TREE, LAMP]);

    expect(lines).toEqual([
      { initiativeId: 'tree', amountCents: 300n },
      { initiativeId: 'bench', amountCents: 500n },
    ]);
    expect(allocationTotal(lines)).toBe(800n);
  });

  it.each([
    ['that is not eligible', ['lamp']],
    ['that nobody knows', ['fountain']],
    ['that is named twice', ['bench', 'bench']],
  ])('gives no money to an initiative %s', (_, winners) => {
    const decide = (): unknown => decideAllocation(basis, winners, [BENCH, TREE, LAMP]);

    expect(decide).toThrow(NotEligibleError);
  });

  it('has reasons, unless it follows a count', () => {
    const silent = (mode: RoundMode) => (): unknown =>
      decideAllocation({ mode, motivation: ' ' }, ['bench'], [BENCH]);

    expect(silent('resident-vote')).not.toThrow();
    for (const mode of OWN_CHOICE) expect(silent(mode)).toThrow(MotivationMissingError);
  });

  it('leaves the others waiting only where the first to come is served', () => {
    const lines = decideAllocation(basis, ['bench'], [BENCH, TREE, LAMP]);
    const left = ROUND_MODES.map((mode) => passedOver(mode, lines, [BENCH, TREE, LAMP]));

    expect(left).toEqual([['tree'], ['tree'], [], ['tree']]);
  });

  it('funds or passes over every eligible initiative, each exactly once', () => {
    const pool = fc.uniqueArray(
      fc.record({
        initiativeId: fc.uuid(),
        costCents: fc.bigInt(1n, 1_000_000_000n).map(cents),
        isEligible: fc.boolean(),
      }),
      { selector: ({ initiativeId }) => initiativeId, maxLength: 20 },
    );

    fc.assert(
      fc.property(pool, fc.infiniteStream(fc.boolean()), (candidates, coin) => {
        const eligible = candidates.filter(({ isEligible }) => isEligible);
        const winners = eligible.filter(() => coin.next().value);

        const lines = decideAllocation(
          basis,
          winners.map(({ initiativeId }) => initiativeId),
          candidates,
        );
        const left = passedOver('assembly', lines, candidates);

        const decided = [...lines.map(({ initiativeId }) => initiativeId), ...left];
        expect(decided.toSorted()).toEqual(
          eligible.map(({ initiativeId }) => initiativeId).toSorted(),
        );
        expect(allocationTotal(lines)).toBe(
          winners.reduce((sum, { costCents }) => sum + costCents, 0n),
        );
      }),
    );
  });
});
