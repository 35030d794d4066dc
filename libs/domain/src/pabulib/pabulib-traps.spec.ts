import { describe, expect, it } from '@jest/globals';
import {
  pabulibCodes,
  pabulibText,
  readPabulib,
} from '../../../../test/support/pabulib-text.factory.js';
import { pabulibColumn, type PabulibElection } from './pabulib-file.js';
import { writePabulib } from './write-pabulib.js';

/** What a count goes by. */
const countedOf = ({ projects, ballots, budget, limits }: PabulibElection): unknown => ({
  projects,
  ballots,
  budget,
  limits,
});

describe('parsePabulib on line ends and empty lines', () => {
  it('reads the same election when only some lines end as on Windows', () => {
    const mixed = pabulibText().replaceAll(/\n(?=a;|VOTES|1;)/g, '\r\n');

    expect(mixed).toContain('\r\n');
    expect(countedOf(readPabulib(mixed))).toEqual(countedOf(readPabulib(pabulibText())));
  });

  it('skips empty lines in the middle with a note each, and one at the end without', () => {
    const text = pabulibText().replace('VOTES', '\n  \nVOTES').replace(/$/, '\r\n');

    expect(pabulibCodes(text)).toEqual(['18 empty-line', '19 empty-line']);
    expect(countedOf(readPabulib(text))).toEqual(countedOf(readPabulib(pabulibText())));
  });

  it('notes all empty lines at the end but the last', () => {
    expect(pabulibCodes(`${pabulibText()}\n\n\n`)).toEqual(['21 empty-line', '22 empty-line']);
  });

  it('keeps a carriage return that ends no line', () => {
    const projects = ['project_id;cost;name', 'a;100;op\rnieuw', 'b;200;"x\r"'];

    const { projectTable } = readPabulib(pabulibText({ projects }));

    expect(pabulibColumn(projectTable, 'name')).toEqual(['op\rnieuw', 'x\r']);
  });
});

describe('parsePabulib on amounts', () => {
  it.each([
    ['0.01', 1n],
    ['12.5', 1250n],
    ['12,5', 1250n],
    ['400000.0', 40_000_000n],
    ['999999999', 99_999_999_900n],
  ])('reads the cost %s exactly', (cost, cents) => {
    const election = readPabulib(pabulibText().replace('a;100', `a;${cost}`));

    expect(election.projects[0]?.cost).toBe(cents);
  });

  it.each([
    ['default_score', '-1', -1],
    ['default_score', '0', 0],
  ])('reads %s %s of a scoring file', (key, value, score) => {
    const meta = { vote_type: 'scoring', [key]: value };
    const votes = ['voter_id;vote;points', '1;a;-3'];

    const { defaultScore, ballots } = readPabulib(pabulibText({ meta, votes }));

    expect(defaultScore).toBe(score);
    expect(ballots.points).toEqual(Float64Array.of(-3));
  });

  it('refuses points that are too many once they are counted as finely as the finest', () => {
    const meta = { vote_type: 'cumulative', max_sum_points: '1', num_votes: '3' };
    const votes = ['voter_id;vote;points', '1;a,b;999999999,2', '2;a;2', '3;b;0.01'];

    expect(pabulibCodes(pabulibText({ meta, votes }))).toEqual([
      '21 not-a-number',
      '21 ballot-limit',
      '22 ballot-limit',
    ]);
  });

  it('counts points in the same units when finer and finer ones come by', () => {
    const meta = { vote_type: 'scoring', num_votes: '4' };
    const votes = ['voter_id;vote;points', '1;a,b;3,1', '2;b,b;0.5,2', '3;a;0.125', '4;a;7'];

    const { ballots, pointDecimals } = readPabulib(pabulibText({ meta, votes }));

    expect(pointDecimals).toBe(3);
    expect([...(ballots.points ?? [])]).toEqual([3000, 1000, 2500, 125, 7000]);
  });
});

