import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInputError } from '../domain-error.js';
import {
  grantedIn,
  outcomeDocument,
  type OutcomeLine,
  type OutcomeRecord,
  refuseFaultyOutcome,
} from './outcome-record.js';

const ELIGIBLE = ['bank', 'pluktuin', 'lamp'];
const TODAY = '2026-05-20';

function line(initiativeId: string, given: Partial<OutcomeLine> = {}): OutcomeLine {
  return { initiativeId, opinion: 'grant', votes: null, reasons: null, ...given };
}

function aRecord(given: Partial<OutcomeRecord> = {}): OutcomeRecord {
  return {
    mode: 'assembly',
    heldOn: '2026-05-19',
    place: 'Buurthuis De Schakel',
    presentCount: 40,
    recusedCount: 0,
    votesEachMax: null,
    minutes: 'De bewoners kozen de bank en de pluktuin.',
    correctionReason: null,
    lines: [line('bank'), line('pluktuin'), line('lamp', { opinion: 'refuse' })],
    ...given,
  };
}

/** The places and codes of the faults in a record; empty when it is taken. */
function faultsOf(given: Partial<OutcomeRecord>, eligibleIds = ELIGIBLE): string[] {
  try {
    refuseFaultyOutcome(aRecord(given), { eligibleIds, todayOn: TODAY });
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.faults.map(({ name, code }) => `${name} ${code}`);
  }
}

describe('a record of an outcome', () => {
  it('is taken when it says of each eligible initiative what was found', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('names everything that is wrong with it at once', () => {
    const faults = faultsOf({
      heldOn: '2026-05-21',
      place: '',
      minutes: '',
      lines: [line('bank'), line('bank'), line('elders')],
    });

    expect(faults).toEqual([
      'heldOn day-to-come',
      'place text-empty',
      'minutes text-empty',
      'lines[1].initiativeId line-twice',
      'lines[2].initiativeId line-not-eligible',
      'lines line-missing',
      'lines line-missing',
    ]);
  });

  it('is of a day that exists, today at the latest', () => {
    expect(faultsOf({ heldOn: TODAY })).toEqual([]);
    expect(faultsOf({ heldOn: '2026-02-30' })).toEqual(['heldOn day-unknown']);
  });

  it('needs the reasons of a committee that advises against something', () => {
    const mode = 'committee-advice';

    expect(faultsOf({ mode })).toEqual(['lines[2].reasons reasons-missing']);
    expect(
      faultsOf({
        mode,
        lines: [
          line('bank'),
          line('pluktuin'),
          line('lamp', { opinion: 'refuse', reasons: 'De lampen staan er al.' }),
        ],
      }),
    ).toEqual([]);
  });

  it('counts the votes of all initiatives or of none, and of no committee', () => {
    const lines = [line('bank', { votes: 30 }), line('pluktuin'), line('lamp', { votes: 0 })];

    expect(faultsOf({ lines, votesEachMax: 1 })).toEqual(['lines[1].votes votes-of-all-or-none']);
    expect(faultsOf({ lines })).toEqual([
      'lines[0].votes votes-of-all-or-none',
      'lines[2].votes votes-of-all-or-none',
    ]);
    expect(faultsOf({ mode: 'committee-advice', votesEachMax: 1 })).toContain(
      'votesEachMax advice-without-votes',
    );
  });

  it('has no more votes than the people who were there could give', () => {
    const of = (bank: number): readonly OutcomeLine[] => [
      line('bank', { votes: bank }),
      line('pluktuin', { votes: 30 }),
      line('lamp', { votes: 20, opinion: 'refuse' }),
    ];

    expect(faultsOf({ lines: of(30), votesEachMax: 2 })).toEqual([]);
    expect(faultsOf({ lines: of(31), votesEachMax: 2 })).toEqual(['lines more-votes-than-people']);
  });

  it('says why something was refused that had more votes than something that was chosen', () => {
    const lines = [
      line('bank', { votes: 25, opinion: 'refuse' }),
      line('pluktuin', { votes: 10 }),
      line('lamp', { votes: 10, opinion: 'refuse' }),
    ];

    expect(faultsOf({ lines, votesEachMax: 2 })).toEqual(['lines[0].reasons reasons-missing']);
  });

  it('grants in its own order', () => {
    const lines = [line('lamp'), line('bank', { opinion: 'refuse' }), line('pluktuin')];

    expect(grantedIn({ lines })).toEqual(['lamp', 'pluktuin']);
  });

  it('has one text, and another when anything in it is another', () => {
    const changes: Partial<OutcomeRecord>[] = [
      { heldOn: '2026-05-18' },
      { place: 'Elders' },
      { presentCount: 41 },
      { recusedCount: 1 },
      { votesEachMax: 3 },
      { minutes: 'Anders.' },
      { correctionReason: 'Verkeerd geteld.' },
      { mode: 'committee-advice' },
      { lines: [line('bank'), line('pluktuin'), line('lamp')] },
      { lines: [line('pluktuin'), line('bank'), line('lamp', { opinion: 'refuse' })] },
    ];

    const texts = [{}, ...changes].map((change) => outcomeDocument('ronde', aRecord(change)));

    expect(new Set(texts).size).toBe(changes.length + 1);
    expect(outcomeDocument('ronde', aRecord())).toBe(texts[0]);
    expect(outcomeDocument('andere', aRecord())).not.toBe(texts[0]);
  });

  it('is taken whenever votes fit the people and the order of choice follows the votes', () => {
    const votes = fc.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(votes, fc.integer({ min: 0, max: 3 }), (counts, chosen) => {
        const lines = counts
          .toSorted((left, right) => right - left)
          .map((count, place) =>
            line(ELIGIBLE[place] ?? '', {
              votes: count,
              opinion: place < chosen ? 'grant' : 'refuse',
            }),
          );

        expect(faultsOf({ lines, votesEachMax: 3 })).toEqual([]);
      }),
    );
  });
});
