import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommanderError } from 'commander';
import { jsonLinesOf, runTally } from '../../../../test/support/tally-command.js';

const FIXTURES = fileURLToPath(new URL('../../../../test/fixtures/', import.meta.url));
const KNAPSACK = join(FIXTURES, 'molenwijk-knapsack.pb');
const CHOOSE_1 = join(FIXTURES, 'hoefbeek-choose-1.pb');
const CUMULATIVE = join(FIXTURES, 'zandhoek-cumulative.pb');
const ORDINAL = join(FIXTURES, 'elzenbroek-ordinal.pb');
const SCORING = join(FIXTURES, 'vliethof-scoring.pb');
const FAULTY = join(FIXTURES, 'faulty.pb');

describe('wijkkas tally --json', () => {
  it('prints one line with exactly the published keys', async () => {
    const { out, err, exitCode } = await runTally([KNAPSACK, '--rule', 'greedy', '--json']);

    expect(jsonLinesOf(out)).toEqual([
      {
        file: KNAPSACK,
        rule: 'greedy',
        winners: ['M-01', 'M-03', 'M-04', 'M-06'],
        spent: 24_500,
        ties: 1,
        ms: expect.any(Number),
      },
    ]);
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  });

  it.each([
    ['greedy', CHOOSE_1, ['10', '2', '12'], 10_000],
    ['greedy-no-skip', CHOOSE_1, ['10', '2'], 9000],
    ['greedy', CUMULATIVE, ['ZH/1', 'ZH/2'], 7500.5],
    ['greedy-threshold', CUMULATIVE, ['ZH/1', 'ZH/2'], 7500.5],
    ['greedy', ORDINAL, ['E', 'D'], 9000],
    ['greedy', SCORING, ['één', 'drie'], 3000],
  ])('counts by %s', async (rule, file, winners, spent) => {
    const { out } = await runTally([file, '--rule', rule, '--json']);

    expect(jsonLinesOf(out)).toMatchObject([{ rule, winners, spent }]);
  });

  it('takes rule and threshold from the file by default', async () => {
    const { out, exitCode } = await runTally([KNAPSACK, CHOOSE_1, CUMULATIVE, ORDINAL, '--json']);

    expect(jsonLinesOf(out)).toMatchObject([
      { rule: 'greedy' },
      { rule: 'greedy-no-skip', winners: ['10', '2'] },
      { rule: 'greedy-threshold' },
      { rule: 'greedy' },
    ]);
    expect(exitCode).toBe(0);
  });

  it('refuses a declared rule that it does not know, and counts the other files', async () => {
    const { out, exitCode } = await runTally([SCORING, KNAPSACK, '--rule', 'declared', '--json']);

    expect(jsonLinesOf(out)).toMatchObject([
      { file: SCORING, rule: 'declared', faults: [{ code: 'rule-unsupported' }] },
      { file: KNAPSACK, winners: ['M-01', 'M-03', 'M-04', 'M-06'] },
    ]);
    expect(exitCode).toBe(1);
  });

  it('lists the faults of a file with their lines, and exits with 1', async () => {
    const { out, exitCode } = await runTally([FAULTY, '--json']);

    expect(jsonLinesOf(out)).toMatchObject([
      { file: FAULTY, faults: expect.arrayContaining([expect.objectContaining({ line: 28 })]) },
    ]);
    expect(exitCode).toBe(1);
  });

  it('exits with 2 when a file cannot be read, whatever else went wrong', async () => {
    const { out, exitCode } = await runTally([join(FIXTURES, 'none.pb'), FAULTY, '--json']);

    expect(jsonLinesOf(out)).toMatchObject([{ faults: [{ code: 'unreadable' }] }, {}]);
    expect(exitCode).toBe(2);
  });
});

describe('wijkkas tally for people', () => {
  it('shows every project with its votes, cost and outcome, the money left and the ties', async () => {
    const { out } = await runTally([KNAPSACK]);

    expect(out).toContain('Buurtbudget Molenwijk');
    expect(out).toContain('Rule greedy@1, 10 ballots, 6 projects, budget 25,000 EUR');
    expect(out).toMatch(/1 {2}M-01 +7 +12,000 +funded +Speelplek "De Wiek"\n/);
    expect(out).toMatch(/M-02 +5 +9,000 +does not fit +Bankjes/);
    expect(out).toContain('Funded 4: 24,500 EUR spent, 500 EUR left.');
    expect(out).toContain('Tie at step 2: M-03 tied with M-02 at 5; M-03 went first by cost.');
  });

  it('shows points with their decimals', async () => {
    const { out } = await runTally([SCORING, '--rule', 'greedy']);

    expect(out).toMatch(/één +4\.25 +2,000 +funded/);
  });

  it('writes faults to the error stream, by file and line', async () => {
    const { out, err, exitCode } = await runTally([FAULTY]);

    expect(out).toBe('');
    expect(err).toContain(`${FAULTY}:4: The cost "-50" is not more than nothing.\n`);
    expect(exitCode).toBe(1);
  });

  it('draws progress on a terminal only, for one file that of reading it', async () => {
    const watched = await runTally([KNAPSACK, CHOOSE_1], true);
    const single = await runTally([KNAPSACK], true);
    const unwatched = await runTally([KNAPSACK, CHOOSE_1]);

    expect(watched.err).toContain('1/2');
    expect(single.err).toContain(`reading ${KNAPSACK}`);
    expect(single.err.endsWith('\r\u001b[K')).toBe(true);
    expect(unwatched.err).toBe('');
  });
});

describe('wijkkas tally, used wrongly', () => {
  it.each([
    ['a rule that does not exist', [KNAPSACK, '--rule', 'lottery']],
    ['an option that does not exist', [KNAPSACK, '--fast']],
    ['no file', []],
  ])('refuses %s with exit code 2, without ending the process', async (_what, args) => {
    const refused = await runTally(args).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(CommanderError);
    expect(refused).toMatchObject({ exitCode: 2 });
  });
});

describe('wijkkas tally on a file that is no text', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wijkkas-tally-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says that it is not UTF-8', async () => {
    const file = join(folder, 'latin-1.pb');
    await writeFile(file, Buffer.from([0x4d, 0xe9, 0x0a]));

    const { out, exitCode } = await runTally([file, '--json']);

    expect(jsonLinesOf(out)).toMatchObject([{ faults: [{ code: 'not-utf8' }] }]);
    expect(exitCode).toBe(1);
  });
});
