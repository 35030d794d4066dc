import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cents,
  recordText,
  type TallyElection,
  TALLY_RULES,
  type TallyRecord,
  type TallyRule,
  type TieCriterion,
} from '#domain';
import {
  looseRecord,
  type LooseRecord,
  pabulibTextOf,
  recordOf,
  resealed,
} from '../../../../test/support/recorded-count.factory.js';
import {
  CASES,
  nearlyTiedElection,
  smallElection,
} from '../../../../test/support/small-elections.js';
import { tallyElection } from '../../../../test/support/tally.factory.js';
import { checkRecord } from './verify.command.js';

const faultsOf = (record: string, file: string): string[] =>
  checkRecord(record, file).flatMap(({ check, reason }) =>
    reason === null ? [] : [`${check}: ${reason}`],
  );

const TIES: readonly (readonly TieCriterion[])[] = [
  ['cost', 'votes', 'id'],
  ['votes', 'cost-descending', 'id'],
  ['list-order', 'id'],
  ['lot', 'id'],
  ['id'],
];

const anyRule = fc
  .record({
    rule: fc.constantFrom(...TALLY_RULES),
    threshold: fc.constantFrom(null, null, 1, 2),
    ties: fc.constantFrom(...TIES),
    unit: fc.constantFrom(1n, 2n, 3n, 100n),
    leftoverByScore: fc.boolean(),
  })
  .map(({ rule, threshold, ties, unit, leftoverByScore }): TallyRule => ({
    rule,
    threshold:
      rule === 'greedy@1' ? null : rule === 'greedy-threshold@1' ? (threshold ?? 1) : threshold,
    ties,
    ...(/add1|floor/.test(rule) ? { unitCents: cents(unit) } : {}),
    ...(ties.includes('lot') ? { seed: 'Lindenveld 2026' } : {}),
    ...(leftoverByScore && rule.startsWith('greedy') ? { leftoverByScore } : {}),
  }));

const anyElection: fc.Arbitrary<TallyElection> = fc
  .record({
    election: fc.oneof(
      { weight: 4, arbitrary: smallElection() },
      { weight: 1, arbitrary: nearlyTiedElection() },
    ),
    groups: fc.array(
      fc.record({
        costMax: fc.constantFrom(null, 12n, 30n),
        countMax: fc.constantFrom(null, 1, 2),
        every: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ election, groups }) => ({
    ...election,
    limits: groups.map(({ costMax, countMax, every }, index) => ({
      name: `thema ${'é'.repeat(index)}`,
      costMax: costMax === null ? null : cents(costMax),
      countMax,
      members: election.projects.flatMap((_one, place) => (place % every === 0 ? [place] : [])),
    })),
  }));

const anyCount = fc.tuple(anyElection, anyRule).map(([election, plain]) => {
  // Add1 in single cents would take for ever on a budget of 10^17 cents.
  const coarse = election.budget > 1000n ? { unitCents: cents(election.budget / 37n) } : {};
  const rule: TallyRule = plain.unitCents === undefined ? plain : { ...plain, ...coarse };
  const themes = election.projects.map((_one, place) => ['Groen', 'Groen,Spel', ''][place % 3]!);
  const groupsOf = themes.map((cell) => cell.split(',').filter((name) => name !== ''));
  const record = recordOf(election, rule, [{ name: 'theme', groupsOf }]);
  return { record, file: pabulibTextOf(election, themes) };
});

/** Every place in a document that holds one value, such as `projects.2.votes`. */
function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, held]) => leavesOf(held, [...path, key]));
  return Array.isArray(value) && value.length > 0 ? [...inner, path] : inner;
}

/** The record with one value changed, or one entry of a list taken out. */
function changedAt(record: LooseRecord, path: readonly string[]): LooseRecord {
  const copy = structuredClone(record);
  const last = path.at(-1)!;
  const holder = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((held, key) => held[key] as Record<string, unknown>, copy);
  holder[last] = changed(holder[last]);
  return copy;
}

function changed(value: unknown): unknown {
  if (typeof value === 'string') return /^\d+$/.test(value) ? `${BigInt(value) + 1n}` : `${value}1`;
  if (Array.isArray(value)) return value.slice(1);
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return '1';
}

/**
 * What a record can hide under a fresh seal: who counted and by which document; what follows from the
 * rest and restates it; and ties, as to see one takes the price of every project at every step.
 */
const HIDDEN = [
  /^(engine|rulesHash)$/,
  /^(ties|representation|certificates\.prices)(\.|$)/,
  /^certificates\.feasible\.(overspentCents|limits|belowThreshold|exceptions)(\.|$)/,
  /^projects\.\d+\.fate$/,
  /^trace(\.kind|\.comparison)?$/,
  /^trace\.stoppedBy(\.|$)/,
  /^trace\.steps\.\d+\.(rho|effectiveVotes|fullPayers|shortPayers)$/,
];

