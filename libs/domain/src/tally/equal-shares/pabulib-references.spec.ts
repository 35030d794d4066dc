import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { counted as countedBy, GREEDY } from '../../../../../test/support/tally.factory.js';
import { cents } from '../../money/cents.js';
import { parsePabulib } from '../../pabulib/parse-pabulib.js';
import { countMaximinSupport } from '../phragmen/maximin-support.js';
import { countSequentialPhragmen } from '../phragmen/sequential-phragmen.js';
import { scoreDecimals, type TallyElection } from '../tally-election.js';
import { tallyElectionOfPabulib } from '../tally-election-of-pabulib.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { maxWelfare } from '../welfare/max-welfare.js';
import { countEqualShares, type SharesSettings } from './count-equal-shares.js';

// The elections are not part of the project: where they are not at hand, nothing is compared.
const CORPUS = fileURLToPath(new URL('../../../../../../shared/pabulib/', import.meta.url));
const REFERENCES = join(CORPUS, 'reference');

type Counted = {
  readonly config: string;
  readonly winners?: readonly string[];
  readonly welfare?: string;
};
type Reference = { readonly instance: string; readonly rules: Readonly<Record<string, Counted>> };
type Official = { readonly file: string; readonly official_winners: readonly string[] };

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const references = existsSync(REFERENCES)
  ? readdirSync(REFERENCES).map((file) => readJson(join(REFERENCES, file)) as Reference)
  : [];
const officials = existsSync(join(CORPUS, 'manifest.json'))
  ? (readJson(join(CORPUS, 'manifest.json')) as Official[])
  : [];

const elections = new Map<string, TallyElection>();

function electionIn(instance: string): TallyElection {
  const known = elections.get(instance);
  if (known !== undefined) return known;
  const reading = parsePabulib(readFileSync(join(CORPUS, 'elections', instance), 'utf8'));
  if (!reading.ok) throw new Error(`${instance}: ${JSON.stringify(reading.faults.slice(0, 5))}`);
  const election = tallyElectionOfPabulib(reading.election);
  elections.set(instance, election);
  return election;
}

const SETTINGS: SharesSettings = {
  utility: 'cost',
  completion: 'none',
  start: 'exact',
  unit: cents(100n),
  comparison: 'none',
  ties: DEFAULT_TIES,
};

/** Counts as the reference was counted; its configuration names the increment when it is not 1. */
function shares(settings: Partial<SharesSettings>) {
  return (election: TallyElection, { config }: Counted): readonly string[] => {
    const [, increment] = /increment[ =](\d+)/.exec(config) ?? [];
    const unit = cents(BigInt(increment ?? 1) * 100n);
    return countEqualShares(election, { ...SETTINGS, ...settings, unit }).winners;
  };
}

const WINNERS_IN_ORDER: Record<
  string,
  (input: TallyElection, counted: Counted) => readonly string[]
> = {
  greedy_by_votes: (input) => countedBy(input, GREEDY).winners,
  greedy_per_cost: (input) => countedBy(input, { ...GREEDY, rule: 'greedy-per-cost@1' }).winners,
  mes_cost: shares({}),
  mes_card: shares({ utility: 'cardinality' }),
  mes_cost_utilitarian: shares({ completion: 'utilitarian' }),
  mes_cost_add1: shares({ completion: 'add1-exhaustive' }),
  mes_cost_add1u: shares({ completion: 'add1-exhaustive-utilitarian' }),
  mes_cost_add1_noexh: shares({ completion: 'add1' }),
  mes_card_add1: shares({ utility: 'cardinality', completion: 'add1-exhaustive' }),
  maximin_support: (input) => {
    const result = countMaximinSupport(input, DEFAULT_TIES);
    return result.kind === 'counted' ? result.winners : [];
  },
};

const figures: string[] = [];

/** The references that have a result for this rule. */
function referencesFor(rule: string): { instance: string; counted: Counted }[] {
  return references.flatMap(({ instance, rules }) => {
    const counted = rules[rule];
    return counted?.winners === undefined ? [] : [{ instance, counted }];
  });
}

/** The instances for which a count does not equal the reference. */
function differing(
  rule: string,
  isEqual: (input: TallyElection, counted: Counted) => boolean,
): string[] {
  const all = referencesFor(rule);
  const startedAt = performance.now();
  const other = all.filter(({ instance, counted }) => !isEqual(electionIn(instance), counted));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  figures.push(`${rule}: ${all.length - other.length} of ${all.length} equal, ${seconds} s`);
  return other.map(({ instance }) => instance);
}

afterAll(() => {
  process.stdout.write(`${figures.join('\n')}\n`);
});

describe('reference results of real elections', () => {
  it.each(Object.entries(WINNERS_IN_ORDER))('equal ours, in order, for %s', (rule, count) => {
    const other = differing(
      rule,
      (input, counted) => count(input, counted).join('\n') === counted.winners?.join('\n'),
    );

    expect(other).toEqual([]);
  });

  it('equal ours for seq_phragmen; the references list winners by id', () => {
    const other = differing('seq_phragmen', (input, { winners = [] }) => {
      const ours = countSequentialPhragmen(input, DEFAULT_TIES).winners;
      return ours.toSorted().join('\n') === winners.toSorted().join('\n');
    });

    expect(other).toEqual([]);
  });

  it.each([
    ['max_welfare_cost', 'cost', 100n],
    ['max_welfare_card', 'cardinality', 1n],
  ] as const)('are worth what ours are for %s', (rule, utility, centsPerUnit) => {
    const other = differing(rule, (input, { welfare = '' }) => {
      const result = maxWelfare(input, utility);
      const units = 10n ** BigInt(scoreDecimals(input.form)) * centsPerUnit;
      return result.kind === 'solved' && result.welfare === BigInt(welfare) * units;
    });

    expect(other).toEqual([]);
  });
});

describe('official Equal Shares elections', () => {
  const official = [
    'Netherlands_Assen_2024',
    'Poland_Swiecie_2023',
    'Poland_Wieliczka_2023_Green_Budget',
  ];

  it.each(['exact', 'floor'] as const)('have the winners of Add1 with %s start', (start) => {
    const held = officials.filter(({ file }) => official.some((name) => file.includes(name)));

    for (const { file, official_winners: winners } of held) {
      const election = electionIn(file.replace('elections/', ''));
      const comparison = file.includes('Wieliczka') ? 'greedy' : 'none';
      const result = countEqualShares(election, {
        ...SETTINGS,
        completion: 'add1',
        start,
        comparison,
      });

      expect(result.winners.toSorted()).toEqual(winners.toSorted());
    }
    figures.push(`official, ${start} start: ${held.length} of ${held.length}`);
  });
});
