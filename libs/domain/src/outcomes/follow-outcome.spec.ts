import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../domain-error.js';
import type { RoundMode } from '../phases/round-phase.js';
import {
  type OutcomeFollowing,
  OutcomeUnconfirmedError,
  refuseUnfollowedOutcome,
} from './follow-outcome.js';
import type { OutcomeRecord } from './outcome-record.js';

const LONG = 'De grond is in maart verkocht aan een ander.';

const LATEST = {
  id: 'verslag',
  number: 1,
  textHash: 'a'.repeat(64),
  recordedBy: 'noor',
  confirmedBy: 'sam' as string | null,
  record: {
    mode: 'assembly',
    lines: [
      { initiativeId: 'bank', opinion: 'grant', votes: null, reasons: null },
      { initiativeId: 'lamp', opinion: 'refuse', votes: null, reasons: null },
    ],
  } as unknown as OutcomeRecord,
};

type Given = Partial<OutcomeFollowing> & {
  readonly mode?: RoundMode;
  readonly latest?: typeof LATEST | null;
  readonly funded?: readonly string[];
};

/** The places and codes of the faults; empty when the decision may be taken. */
function faultsOf(given: Given): string[] {
  const { mode = 'assembly', latest = LATEST, funded = ['bank'] } = given;
  const { outcomeRecordId = 'verslag', deviations = [] } = given;
  try {
    refuseUnfollowedOutcome(mode, latest, { outcomeRecordId, deviations }, funded);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.faults.map(({ name, code }) => `${name} ${code}`);
  }
}

describe('a decision after an advice or an assembly', () => {
  it('follows the record that it names', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ mode: 'committee-advice' })).toEqual([]);
    expect(faultsOf({ outcomeRecordId: null })).toEqual(['outcomeRecordId outcome-record-missing']);
  });

  it('rests on nothing that was replaced or not confirmed', () => {
    expect(() => faultsOf({ outcomeRecordId: 'eerder' })).toThrow(OutcomeUnconfirmedError);
    expect(() => faultsOf({ latest: null })).toThrow(OutcomeUnconfirmedError);
    expect(() => faultsOf({ latest: { ...LATEST, confirmedBy: null } })).toThrow(
      OutcomeUnconfirmedError,
    );
  });

  it('says why of each initiative that it treats otherwise, and of no other', () => {
    const why = (initiativeId: string, reason = LONG) => ({ initiativeId, reason });

    expect(faultsOf({ funded: ['lamp'] })).toEqual([
      'deviations deviation-unexplained',
      'deviations deviation-unexplained',
    ]);
    expect(faultsOf({ funded: ['lamp'], deviations: [why('bank'), why('lamp')] })).toEqual([]);
    expect(faultsOf({ deviations: [why('bank')] })).toEqual([
      'deviations deviation-without-difference',
    ]);
    expect(faultsOf({ funded: [], deviations: [why('bank', 'Zomaar.')] })).toEqual([
      'deviations[0].reason reason-too-short',
    ]);
  });

  it.each(['resident-vote', 'first-come'] as const)('has no place in a %s round', (mode) => {
    expect(faultsOf({ mode, latest: null, outcomeRecordId: null })).toEqual([]);
    expect(faultsOf({ mode, deviations: [{ initiativeId: 'bank', reason: LONG }] })).toEqual([
      'outcomeRecordId no-outcome-in-mode',
      'deviations no-outcome-in-mode',
    ]);
  });
});
