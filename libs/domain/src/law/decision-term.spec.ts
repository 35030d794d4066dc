import { describe, expect, it } from '@jest/globals';
import { addDays } from './calendar-arithmetic.js';
import {
  answerUntil,
  decisionTermDays,
  resumesOn,
  type TermChange,
  termDueOn,
  termStartsAfter,
  untreatedUntil,
} from './decision-term.js';

const weeks = (startsAfterOn: string, count: number) => ({ startsAfterOn, lengthDays: 7 * count });

describe('the term of an application', () => {
  it.each([
    ['an ordinary Monday', '2026-01-05', 8, '2026-03-02'],
    ['eight weeks that end on a Saturday', '2026-01-10', 8, '2026-03-09'],
    ['eight weeks that end on a Sunday', '2026-01-11', 8, '2026-03-09'],
    ['an end on Good Friday, with Easter behind it', '2026-02-06', 8, '2026-04-07'],
    ['an end on Easter Monday', '2026-02-09', 8, '2026-04-07'],
    ['an end on Koningsdag', '2026-03-02', 8, '2026-04-28'],
    ['an end on Koningsdag kept on a Saturday', '2025-03-01', 8, '2025-04-28'],
    ['an end on Ascension Day', '2026-03-19', 8, '2026-05-15'],
    ['an end on Whit Monday', '2026-03-30', 8, '2026-05-26'],
    ['an end on Liberation Day', '2026-03-10', 8, '2026-05-06'],
    ['an end on Christmas, a Friday, and the weekend behind it', '2026-10-30', 8, '2026-12-28'],
    ['an end on New Year', '2026-11-06', 8, '2027-01-04'],
    ['29 February between', '2028-02-01', 8, '2028-03-28'],
    ['an end on 29 February', '2028-01-04', 8, '2028-02-29'],
    ['no 29 February in a century', '2100-01-04', 8, '2100-03-01'],
    ['six weeks of Rotterdam', '2026-06-01', 6, '2026-07-13'],
    ['twelve weeks, which are moved still', '2026-01-03', 12, '2026-03-30'],
    ['thirteen weeks, which are not', '2026-01-03', 13, '2026-04-04'],
  ])('of %s ends in time', (_, startsAfterOn, count, expected) => {
    expect(termDueOn(weeks(startsAfterOn, count), [])).toBe(expected);
  });

  it('stands still from the day after the request, and has no end until it goes on', () => {
    const term = weeks('2026-01-05', 8);
    const asked: TermChange = { kind: 'suspended', on: '2026-01-12' };

    expect(termDueOn(term, [asked])).toBeNull();
    expect(termDueOn(term, [asked, { kind: 'resumed', on: '2026-01-22' }])).toBe('2026-03-11');
  });

  it.each([
    ['on the day of the request', '2026-01-12', '2026-03-02'],
    ['on the day after it', '2026-01-13', '2026-03-02'],
    ['two days after it', '2026-01-14', '2026-03-03'],
  ])('loses no day that counted when it is completed %s', (_, on, expected) => {
    const changes: TermChange[] = [
      { kind: 'suspended', on: '2026-01-12' },
      { kind: 'resumed', on },
    ];

    expect(termDueOn(weeks('2026-01-05', 8), changes)).toBe(expected);
  });

  it('adds up several times of standing still, and an extension, before the end is moved', () => {
    const changes: TermChange[] = [
      { kind: 'suspended', on: '2026-01-12' },
      { kind: 'resumed', on: '2026-01-20' },
      { kind: 'extended', days: 14 },
      { kind: 'suspended', on: '2026-02-02' },
      { kind: 'resumed', on: '2026-02-05' },
    ];

    // 2 March + 7 + 14 + 2 days.
    expect(termDueOn(weeks('2026-01-05', 8), changes)).toBe('2026-03-25');
  });

  it('is not moved from a weekend when its extension makes it longer than twelve weeks', () => {
    const changes: TermChange[] = [{ kind: 'extended', days: 35 }];

    expect(termDueOn(weeks('2026-01-10', 8), changes)).toBe('2026-04-11');
  });

  it('takes no notice of a going on without a request', () => {
    expect(termDueOn(weeks('2026-01-05', 8), [{ kind: 'resumed', on: '2026-02-01' }])).toBe(
      '2026-03-02',
    );
  });

  it('is eight weeks unless the municipality set another', () => {
    expect([decisionTermDays(null), decisionTermDays(6)]).toEqual([56, 42]);
  });

  it.each([
    ['of receipt, where the first to come is served', '2026-02-20', true, '2026-02-01'],
    ['on which handing in closes, where plans are compared', '2026-02-20', false, '2026-02-20'],
    ['of receipt, where no end is planned', null, false, '2026-02-01'],
    ['of receipt, where it came in after the end', '2026-01-20', false, '2026-02-01'],
  ])('runs from the day %s', (_, submissionClosesOn, isFirstCome, expected) => {
    const receivedOn = '2026-02-01';

    expect(termStartsAfter({ receivedOn, submissionClosesOn, isFirstCome })).toBe(expected);
  });
});

describe('an application that has to be completed', () => {
  it.each([
    ['completed in time', '2026-01-20', '2026-01-20'],
    ['completed on the last day', '2026-01-26', '2026-01-26'],
    ['completed too late', '2026-01-28', '2026-01-27'],
    ['not completed', null, '2026-01-27'],
  ])('counts again, when it was %s', (_, completedOn, expected) => {
    expect(resumesOn({ completedOn, completeByOn: '2026-01-26' })).toBe(expected);
  });

  it('is left untreated within four weeks after that, on a working day', () => {
    expect(untreatedUntil('2026-11-27')).toBe('2026-12-28');
    expect(untreatedUntil('2026-01-26')).toBe('2026-02-23');
  });
});

describe('an answer to what is intended', () => {
  it('is in time up to a working day', () => {
    expect(answerUntil('2026-12-11', 14)).toBe('2026-12-28');
    expect(answerUntil('2026-06-01', 14)).toBe('2026-06-15');
  });

  it('never ends on a day on which nobody works', () => {
    const days = Array.from({ length: 400 }, (_, index) => addDays('2026-01-01', index));

    for (const day of days) expect(answerUntil(answerUntil(day, 14), 0)).toBe(answerUntil(day, 14));
  });
});