/** The record of other winners, with amounts and steps that fit them, under a fresh seal. */
function withWinners(record: TallyRecord, winners: readonly string[]): LooseRecord {
  const costs = new Map(record.projects.map(({ id, costCents }) => [id, costCents]));
  const spent = winners.reduce((sum, id) => sum + (costs.get(id) ?? 0n), 0n);
  const { trace, certificates, ...rest } = looseRecord(record) as LooseTrace;
  if (trace?.steps !== undefined)
    trace.steps = trace.steps.filter(({ id }) => winners.includes(id));
  if (trace?.completed !== undefined) {
    const bought = new Set(trace.steps?.map(({ id }) => id));
    trace.completed = winners.filter((id) => !bought.has(id));
  }
  if (trace?.times !== undefined) trace.times = trace.times.slice(0, winners.length);
  certificates['feasible'] = { isFeasible: true, spentCents: `${spent}` };
  const leftoverCents = `${record.budgetCents - spent}`;
  const told = { trace, certificates, winners, spentCents: `${spent}`, leftoverCents };
  return resealed({ ...rest, ...told });
}

const BOUGHT = /^(sequential-phragmen|equal-shares-(cost|cardinality)(-floor)?)@1$/;

type LooseTrace = LooseRecord & {
  trace: { steps?: { id: string }[]; completed?: string[]; times?: string[] } | null;
  certificates: LooseRecord;
};

describe('the checker of tally records', () => {
  it('accepts the record of every count, under every rule', () => {
    fc.assert(
      fc.property(anyCount, ({ record, file }) => {
        expect(faultsOf(recordText(record), file)).toEqual([]);
      }),
      { numRuns: CASES },
    );
  }, 400_000);

  it('refuses a record after any single change, and after one that matters under a fresh seal', () => {
    const undetected: string[] = [];
    fc.assert(
      fc.property(anyCount, fc.nat(), ({ record, file }, seed) => {
        const loose = looseRecord(record);
        const paths = leavesOf(loose).filter(([key]) => key !== 'recordHash');
        const path = paths[seed % paths.length]!;

        const other = changedAt(loose, path);

        expect(faultsOf(JSON.stringify(other), file)).not.toEqual([]);
        if (HIDDEN.some((hidden) => hidden.test(path.join('.')))) return;
        if (faultsOf(JSON.stringify(resealed(other)), file).length === 0)
          undetected.push(path.join('.'));
      }),
      { numRuns: CASES },
    );

    expect(undetected).toEqual([]);
  }, 400_000);

  it('refuses an outcome without its last winner, or with another one, though all amounts fit', () => {
    const undetected: string[] = [];
    let tried = 0;
    fc.assert(
      fc.property(anyCount, fc.nat(), ({ record, file }, seed) => {
        const loser = record.projects.filter(({ id }) => !record.winners.includes(id)).at(0);
        const kept = record.winners.slice(0, -1);
        const winners = seed % 2 === 0 || loser === undefined ? kept : [...kept, loser.id];
        if (record.winners.length === 0) return;

        const other = withWinners(record, winners);

        tried += 1;
        const [fault = 'none'] = faultsOf(JSON.stringify(other), file);
        // What the certificates would show too, the prices have to show by themselves.
        const isBought = winners === kept && BOUGHT.test(record.rule.rule);
        const isFound = isBought ? fault.startsWith('rule and prices') : fault !== 'none';
        if (!isFound) undetected.push(`${record.rule.rule}: ${fault}`);
      }),
      { numRuns: CASES },
    );

    expect(tried).toBeGreaterThan(CASES / 4);
    expect(undetected).toEqual([]);
  }, 400_000);

  it('refuses purchases in another order, though every one of them is paid for', () => {
    // Nobody votes for both: either order gives the same payments, and only rho tells.
    const election = tallyElection({
      budget: 100n,
      projects: [
        ['a', 30n],
        ['b', 20n],
      ],
      ballots: [['a'], ['a'], ['a'], ['b'], ['b']],
    });
    const rule: TallyRule = { rule: 'equal-shares-cost@1', threshold: null, ties: ['id'] };
    const record = looseRecord(recordOf(election, rule));
    const trace = record['trace'] as { readonly steps: readonly unknown[] };
    const swapped = resealed({
      ...record,
      winners: ['b', 'a'],
      trace: { ...trace, steps: trace.steps.toReversed() },
    });

    const faults = faultsOf(JSON.stringify(swapped), pabulibTextOf(election));

    expect(record['winners']).toEqual(['a', 'b']);
    expect(faults.join()).toContain('was entitled before');
  });
});
