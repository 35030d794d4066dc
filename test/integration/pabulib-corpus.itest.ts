import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  checkCounts,
  declaredRule,
  DEFAULT_TIES,
  formatAmount,
  openPabulibReader,
  pabulibColumn,
  type PabulibElection,
  type PabulibReading,
  pabulibRows,
  parsePabulib,
  tallyElectionOfPabulib,
  type TallyLimit,
  type TallyResult,
  type TallyRule,
  writePabulib,
} from '#domain';
import { counted } from '../support/tally.factory.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CORPUS = join(ROOT, '../shared/pabulib');
const OWN = join(ROOT, 'test/fixtures');
const isCorpusThere = existsSync(join(CORPUS, 'elections'));
const ELECTIONS = isCorpusThere ? join(CORPUS, 'elections') : OWN;

type Official = {
  readonly file: string;
  readonly rule?: string;
  readonly official_winners?: readonly string[];
  readonly official_reproduced_by_declared_rule?: boolean | null;
  readonly official_reproducing_variants?: readonly string[];
};
type Reference = {
  readonly rules: {
    readonly greedy_by_votes?: { readonly winners: readonly string[]; readonly cost: string };
  };
};

const files = readdirSync(ELECTIONS).filter((file) => file.endsWith('.pb') && file !== 'faulty.pb');
const textOf = (file: string): string => readFileSync(join(ELECTIONS, file), 'utf8');
const plainRule = (rule: TallyRule['rule'], threshold: number | null): TallyRule => ({
  rule,
  threshold,
  ties: DEFAULT_TIES,
});

function electionIn(file: string): PabulibElection {
  const reading = parsePabulib(textOf(file));
  if (!reading.ok) throw new Error(`${file}: ${JSON.stringify(reading.faults.slice(0, 5))}`);
  return reading.election;
}

/** The same, in pieces of so many characters. */
function readInPieces(
  file: string,
  length: number,
  keepCells: boolean,
): Extract<PabulibReading, { ok: true }> {
  const text = textOf(file);
  const reader = openPabulibReader({ keepCells });
  for (let from = 0; from < text.length; from += length)
    reader.push(text.slice(from, from + length));
  const reading = reader.end();
  if (!reading.ok) throw new Error(`${file}: ${JSON.stringify(reading.faults.slice(0, 5))}`);
  return reading;
}

const count = (
  election: PabulibElection,
  rule: TallyRule,
  limits: readonly TallyLimit[] = [],
): TallyResult => counted({ ...tallyElectionOfPabulib(election), limits }, rule);

/** Everything in a file, as one text: comparing texts is much faster than comparing values. */
const contentOf = ({ meta, projectTable, voteTable, ...election }: PabulibElection): string =>
  JSON.stringify([
    meta,
    projectTable.columns,
    pabulibRows(projectTable),
    voteTable.columns,
    pabulibRows(voteTable),
    election.projects.map(({ id, cost, name }) => [id, cost.toString(), name]),
    election.ballots.starts.join(),
    election.ballots.choices.join(),
    election.ballots.points?.join(),
  ]);

const withPlainLineEnds = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\n?$/, '\n');

const officials = (): readonly Official[] =>
  JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')) as Official[];

const sameSet = (left: readonly string[], right: readonly string[]): boolean =>
  JSON.stringify(left.toSorted()) === JSON.stringify(right.toSorted());

const print = (figures: string): boolean => process.stdout.write(`pabulib corpus: ${figures}\n`);

