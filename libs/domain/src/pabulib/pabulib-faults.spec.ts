import { describe, expect, it } from '@jest/globals';
import { pabulibCodes, pabulibText } from '../../../../test/support/pabulib-text.factory.js';
import { parsePabulib } from './parse-pabulib.js';

describe('parsePabulib on a faulty file', () => {
  it.each<[string, string, string[]]>([
    ['no text at all', '', ['1 section-missing', '1 section-missing', '1 section-missing']],
    ['a missing field', pabulibText({ meta: { country: null } }), ['1 field-missing']],
    ['a field without a value', pabulibText({ meta: { rule: '' } }), ['1 field-missing']],
    [
      'an unknown vote type',
      pabulibText({ meta: { vote_type: 'quadratic' } }),
      ['10 vote-type-unknown'],
    ],
    ['a count of votes that is wrong', pabulibText({ meta: { num_votes: '7' } }), ['8 vote-count']],
    [
      'a count of projects that is wrong',
      pabulibText({ meta: { num_projects: '3' } }),
      ['7 project-count'],
    ],
    ['a budget of nothing', pabulibText({ meta: { budget: '0' } }), ['9 budget-not-positive']],
    ['a budget in words', pabulibText({ meta: { budget: 'veel' } }), ['9 not-a-number']],
    [
      'a budget that may be a thousandfold',
      pabulibText({ meta: { budget: '1,234' } }),
      ['9 not-a-number'],
    ],
    [
      'a threshold with a half',
      pabulibText({ meta: { min_project_score_threshold: '1.5' } }),
      ['14 not-a-number'],
    ],
    [
      'a cumulative file without a limit',
      pabulibText({ meta: { vote_type: 'cumulative' }, votes: ['voter_id;vote;points', '1;a;1'] }),
      ['1 field-missing'],
    ],
    ['a cost of nothing', pabulibText().replace('a;100', 'a;0'), ['16 cost-not-positive']],
    ['a negative cost', pabulibText().replace('a;100', 'a;-5'), ['16 cost-not-positive']],
    [
      'a cost finer than a cent',
      pabulibText().replace('a;100', 'a;1.005'),
      ['16 cost-finer-than-cent'],
    ],
    [
      'a project without an id',
      pabulibText().replace('a;100', ';100').replace('1;a,b', '1;b'),
      ['16 project-id-empty'],
    ],
    [
      'a project id twice',
      pabulibText().replace('b;200', 'a;200').replace('1;a,b', '1;a'),
      ['17 project-repeated'],
    ],
    ['an unknown project', pabulibText().replace('1;a,b', '1;a,c'), ['20 project-unknown']],
    ['nothing between commas', pabulibText().replace('1;a,b', '1;a,,b'), ['20 choice-empty']],
    ['a voter without an id', pabulibText().replace('1;a,b', ';a,b'), ['20 voter-id-empty']],
    [
      'a voter twice',
      pabulibText({ meta: { num_votes: '2' } }).replace('1;a,b', '1;a\n 1 ;b'),
      ['21 voter-repeated'],
    ],
    ['a row with too many cells', pabulibText().replace('1;a,b', '1;a;b'), ['20 cell-count']],
    [
      'a column twice',
      pabulibText()
        .replace('project_id;cost', 'project_id;cost;cost')
        .replace('a;100', 'a;100;1')
        .replace('b;200', 'b;200;1'),
      ['15 column-repeated'],
    ],
    [
      'no vote column',
      pabulibText().replace('voter_id;vote', 'voter_id;votes'),
      ['19 column-missing'],
    ],
    [
      'a quote without an end',
      pabulibText().replace('1;a,b', '1;"a,b'),
      ['20 unclosed-quote', '20 project-unknown'],
    ],
    ['text behind a quote', pabulibText().replace('1;a,b', '1;"a,b"x'), ['20 text-after-quote']],
    ['text before the first title', `key;value\n${pabulibText()}`, ['1 text-before-sections']],
    ['a section twice', `${pabulibText()}VOTES\n`, ['21 section-repeated']],
    [
      'two projects on a choose-1 vote',
      pabulibText({ meta: { vote_type: 'choose-1' } }),
      ['20 choose-1'],
    ],
  ])('reports %s', (_what, text, codes) => {
    const reading = parsePabulib(text);

    expect(reading.ok).toBe(false);
    expect(pabulibCodes(text)).toEqual(codes);
  });

  it('refuses a place with a latitude and no longitude', () => {
    const projects = ['project_id;cost;latitude;longitude', 'a;100;52.1;', 'b;200;52.1;5.3'];

    expect(pabulibCodes(pabulibText({ projects }))).toEqual(['16 place-incomplete']);
  });

  it('refuses a list of points that is not as long as the vote, or holds no number', () => {
    const meta = { vote_type: 'cumulative', max_sum_points: '9', num_votes: '3' };
    const votes = ['voter_id;vote;points', '1;a,b;1', '2;a;veel', '3;;2'];

    expect(pabulibCodes(pabulibText({ meta, votes }))).toEqual([
      '21 points-count',
      '22 not-a-number',
      '23 empty-vote',
      '23 points-count',
    ]);
  });

  it('refuses a scoring file without points', () => {
    expect(pabulibCodes(pabulibText({ meta: { vote_type: 'scoring' } }))).toEqual([
      '18 column-missing',
    ]);
  });

  it('reports every fault of a file at once, in the order of its lines', () => {
    const projects = ['project_id;cost', 'a;0', 'a;-1', 'c;x'];
    const votes = ['voter_id;vote', '1;a', '1;z', ';a'];

    const codes = pabulibCodes(
      pabulibText({ meta: { budget: '-3', unit: null }, projects, votes }),
    );

    expect(codes).toEqual([
      '1 field-missing',
      '6 project-count',
      '7 vote-count',
      '8 budget-not-positive',
      '15 cost-not-positive',
      '16 project-repeated',
      '16 cost-not-positive',
      '17 not-a-number',
      '21 voter-repeated',
      '21 project-unknown',
      '22 voter-id-empty',
    ]);
  });

  it('counts lines inside quotes, so that later faults stand at their line', () => {
    const text = pabulibText()
      .replace('Wijkstem Hoefbeek', '"Wijkstem\nHoefbeek"')
      .replace('1;a,b', '1;z');

    expect(pabulibCodes(text)).toEqual(['21 project-unknown']);
  });
});
