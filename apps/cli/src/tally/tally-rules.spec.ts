import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommanderError } from 'commander';
import { jsonLinesOf, runTally } from '../../../../test/support/tally-command.js';

const FIXTURES = fileURLToPath(new URL('../../../../test/fixtures/', import.meta.url));
const SHARES = join(FIXTURES, 'lindenveld-equal-shares.pb');

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkkas-tally-rules-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The election of the fixture with another text in place of one of its own. */
async function variant(from: string, to: string): Promise<string> {
  const file = join(folder, `${to.replace(/\W+/g, '-')}.pb`);
  const text = await readFile(SHARES, 'utf8');
  await writeFile(file, text.replace(from, to));
  return file;
}

/** One ballot for projects of which hardly any two sets cost the same: none can be left out of a search. */
async function hardElection(count: number): Promise<string> {
  const file = join(folder, `hard-${count}.pb`);
  const ids = Array.from({ length: count }, (_, index) => `P${index + 1}`);
  const lines = [
    ...['META', 'key;value', 'description;x', 'country;Netherlands', 'unit;x', 'instance;2026'],
    ...[`num_projects;${count}`, 'num_votes;1', `budget;${12 * 2 ** 24}`, 'vote_type;approval'],
    ...['rule;greedy', 'date_begin;2026', 'date_end;2026', 'PROJECTS', 'project_id;cost'],
    ...ids.map((id, index) => `${id};${2 ** 24 + 2 ** (index % 24)}`),
    ...['VOTES', 'voter_id;vote', `1;${ids.join(',')}`],
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}

describe('wijkkas tally by every rule', () => {
  it.each([
    [['--rule', 'greedy'], 'greedy', ['L5', 'L6', 'L2'], 1000],
    [['--rule', 'greedy', '--order', 'votes'], 'greedy', ['L5', 'L6', 'L2'], 1000],
    [['--rule', 'greedy', '--order', 'votes-per-cost'], 'greedy-per-cost', ['L6', 'L2', 'L3'], 600],
    [['--rule', 'greedy-no-skip', '--order', 'votes'], 'greedy-no-skip', ['L5'], 550],
    [['--rule', 'mes'], 'equal-shares-cost', ['L5', 'L2', 'L3'], 1000],
    [['--rule', 'mes', '--start', 'floor'], 'equal-shares-cost-floor', ['L5', 'L3'], 700],
    [
      ['--rule', 'mes', '--utility', 'cardinality'],
      'equal-shares-cardinality',
      ['L6', 'L2', 'L3'],
      600,
    ],
    [['--rule', 'phragmen'], 'sequential-phragmen', ['L6', 'L3', 'L2'], 600],
    [['--rule', 'maximin-support'], 'maximin-support', ['L6', 'L2', 'L3'], 600],
    [['--rule', 'max-welfare'], 'max-welfare-cost', ['L1', 'L2', 'L6'], 1100],
    [
      ['--rule', 'max-welfare', '--utility', 'cardinality'],
      'max-welfare-cardinality',
      ['L2', 'L5', 'L6'],
      1000,
    ],
  ])('counts by %j', async (options, name, winners, spent) => {
    const { out, exitCode } = await runTally([SHARES, ...options, '--json']);

    expect(jsonLinesOf(out)).toEqual([
      {
        file: SHARES,
        rule: name,
        winners,
        spent,
        ties: expect.any(Number),
        ms: expect.any(Number),
      },
    ]);
    expect(exitCode).toBe(0);
  });

  it.each([
    ['none', ['L5', 'L2', 'L3']],
    ['add1', ['L5', 'L6', 'L3']],
    ['add1-exhaustive', ['L5', 'L2', 'L3']],
    ['add1-utilitarian', ['L5', 'L6', 'L3']],
    ['add1-exhaustive-utilitarian', ['L5', 'L2', 'L3']],
  ])('completes Equal Shares by %s', async (completion, winners) => {
    const options = ['--rule', 'mes', '--completion', completion, '--json'];

    const { out } = await runTally([SHARES, ...options]);

    const name = completion === 'none' ? '' : `-${completion}`;
    expect(jsonLinesOf(out)).toMatchObject([{ rule: `equal-shares-cost${name}`, winners }]);
  });

  it('spends what is left by votes with the utilitarian completion', async () => {
    const options = ['--start', 'floor', '--completion', 'utilitarian', '--json'];

    const { out } = await runTally([SHARES, '--rule', 'mes', ...options]);

    expect(jsonLinesOf(out)).toMatchObject([{ winners: ['L5', 'L3', 'L6'], spent: 850 }]);
  });

  it('breaks ties by the criteria that are asked for, in their order', async () => {
    const cost = await runTally([SHARES, '--rule', 'greedy', '--json']);
    const id = await runTally([SHARES, '--rule', 'greedy', '--ties', 'id,cost', '--json']);

    expect(jsonLinesOf(cost.out)).toMatchObject([{ winners: ['L5', 'L6', 'L2'], ties: 1 }]);
    expect(jsonLinesOf(id.out)).toMatchObject([{ winners: ['L5', 'L2', 'L6'], ties: 1 }]);
  });
});

describe('wijkkas tally by a declared Equal Shares rule', () => {
  it.each([
    ['equalshares', 'equal-shares-cost', ['L5', 'L2', 'L3']],
    ['equalshares-comparison', 'equal-shares-cost-comparison', ['L5', 'L6', 'L2']],
    ['equalshares/add1', 'equal-shares-cost-add1-floor', ['L5', 'L6', 'L3']],
    ['equalshares/add1-comparison', 'equal-shares-cost-add1-floor-comparison', ['L5', 'L6', 'L2']],
  ])('counts by %s', async (declared, rule, winners) => {
    const file = await variant('rule;equalshares/add1', `rule;${declared}`);

    const { out } = await runTally([file, '--json']);

    expect(jsonLinesOf(out)).toMatchObject([{ rule, winners }]);
  });

  it('starts Add1 with whole units, and says so', async () => {
    const { out } = await runTally([SHARES]);

    expect(out).toMatch(/an equal share of the budget, rounded down to whole units, after \d+ /);
  });

  it.each([
    ['greedy-exclusive', 'rule;greedy-exclusive'],
    ['toString', 'rule;toString'],
    ['budget_per_category', 'rule;equalshares/add1\nbudget_per_category;500,600'],
  ])('refuses %s by name', async (name, lines) => {
    const file = await variant('rule;equalshares/add1', lines);

    const { err, exitCode } = await runTally([file]);

    expect(err).toContain('Not counted.');
    expect(err).toContain(name);
    expect(exitCode).toBe(1);
  });

  it('takes the tie criteria from the options, as no file declares any', async () => {
    const file = await variant('rule;equalshares/add1', 'rule;greedy');

    const { out } = await runTally([file, '--ties', 'id', '--json']);

    expect(jsonLinesOf(out)).toMatchObject([{ winners: ['L5', 'L2', 'L6'] }]);
  });
});

describe('wijkkas tally for people, by other rules than greedy', () => {
  it('shows winners first, then the others by votes, and the money of every voter', async () => {
    const { out } = await runTally([SHARES, '--rule', 'mes']);

    expect(out).toContain('Rule equal-shares-cost@1, 12 ballots, 6 projects, budget 1,100 EUR');
    expect(out).toMatch(/1 {2}L5 +7 +550 +funded +Straatspeeldag\n/);
    expect(out).toMatch(/3 {2}L3 +2 +150 +funded .*\n4 {2}L1 +6 +650 +does not fit /);
    expect(out).toContain(
      'Every voter had about 91.66 EUR to spend: an equal share of the budget.',
    );
  });

  it('marks what a completion added', async () => {
    const options = ['--rule', 'mes', '--start', 'floor', '--completion', 'utilitarian'];

    const { out } = await runTally([SHARES, ...options]);

    expect(out).toMatch(/L6 +5 +150 +funded by completion /);
  });

  it('tells how many voters prefer which outcome', async () => {
    const file = await variant('rule;equalshares/add1', 'rule;equalshares/add1-comparison');

    const { out } = await runTally([file]);

    expect(out).toContain(
      '2 voters prefer the outcome of Equal Shares, 5 the greedy one: the greedy outcome stands.',
    );
  });

  it('names the project at which Phragmén ended, and leaves cheaper ones unfunded', async () => {
    const { out } = await runTally([SHARES, '--rule', 'phragmen']);

    expect(out).toContain('The count ended when L5 was next, as it does not fit.');
  });
});

describe('wijkkas tally on elections that are too much for a rule', () => {
  it.each([
    ['maximin-support', 200, 'too-large'],
    ['max-welfare', 24, 'too-hard'],
  ])('refuses them for %s as a fault, and counts the other files', async (rule, size, code) => {
    const file = await hardElection(size);

    const { out, exitCode } = await runTally([file, SHARES, '--rule', rule, '--json']);

    expect(jsonLinesOf(out)).toMatchObject([{ file, rule, faults: [{ code }] }, { file: SHARES }]);
    expect(exitCode).toBe(1);
  });
});

describe('wijkkas tally with options that do not go together', () => {
  it.each([
    ['greedy', '--completion', 'add1', 'it goes with mes.'],
    ['declared', '--completion', 'none', 'it goes with mes.'],
    ['phragmen', '--start', 'floor', 'it goes with mes.'],
    ['maximin-support', '--utility', 'cost', 'it goes with mes and max-welfare.'],
    ['mes', '--order', 'votes', 'it goes with greedy, greedy-no-skip and greedy-threshold.'],
    ['greedy-no-skip', '--order', 'votes-per-cost', 'it goes with greedy.'],
  ])(
    'refuses --rule %s %s %s in a sentence, with exit code 2',
    async (rule, option, value, end) => {
      const refused = await runTally([SHARES, '--rule', rule, option, value]).catch(
        (error: unknown) => error,
      );

      expect(refused).toBeInstanceOf(CommanderError);
      expect(refused).toMatchObject({ exitCode: 2, message: expect.stringContaining(end) });
      expect(String(refused)).toContain(`does not go with --rule ${rule}`);
    },
  );

  it.each([
    ['a criterion that does not exist', 'cost,luck'],
    ['a criterion twice', 'cost,id,cost'],
    ['no criterion', ''],
  ])('refuses --ties with %s', async (_what, ties) => {
    const refused = await runTally([SHARES, '--ties', ties]).catch((error: unknown) => error);

    expect(refused).toMatchObject({ exitCode: 2 });
  });
});