describe('the corpus of elections', () => {
  it(
    isCorpusThere
      ? 'is the published elections, all of which are read without a fault'
      : 'is the own made-up files, as the published elections are not at hand',
    () => {
      const elections = files.map(electionIn);

      expect(elections.length).toBeGreaterThanOrEqual(isCorpusThere ? 125 : 5);
      const ballots = elections.reduce((sum, election) => sum + election.ballots.size, 0);
      print(`${elections.length} files read, ${ballots} ballots`);
    },
  );

  it('is written and read back without any loss, as it was but for line ends and needless quotes', () => {
    let canonical = 0;
    let identical = 0;

    for (const file of files) {
      const election = electionIn(file);
      const text = writePabulib(election);
      const again = parsePabulib(text);

      if (!again.ok) throw new Error(file);
      expect({ file, isSame: contentOf(again.election) === contentOf(election) }).toEqual({
        file,
        isSame: true,
      });
      if (text === textOf(file)) identical += 1;
      if (text === withPlainLineEnds(textOf(file))) canonical += 1;
    }

    const figures = `${identical} byte for byte, ${canonical} but for line ends`;
    print(`${files.length} written and read back without loss, ${figures}`);
    expect(identical).toBeGreaterThan(0);
  });

  it('is read the same in pieces of any length, with and without the cells of its votes', () => {
    for (const file of files) {
      const whole = electionIn(file);

      const { election } = readInPieces(file, 977, true);
      const withoutCells = readInPieces(file, 65_536, false);

      expect({ file, isSame: contentOf(election) === contentOf(whole) }).toEqual({
        file,
        isSame: true,
      });
      const { ballots } = withoutCells.election;
      expect(ballots.starts.join() === whole.ballots.starts.join()).toBe(true);
      expect(ballots.choices.join() === whole.ballots.choices.join()).toBe(true);
    }
  });

  it('has votes columns that agree with its ballots, but for repeated choices and other point scales', () => {
    const differing = files.filter((file) => checkCounts(electionIn(file)).length > 0);

    print(`${files.length - differing.length} files whose own counts agree with their ballots`);
    expect(differing.length).toBeLessThanOrEqual(isCorpusThere ? 4 : 0);
  });

  it('is counted within the budget by every rule, in any order of the projects that are funded', () => {
    for (const file of files) {
      const election = electionIn(file);
      const costs = new Map(election.projects.map(({ id, cost }) => [id, cost]));

      for (const rule of ['greedy@1', 'greedy-no-skip@1', 'greedy-threshold@1'] as const) {
        const { winners, spent } = count(election, plainRule(rule, election.scoreMin));

        expect(winners.reduce((sum, id) => sum + (costs.get(id) ?? 0n), 0n)).toBe(spent);
        expect(spent).toBeLessThanOrEqual(election.budget);
      }
    }
  });
});

if (isCorpusThere) {
  describe('the published elections', () => {
    it('gives the winners of the reference counts by greedy, in their order', () => {
      const others: string[] = [];
      let compared = 0;

      for (const file of files) {
        const reference = join(CORPUS, 'reference', file.replace(/\.pb$/, '.json'));
        if (!existsSync(reference)) continue;
        const { rules } = JSON.parse(readFileSync(reference, 'utf8')) as Reference;
        if (rules.greedy_by_votes === undefined) continue;
        const { winners, spent } = count(electionIn(file), plainRule('greedy@1', null));
        const isSame =
          JSON.stringify(winners) === JSON.stringify(rules.greedy_by_votes.winners) &&
          formatAmount(spent) === rules.greedy_by_votes.cost;
        compared += 1;
        if (!isSame) others.push(file);
      }

      print(`${compared - others.length} of ${compared} reference counts by greedy are the same`);
      expect(others).toEqual([]);
      expect(compared).toBe(124);
    });

    it('gives the official winners by the declared rule wherever that is possible', () => {
      const wrong: string[] = [];
      let compared = 0;

      for (const official of officials()) {
        const reproduced = official.official_reproduced_by_declared_rule ?? null;
        if (reproduced === null || official.official_winners === undefined) continue;
        const election = electionIn(basename(official.file));
        const declared = declaredRule(election);
        if (declared.kind === 'unsupported' || election.rule === 'greedy-custom') continue;
        const { winners } = count(election, declared.rule, declared.limits);
        compared += 1;
        if (sameSet(winners, official.official_winners) !== reproduced) wrong.push(official.file);
      }

      print(`${compared - wrong.length} of ${compared} official results are as the manifest says`);
      expect(wrong).toEqual([]);
      expect(compared).toBe(50);
    });

    it('funds the last project from a reserve where the city did', () => {
      const custom = files.filter((file) => electionIn(file).rule === 'greedy-custom');

      for (const file of custom) {
        const election = electionIn(file);
        const declared = declaredRule(election);
        if (declared.kind === 'unsupported') throw new Error(`${file}: ${declared.reason}`);
        // 1 is funded from the budget, 2 with the reserve; 3 got money that was left elsewhere.
        const official = pabulibColumn(election.projectTable, 'selected')?.flatMap((code, row) =>
          code === '1' || code === '2' ? [election.projects[row]?.id ?? ''] : [],
        );
        expect(count(election, declared.rule).winners.toSorted()).toEqual(official?.toSorted());
      }
      expect(custom).toHaveLength(7);
    });

    it('gives the official winners with and without skipping exactly where the manifest says so', () => {
      const wrong: string[] = [];
      let compared = 0;

      for (const { file, official_winners: winners, ...official } of officials()) {
        const variants = official.official_reproducing_variants;
        if (winners === undefined || variants === undefined) continue;
        const election = electionIn(basename(file));
        for (const [variant, rule] of [
          ['min_cost_then_id|skip', 'greedy-threshold@1'],
          ['min_cost_then_id|noskip', 'greedy-no-skip@1'],
        ] as const) {
          const result = count(election, plainRule(rule, election.scoreMin));
          compared += 1;
          if (sameSet(result.winners, winners) !== variants.includes(variant)) wrong.push(file);
        }
      }

      print(`${compared - wrong.length} of ${compared} variants are as the manifest says`);
      expect(wrong).toEqual([]);
    });
  });
}
