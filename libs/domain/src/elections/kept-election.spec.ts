import { describe, expect, it } from '@jest/globals';
import type { PabulibElection } from '../pabulib/pabulib-file.js';
import { parsePabulib } from '../pabulib/parse-pabulib.js';
import { writePabulib } from '../pabulib/write-pabulib.js';
import { fileOfKept, keptBallots, type KeptElection, keptProjects } from './kept-election.js';

function read(text: string): PabulibElection {
  const reading = parsePabulib(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.election;
}

/** An election as it comes out of a store: nothing but what is kept. */
function kept(election: PabulibElection): KeptElection {
  return JSON.parse(
    JSON.stringify({
      meta: election.meta,
      projectColumns: election.projectTable.columns,
      voteColumns: election.voteTable.columns,
      projects: keptProjects(election),
      ballots: keptBallots(election, 0, election.ballots.size),
    }),
  ) as KeptElection;
}

function aFile(type: string, votes: readonly string[]): string {
  return [
    'META',
    'key;value',
    'description;Buurtbudget',
    'country;Netherlands',
    'unit;Weidestad',
    'instance;2025',
    'num_projects;3',
    `num_votes;${votes.length - 1}`,
    'budget;1000',
    `vote_type;${type}`,
    'rule;greedy',
    'date_begin;2025',
    'date_end;2025',
    'max_sum_points;10',
    'house_colour;groen',
    'PROJECTS',
    'category;cost;project_id;name',
    'Groen;600.00;a;"Boom; met bank"',
    ';500;b;Bank',
    'Spel;70,5;c;',
    'VOTES',
    ...votes,
    '',
  ].join('\n');
}

describe('a kept election', () => {
  it.each([
    ['approval', ['voter_id;vote;age', '7;a,b;34', '3;;', '5;c;']],
    ['approval', ['age;vote;voter_id', '34; b , a ;7', '12;a,a,b;9']],
    ['choose-1', ['voter_id;vote', '1;c']],
    ['ordinal', ['voter_id;vote', '1;c,a,b', '2;b,c']],
    ['cumulative', ['voter_id;vote;points', '1;c,a;7,3', '2;b;05', '3;a,b;1.50,0.25']],
    ['scoring', ['points;voter_id;vote', '-0.5,2;1;a,b', '0;2;c']],
  ])('of %s ballots gives the same file back: %j', (type, votes) => {
    const text = aFile(type, votes);

    const back = writePabulib(fileOfKept(kept(read(text))));

    expect(back).toBe(text);
  });

  it('keeps a vote once, as places on the paper from 1', () => {
    const election = read(aFile('cumulative', ['voter_id;vote;points', '1;c,a;0.5,3']));

    expect(keptBallots(election, 0, 1)).toEqual([
      { choices: [3, 1], points: ['0.5', '3'], cells: ['1', null, null] },
    ]);
  });

  it('keeps a vote as written when it is not written as the choices are', () => {
    const election = read(aFile('approval', ['voter_id;vote', '1;b,b,a']));

    expect(keptBallots(election, 0, 1)).toEqual([
      { choices: [2, 1], points: null, cells: ['1', 'b,b,a'] },
    ]);
  });

  it('can be kept in parts', () => {
    const election = read(aFile('approval', ['voter_id;vote', '1;a', '2;b', '3;c']));

    const parts = [keptBallots(election, 0, 2), keptBallots(election, 2, 4)];

    expect(parts.flat()).toEqual(keptBallots(election, 0, 3));
  });
});
