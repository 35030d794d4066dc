import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parsePabulib } from '../../pabulib/parse-pabulib.js';
import { tallyElectionOfPabulib } from '../tally-election-of-pabulib.js';
import type { TallyElection } from '../tally-election.js';
import { cents } from '../../money/cents.js';
import { countEqualShares } from '../equal-shares/count-equal-shares.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { auditedOutcome } from './audited-outcome.js';
import { ejrPlusViolations } from './ejr-plus.js';

// The elections are not part of the project: where they are not at hand, nothing is compared.
const CORPUS = fileURLToPath(new URL('../../../../../../shared/pabulib/', import.meta.url));
const isHere = existsSync(join(CORPUS, 'fairness-audit.json'));

type Witness = readonly [project: string, voters: number, utility: number];
type Audit = { readonly instance: string } & Readonly<Record<string, readonly Witness[]>>;
type Reference = {
  readonly instance: string;
  readonly rules: Readonly<Record<string, { readonly winners?: readonly string[] }>>;
};
type Official = { readonly file: string; readonly official_winners?: readonly string[] };

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const audits = isHere ? (readJson(join(CORPUS, 'fairness-audit.json')) as Audit[]) : [];
const references = isHere
  ? readdirSync(join(CORPUS, 'reference')).map(
      (file) => readJson(join(CORPUS, 'reference', file)) as Reference,
    )
  : [];
const officials = isHere ? (readJson(join(CORPUS, 'manifest.json')) as Official[]) : [];

function electionIn(instance: string): TallyElection {
  const reading = parsePabulib(readFileSync(join(CORPUS, 'elections', `${instance}.pb`), 'utf8'));
  if (!reading.ok) throw new Error(`${instance}: ${JSON.stringify(reading.faults.slice(0, 5))}`);
  return tallyElectionOfPabulib(reading.election);
}

/**
 * The winners by the reference; where it has none for Add1, by our count with the same increment, which
 * takes long: in the heavy suite only, otherwise null.
 */
function winnersOf(
  election: TallyElection,
  instance: string,
  rule: string,
): readonly string[] | null {
  if (rule === 'official') {
    return (
      officials.find(({ file }) => file === `elections/${instance}.pb`)?.official_winners ?? []
    );
  }
  const reference = references.find((one) => one.instance === `${instance}.pb`);
  const winners = reference?.rules[rule]?.winners;
  if (winners !== undefined) return winners;
  if (process.env['WIJKKAS_HEAVY'] === undefined) return null;
  const share = election.budget / BigInt(election.ballots.size);
  const unit = cents(share <= 200_000n ? 100n : ((share + 49_999n) / 50_000n) * 100n);
  const completion = rule === 'mes_cost_add1' ? 'add1-exhaustive' : 'add1';
  return countEqualShares(election, { ...SHARES, completion, unit }).winners;
}

const SHARES = {
  utility: 'cost',
  start: 'exact',
  comparison: 'none',
  ties: DEFAULT_TIES,
} as const;

/** A file's audit lists the first five violations in the order of the file, in currency units. */
const LISTED_MAX = 5;

function violationsOf(
  election: TallyElection,
  winners: readonly string[],
  utility: 'cost' | 'cardinality',
): Witness[] {
  const places = new Map(election.projects.map(({ id }, place) => [id, place]));
  return ejrPlusViolations(auditedOutcome(election, winners), utility)
    .sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0))
    .map((one) => {
      const got = Number(one.utility) / (utility === 'cost' ? 100 : 1);
      return [one.id, one.voters, got] as const;
    })
    .slice(0, LISTED_MAX);
}

const figures = { outcomes: 0, withViolations: 0 };

afterAll(() => {
  process.stdout.write(
    `EJR+: ${figures.outcomes} audited outcomes, ${figures.withViolations} with violations, compared\n`,
  );
});

describe('EJR+ up to one project in real elections', () => {
  it('is violated where, by how few voters, and at what utility the reference says', () => {
    const other: string[] = [];
    for (const { instance, ...audited } of audits) {
      const election = electionIn(instance);
      for (const [key, stated] of Object.entries(audited)) {
        const [rule = '', utility] = key.split('|');
        const winners = winnersOf(election, instance, rule);
        if (winners === null) continue;

        const ours = violationsOf(election, winners, utility === 'cost' ? 'cost' : 'cardinality');

        figures.outcomes += 1;
        if (ours.length > 0) figures.withViolations += 1;
        if (JSON.stringify(ours) !== JSON.stringify(stated)) other.push(`${instance} ${key}`);
      }
    }

    expect(other).toEqual([]);
  }, 600_000);
});
