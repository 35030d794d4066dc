import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import type { PabulibElection } from '../pabulib/pabulib-file.js';
import { parsePabulib } from '../pabulib/parse-pabulib.js';
import { ruleSetFaults } from '../rounds/rule-set.js';
import {
  currencyOfElection,
  ruleNotes,
  rulesOfElection,
  titleOfElection,
} from './rules-of-election.js';

/** An election of two projects and one vote, with other META fields where they are given. */
function anElection(fields: Readonly<Record<string, string>> = {}): PabulibElection {
  const meta = {
    description: 'Buurtbudget',
    country: 'Netherlands',
    unit: 'Weidestad',
    instance: '2025',
    num_projects: '2',
    num_votes: '1',
    budget: '1000',
    vote_type: 'approval',
    rule: 'greedy',
    date_begin: '2025',
    date_end: '2025',
    ...fields,
  };
  const hasPoints = ['cumulative', 'scoring'].includes(meta.vote_type);
  const text = [
    'META',
    'key;value',
    ...Object.entries(meta).map(([key, value]) => `${key};${value}`),
    'PROJECTS',
    'project_id;cost;name',
    'a;600;Boom',
    'b;500;Bank',
    'VOTES',
    hasPoints ? 'voter_id;vote;points' : 'voter_id;vote',
    hasPoints ? '1;a;0.5' : '1;a',
    '',
  ].join('\n');
  const reading = parsePabulib(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.election;
}

describe('the rules of an imported election', () => {
  it('are those of the file, with amounts in cents', () => {
    const election = anElection({ min_length: '1', max_length: '2', max_sum_cost: '999.50' });

    const rules = rulesOfElection(election);

    expect(rules).toEqual({
      budgetCents: cents(100_000n),
      ballot: {
        type: 'approval',
        choicesMin: 1,
        choicesMax: 2,
        costMaxCents: cents(99_950n),
        pointsMax: null,
        pointsTotalMax: null,
      },
      tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
    });
  });

  it.each([
    [{ rule: 'greedy-no-skip' }, 'greedy-no-skip@1', null],
    [{ rule: 'greedy-threshold', min_project_score_threshold: '3' }, 'greedy-threshold@1', 3],
    [{ rule: 'greedy', min_project_score_threshold: '3' }, 'greedy-threshold@1', 3],
    [{ rule: 'greedy-threshold', min_project_score_threshold: '0' }, 'greedy@1', null],
    [{ rule: 'equalshares/add1' }, 'equal-shares-cost-add1-floor@1', null],
    [{ rule: 'equalshares', min_project_score_threshold: '3' }, 'equal-shares-cost@1', 3],
    [{ rule: 'greedy-exclusive' }, 'greedy@1', null],
    [{ rule: 'unknown' }, 'greedy@1', null],
  ])('count %j by %s', (fields, rule, threshold) => {
    const { tally } = rulesOfElection(anElection(fields));

    expect(tally).toMatchObject({ rule, threshold });
  });

  it.each([
    [{}],
    [{ min_length: '0' }],
    [{ min_length: '3', max_length: '2' }],
    [{ vote_type: 'choose-1', min_length: '2', max_length: '5' }],
    [{ vote_type: 'ordinal', max_length: '5' }],
    [{ vote_type: 'cumulative', max_sum_points: '10', max_points: '4' }],
    [{ vote_type: 'cumulative', max_sum_points: '0' }],
    [{ vote_type: 'scoring', max_points: '5' }],
    [{ rule: 'greedy-threshold' }],
  ])('can be used by a round, whatever the file states: %j', (fields) => {
    const rules = rulesOfElection(anElection(fields));

    expect(ruleSetFaults(rules)).toEqual([]);
  });

  it('round a total of points up, so that no ballot of the file is over it', () => {
    const election = anElection({ vote_type: 'cumulative', max_sum_points: '2.5' });

    expect(rulesOfElection(election).ballot.pointsTotalMax).toBe(3);
  });
});

describe('the notes on the rule of an imported election', () => {
  const LIMITED = { categories: 'Groen', budget_per_category: '500' };

  it.each([
    ['greedy', {}],
    ['equalshares/add1', {}],
    ['greedy-no-skip', { min_project_score_threshold: '2' }],
  ])('are none where the file is counted by its own: %s', (rule, fields) => {
    expect(ruleNotes(anElection({ rule, ...fields }))).toEqual([]);
  });

  it.each([
    ['a rule that nobody declared', { rule: 'unknown' }, /does not declare its rule/],
    ['a rule that is not known here', { rule: 'greedy-exclusive' }, /greedy-exclusive/],
    ['limits on groups of projects', LIMITED, /groups of projects/],
  ])('tell of %s', (_, fields, reason) => {
    const election = anElection(fields);

    const notes = ruleNotes(election);

    expect(notes).toMatchObject([{ line: 0, severity: 'note', code: 'rule-replaced' }]);
    expect(notes[0]?.message).toMatch(reason);
    expect(notes[0]?.message).toContain('greedy@1');
    expect(rulesOfElection(election).tally.rule).toBe('greedy@1');
  });
});

describe('what an imported election is called and counts in', () => {
  it('joins what the file says of itself', () => {
    expect(titleOfElection(anElection())).toBe('Buurtbudget, Weidestad, 2025');
  });

  it('says a word once', () => {
    expect(titleOfElection(anElection({ description: 'Weidestad' }))).toBe('Weidestad, 2025');
  });

  it.each([
    [{ currency: 'PLN' }, 'PLN'],
    [{ currency: 'zloty' }, 'EUR'],
    [{}, 'EUR'],
  ])('takes the currency of %j as %s', (fields, currency) => {
    expect(currencyOfElection(anElection(fields))).toBe(currency);
  });
});
