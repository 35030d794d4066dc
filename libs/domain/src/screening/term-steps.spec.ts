import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../domain-error.js';
import {
  extendTerm,
  refuseSuspension,
  resumeTerm,
  type Term,
  TermExtendedError,
  TermNotRunningError,
  TermNotSuspendedError,
  TermPassedError,
  termTurn,
} from './term-steps.js';

const RUNNING: Term = {
  id: 't',
  kind: 'decision',
  startsAfterOn: '2026-01-05',
  lengthDays: 56,
  state: 'running',
  dueOn: '2026-03-02',
  completeByOn: null,
  passedAt: null,
  isExtended: false,
};
const STILL: Term = { ...RUNNING, state: 'suspended', dueOn: null, completeByOn: '2026-01-26' };
const remind = (remindDays: number[], reminded: number[] = []) => ({ remindDays, reminded });

describe('a term that has to stand still', () => {
  const asked = { reason: 'De offerte ontbreekt.', completeByOn: '2026-01-26' };

  it('can, up to its last day', () => {
    const lastDay = { ...asked, completeByOn: '2026-03-16', todayOn: '2026-03-02' };

    expect(() => {
      refuseSuspension(RUNNING, lastDay);
    }).not.toThrow();
    expect(() => {
      refuseSuspension(RUNNING, { ...lastDay, todayOn: '2026-03-03' });
    }).toThrow(TermPassedError);
  });

  it.each([
    ['no reason', { reason: '' }],
    ['six days', { completeByOn: '2026-01-18' }],
    ['more than twelve weeks', { completeByOn: '2026-04-07' }],
    ['a day that does not exist', { completeByOn: '2026-02-30' }],
  ])('is refused with %s', (_, change) => {
    const wanted = { ...asked, todayOn: '2026-01-12', ...change };

    expect(() => {
      refuseSuspension(RUNNING, wanted);
    }).toThrow(InvalidInputError);
  });

  it('cannot when it stands still, or is met', () => {
    const wanted = { ...asked, todayOn: '2026-01-12' };

    expect(() => {
      refuseSuspension(STILL, wanted);
    }).toThrow(TermNotRunningError);
    expect(() => {
      refuseSuspension({ ...RUNNING, state: 'met' }, wanted);
    }).toThrow(TermNotRunningError);
  });

  it('goes on when the application is completed', () => {
    expect(resumeTerm(STILL, '2026-01-20')).toEqual({ on: '2026-01-20', isCompleted: true });
    expect(resumeTerm(STILL, '2026-01-27')).toEqual({ on: '2026-01-27', isCompleted: false });
    expect(() => resumeTerm(RUNNING, '2026-01-20')).toThrow(TermNotSuspendedError);
  });
});

describe('a term that is put off', () => {
  const wanted = { reason: 'Het archief is dicht.', weeks: 4, weeksMax: 4, todayOn: '2026-03-02' };

  it('becomes longer by whole weeks, once, before it passes', () => {
    expect(extendTerm(RUNNING, wanted)).toBe(28);
    expect(() => extendTerm({ ...RUNNING, isExtended: true }, wanted)).toThrow(TermExtendedError);
    expect(() => extendTerm(RUNNING, { ...wanted, todayOn: '2026-03-03' })).toThrow(
      TermPassedError,
    );
  });

  it('names a missing reason and too many weeks at once', () => {
    const faulty = { ...wanted, reason: '', weeks: 5 };

    expect(() => extendTerm(RUNNING, faulty)).toThrow(
      expect.objectContaining({ faults: [{ name: 'reason' }, { name: 'weeks' }].map(like) }),
    );
  });
});

const like = (each: object): unknown => expect.objectContaining(each);

describe('what the clock does with a term', () => {
  it.each([
    ['nothing far from its end', RUNNING, '2026-02-20', [7, 2], [], null],
    ['a reminder a week before', RUNNING, '2026-02-23', [7, 2], [], { kind: 'reminded', days: 7 }],
    ['no second one for the same days', RUNNING, '2026-02-24', [7, 2], [7], null],
    ['the next one when its days come', RUNNING, '2026-02-28', [7, 2], [7], { days: 2 }],
    ['only the last one after a standstill', RUNNING, '2026-03-01', [2, 7], [], { days: 2 }],
    ['no earlier one after a later one', RUNNING, '2026-03-01', [7, 2], [2], null],
    ['nothing on its last day but a reminder', RUNNING, '2026-03-02', [], [], null],
    ['its passing on the day after', RUNNING, '2026-03-03', [7], [7], { kind: 'passed' }],
    ['no second passing', { ...RUNNING, passedAt: new Date(0) }, '2026-03-09', [7], [], null],
    ['nothing while it stands still', STILL, '2026-01-26', [7], [], null],
    ['going on after that', STILL, '2026-01-30', [7], [], { kind: 'resumed', on: '2026-01-27' }],
    ['nothing once it is met', { ...RUNNING, state: 'met' as const }, '2026-05-01', [7], [], null],
  ])('is %s', (...[, term, todayOn, remindDays, reminded, expected]) => {
    const turn = termTurn(term, todayOn, remind(remindDays, reminded));

    if (expected === null) expect(turn).toBeNull();
    else expect(turn).toMatchObject(expected);
  });
});