describe('parsePabulib on columns and keys', () => {
  it('goes by the names of columns, whatever their order', () => {
    const projects = ['name;cost;project_id', 'Boom;100;a', 'Bank;200;b'];
    const votes = ['points;vote;age;voter_id', ';a,b;40-59;1'];

    const election = readPabulib(pabulibText({ projects, votes }));

    expect(election.projects.map(({ id, name }) => [id, name])).toEqual([
      ['a', 'Boom'],
      ['b', 'Bank'],
    ]);
    expect(election.ballots).toEqual(readPabulib(pabulibText()).ballots);
  });

  it('keeps the column target of older files, and gives it back', () => {
    const projects = ['project_id;cost;target', 'a;100;children,seniors', 'b;200;'];
    const text = pabulibText({ projects });

    expect(pabulibColumn(readPabulib(text).projectTable, 'target')).toEqual([
      'children,seniors',
      '',
    ]);
    expect(writePabulib(readPabulib(text))).toBe(text);
  });

  it('reads keys, values and column names with spaces around them, and keeps the cells', () => {
    const text = pabulibText({ meta: { budget: ' 1000 ' } })
      .replace('vote_type;', ' vote_type ;')
      .replace('project_id;cost', 'project_id ; cost');

    const election = readPabulib(text);

    expect(countedOf(election)).toEqual(countedOf(readPabulib(pabulibText())));
    expect(election.meta).toContainEqual({ key: ' vote_type ', value: 'approval' });
  });

  it.each(['M-01', 'één', '0007', '1e3', '10', '9'])(
    'takes the id %s for a text, other than any that looks like it',
    (id) => {
      const projects = ['project_id;cost', `${id};100`, `0${id};200`, `${id}0;300`];
      const meta = { num_projects: '3', num_votes: '2' };
      const votes = ['voter_id;vote', `${id};0${id}`, `0${id};${id}0,${id}`];

      const { ballots } = readPabulib(pabulibText({ meta, projects, votes }));

      expect([...ballots.choices]).toEqual([1, 2, 0]);
    },
  );
});

describe('parsePabulib on sections', () => {
  it('reports sections in a wrong order, and every fault in them all the same', () => {
    const [meta = '', projects = '', votes = ''] = pabulibText()
      .replace('1;a,b', '1;a,z')
      .split(/(?=PROJECTS|VOTES)/);

    expect(pabulibCodes(projects + votes + meta)).toEqual(['7 project-unknown', '8 section-order']);
    expect(pabulibCodes(votes + meta + projects)).toEqual([
      '3 project-unknown',
      '4 section-order',
      '17 section-order',
    ]);
  });

  it.each([
    ['META', ['1 section-missing']],
    [
      'PROJECTS',
      ['1 section-missing', '7 project-count', '16 project-unknown', '16 project-unknown'],
    ],
    ['VOTES', ['1 section-missing', '8 vote-count']],
  ])('reports that %s is missing, and what follows from it', (name, codes) => {
    const rest = pabulibText()
      .split(/(?=PROJECTS|VOTES)/)
      .filter((section) => !section.startsWith(name));

    expect(pabulibCodes(rest.join(''))).toEqual(codes);
  });

  it('reports a section without a header, and rows of a section that is repeated', () => {
    expect(pabulibCodes(pabulibText({ votes: [], meta: { num_votes: '0' } }))).toEqual([
      '18 header-missing',
    ]);
    expect(pabulibCodes(`${pabulibText()}votes\nvoter_id;vote\n1;z\n2\n`)).toEqual([
      '21 section-repeated',
      '24 cell-count',
    ]);
  });
});

describe('parsePabulib on strange characters', () => {
  it('takes a NUL for a character like any other', () => {
    const text = pabulibText({ meta: { description: 'A\0B' } }).replace('1;a,b', '1\0;a,b');

    const election = readPabulib(text);

    expect(election.meta[0]?.value).toBe('A\0B');
    expect(writePabulib(election)).toBe(text);
    expect(pabulibCodes(pabulibText().replace('1;a,b', '1;a\0,b'))).toEqual(['20 project-unknown']);
  });

  it.each([
    ['a lone quote as a vote', '1;"', ['20 unclosed-quote', '20 project-unknown']],
    ['a lone quote behind an id', '1;a"', ['20 project-unknown']],
    ['quotes around nothing', '1;""', ['20 empty-vote']],
    ['three quotes', '1;"""', ['20 unclosed-quote', '20 project-unknown']],
    ['a quote behind a closing quote', '1;"a"x"', ['20 text-after-quote']],
  ])('reads %s', (_what, row, codes) => {
    expect(pabulibCodes(pabulibText().replace('1;a,b', row))).toEqual(codes);
  });

  it('reports text behind a quote at the line where its cell begins', () => {
    const votes = ['voter_id;note;vote', '1;"een\ntwee";"a"x'];

    expect(pabulibCodes(pabulibText({ votes }))).toEqual(['21 text-after-quote']);
  });
});
