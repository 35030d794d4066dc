import { describe, expect, it } from '@jest/globals';
import {
  pabulibCodes,
  pabulibFaults,
  pabulibText,
  readPabulib,
} from '../../../../test/support/pabulib-text.factory.js';
import { pabulibColumn, type PabulibElection } from './pabulib-file.js';

const choicesOf = ({ ballots }: PabulibElection, ballot: number): number[] => [
  ...ballots.choices.slice(ballots.starts[ballot], ballots.starts[ballot + 1]),
];

describe('parsePabulib', () => {
  it('reads budget, projects and ballots', () => {
    const election = readPabulib(pabulibText());

    expect(election.budget).toBe(100_000n);
    expect(election.projects).toEqual([
      { id: 'a', cost: 10_000n, name: null, listPosition: 1 },
      { id: 'b', cost: 20_000n, name: null, listPosition: 2 },
    ]);
    expect(election.ballots.size).toBe(1);
    expect(choicesOf(election, 0)).toEqual([0, 1]);
  });

  it.each([
    ['a byte order mark', `\uFEFF${pabulibText()}`],
    ['Windows line ends', pabulibText().replaceAll('\n', '\r\n')],
    ['titles in any case', pabulibText().replace('META', 'Meta').replace('VOTES', 'votes')],
    ['an empty line at the end', `${pabulibText()}\n`],
    ['no line end at the end', pabulibText().trimEnd()],
    [
      'quotes that are not needed',
      pabulibText().replace('a;100', '"a";"100"').replace('VOTES', '"VOTES"'),
    ],
    ['spaces around ids', pabulibText().replace('1;a,b', ' 1 ; a, b ')],
  ])('reads the same election with %s', (_what, text) => {
    const plain = readPabulib(pabulibText());

    const election = readPabulib(text);

    expect(election.projects).toEqual(plain.projects);
    expect(election.ballots).toEqual(plain.ballots);
    expect(election.budget).toBe(plain.budget);
  });

  it('reads separators, doubled quotes and line ends inside quotes', () => {
    const projects = ['project_id;cost;name', 'a;100;"De ""Wiek"";', 'aan de vaart"', 'b;200;"x"'];

    const election = readPabulib(pabulibText({ projects }).replaceAll('\n', '\r\n'));

    expect(election.projects.map(({ name }) => name)).toEqual(['De "Wiek";\r\naan de vaart', 'x']);
  });

  it('takes a quote in the middle of a cell as it stands', () => {
    const projects = ['project_id;cost;name', 'a;100;De "Wiek"', 'b;200;5" buis'];

    expect(readPabulib(pabulibText({ projects })).projects.map(({ name }) => name)).toEqual([
      'De "Wiek"',
      '5" buis',
    ]);
  });

  it('keeps unknown fields and columns, in order', () => {
    const votes = ['voter_id;shoe_size;vote;mood', '1;43;a,b;goed'];

    const election = readPabulib(pabulibText({ meta: { house_colour: 'groen' }, votes }));

    expect(election.meta.at(-1)).toEqual({ key: 'house_colour', value: 'groen' });
    expect(election.voteTable.columns).toEqual(['voter_id', 'shoe_size', 'vote', 'mood']);
    expect(pabulibColumn(election.voteTable, 'mood')).toEqual(['goed']);
  });

  it.each([
    ['400000.0', 40_000_000n],
    ['1234567.5', 123_456_750n],
    ['1234567,89', 123_456_789n],
    ['999999999999', 99_999_999_999_900n],
    ['90071992547409.93', 9_007_199_254_740_993n],
  ])('reads the budget %s exactly', (budget, cents) => {
    expect(readPabulib(pabulibText({ meta: { budget } })).budget).toBe(cents);
  });

  it('rounds a budget finer than a cent down, and says so', () => {
    const text = pabulibText({ meta: { budget: '1000.129' } });

    expect(readPabulib(text).budget).toBe(100_012n);
    expect(pabulibCodes(text)).toEqual(['9 budget-finer-than-cent']);
  });

  it('counts a project once that an approval vote names twice, with a note', () => {
    const text = pabulibText({ votes: ['voter_id;vote', '1;b,a,b'] });

    expect(choicesOf(readPabulib(text), 0)).toEqual([1, 0]);
    expect(pabulibCodes(text)).toEqual(['20 choice-repeated']);
  });

  it('keeps an empty vote as a ballot, with a note', () => {
    const text = pabulibText({ meta: { num_votes: '2' }, votes: ['voter_id;vote', '1;', '2;a'] });

    expect(readPabulib(text).ballots.size).toBe(2);
    expect(pabulibCodes(text)).toEqual(['20 empty-vote']);
  });

  it('reads the points of a cumulative file, and adds them up where a project is named twice', () => {
    const meta = { vote_type: 'cumulative', max_sum_points: '10' };
    const text = pabulibText({ meta, votes: ['voter_id;vote;points', '1;a,b,a;1,2,4'] });

    const { ballots, pointDecimals } = readPabulib(text);

    expect(pointDecimals).toBe(0);
    expect([...(ballots.points ?? [])]).toEqual([5, 2]);
  });

  it('reads points with decimals exactly, in units of the finest of them', () => {
    const meta = { vote_type: 'scoring', num_votes: '2', default_score: '0.5' };
    const votes = ['voter_id;vote;points', '1;a,b;0.1,2', '2;b;-0.25'];

    const { ballots, pointDecimals, defaultScore } = readPabulib(pabulibText({ meta, votes }));

    expect(pointDecimals).toBe(2);
    expect([...(ballots.points ?? [])]).toEqual([10, 200, -25]);
    expect(defaultScore).toBe(50);
  });

  it('notes votes outside the limits of the file, and counts them', () => {
    const meta = { max_length: '1', max_sum_cost: '250' };
    const text = pabulibText({ meta });

    expect(pabulibCodes(text)).toEqual(['22 ballot-limit', '22 ballot-limit']);
    expect(readPabulib(text).ballots.choices).toHaveLength(2);
  });
});

describe('parsePabulib on large files', () => {
  it('reads 150,000 votes of a stadium-sized election without a deep stack', () => {
    const rows = Array.from(
      { length: 150_000 },
      (_, voter) => `${voter};${voter % 2 ? 'a' : 'a,b'}`,
    );

    const { ballots } = readPabulib(
      pabulibText({ meta: { num_votes: '150000' }, votes: ['voter_id;vote', ...rows] }),
    );

    expect(ballots.size).toBe(150_000);
    expect(ballots.choices).toHaveLength(225_000);
  });

  it('stays linear on ten thousand faults and on a cell of many quotes', () => {
    const rows = Array.from({ length: 10_000 }, () => '"";zz');
    const description = `"${'""'.repeat(100_000)}"`;

    const faults = pabulibFaults(
      pabulibText({ meta: { description }, votes: ['voter_id;vote', ...rows] }),
    );

    expect(faults).toHaveLength(20_001);
  });
});
