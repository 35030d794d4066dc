import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import type { PabulibElection, PabulibFault } from '../pabulib/pabulib-file.js';
import {
  ELECTION_CENTS_MAX,
  FAULTS_SHOWN_MAX,
  importFaults,
  nulFaults,
  PROJECT_CODE_LENGTH_MAX,
  requestFaultsOf,
} from './import-faults.js';

type Given = { readonly budget?: bigint; readonly cost?: bigint; readonly id?: string };

function anElection({ budget = 1n, cost = 1n, id = 'a' }: Given): PabulibElection {
  return {
    budget: cents(budget),
    limits: { sumCostMax: cents(budget) },
    projects: [{ id, cost: cents(cost), name: null, listPosition: 1 }],
  } as unknown as PabulibElection;
}

function anError(line: number): PabulibFault {
  return { line, severity: 'error', code: 'cell-count', message: 'Wrong.' };
}

describe('what cannot be imported', () => {
  it('is nothing, up to the largest amount and the longest code', () => {
    const most = { budget: ELECTION_CENTS_MAX, cost: ELECTION_CENTS_MAX };
    const election = anElection({ ...most, id: 'x'.repeat(PROJECT_CODE_LENGTH_MAX) });

    expect(importFaults(election)).toEqual([]);
  });

  it('is named, all of it at once', () => {
    const over = ELECTION_CENTS_MAX + 1n;
    const id = 'x'.repeat(PROJECT_CODE_LENGTH_MAX + 1);

    const codes = importFaults(anElection({ budget: over, cost: over, id })).map(
      ({ code }) => code,
    );

    expect(codes).toEqual([
      'amount-too-large',
      'amount-too-large',
      'amount-too-large',
      'project-id-too-long',
    ]);
  });

  it('is a file without projects', () => {
    const election = { ...anElection({}), projects: [] };

    expect(importFaults(election).map(({ code }) => code)).toEqual(['no-projects']);
  });

  it('is text with NUL characters, by line', () => {
    expect(nulFaults('META\nkey;\u0000\n\u0000').map(({ line }) => line)).toEqual([2, 3]);
    expect(nulFaults('META')).toEqual([]);
  });
});

describe('the faults of a file in a request', () => {
  it('are named by their line, without notes', () => {
    const note: PabulibFault = { line: 1, severity: 'note', code: 'date-form', message: 'Odd.' };

    expect(requestFaultsOf([note, anError(12), anError(0)])).toEqual([
      { name: 'line 12', code: 'cell-count', reason: 'Wrong.' },
      { name: 'file', code: 'cell-count', reason: 'Wrong.' },
    ]);
  });

  it('end with how many more there are, when there are very many', () => {
    const faults = Array.from({ length: FAULTS_SHOWN_MAX + 2 }, (_, index) => anError(index + 1));

    const shown = requestFaultsOf(faults);

    expect(shown).toHaveLength(FAULTS_SHOWN_MAX + 1);
    expect(shown.at(-1)).toEqual({
      name: 'file',
      code: 'more-faults',
      reason: 'There are 2 more faults.',
    });
  });
});
