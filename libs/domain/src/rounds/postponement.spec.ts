import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../domain-error.js';
import type { RoundPhase } from '../phases/round-phase.js';
import { postpone, PostponementRefusedError, type WantedPostponement } from './postponement.js';
import { MOMENTS, NOTHING_PLANNED, type Timeline } from './timeline.js';

const DAY_MS = 86_400_000;
const at = (day: number): Date => new Date(Date.UTC(2026, 4, day));
const PLAN: Timeline = {
  ...NOTHING_PLANNED,
  votingOpensAt: at(10),
  votingClosesAt: at(20),
  decidingOpensAt: at(25),
  closesAt: at(40),
};
const byDays = (days: number) => (moment: Date) => new Date(moment.getTime() + days * DAY_MS);

function aRound(phase: RoundPhase = 'voting', timeline: Timeline = PLAN) {
  return { id: 'round', mode: 'resident-vote', phase, timeline } as const;
}

function wanted(given: Partial<WantedPostponement> = {}): WantedPostponement {
  return {
    moment: 'votingClosesAt',
    newMoment: at(22),
    shiftLater: false,
    reason: 'Het stemlokaal was dicht.',
    decisionReference: null,
    ...given,
  };
}

type GivenState = {
  readonly phase: RoundPhase;
  readonly moment?: WantedPostponement['moment'];
  readonly now?: Date;
};

/** The names of the faults with which a postponement was refused. */
function faultsOf(
  postponing: () => unknown,
  kind: typeof InvalidInputError | typeof PostponementRefusedError,
) {
  try {
    postponing();
  } catch (error) {
    if (error instanceof kind) return error.faults.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe('postponing', () => {
  it('lets an open voting last longer, and leaves the rest', () => {
    const { timeline, moved } = postpone(aRound(), wanted(), byDays(2), at(12));

    expect(timeline).toEqual({ ...PLAN, votingClosesAt: at(22) });
    expect(moved).toEqual([{ moment: 'votingClosesAt', from: at(20), to: at(22) }]);
  });

  it('takes the moments after it along, and none before it', () => {
    const { timeline, moved } = postpone(
      aRound('screening'),
      wanted({ shiftLater: true }),
      byDays(2),
      at(1),
    );

    expect(timeline).toEqual({
      ...PLAN,
      votingClosesAt: at(22),
      decidingOpensAt: at(27),
      closesAt: at(42),
    });
    expect(moved.map(({ moment }) => moment)).toEqual([
      'votingClosesAt',
      'decidingOpensAt',
      'closesAt',
    ]);
  });

  it.each([at(20), at(19)])('makes nothing earlier, nor leaves it as it was: %s', (newMoment) => {
    const postponing = () => postpone(aRound(), wanted({ newMoment }), byDays(0), at(12));

    expect(faultsOf(postponing, InvalidInputError)).toEqual(['not-later']);
  });

  it.each([
    ['its time has come', { phase: 'voting', now: at(20) }, 'moment-passed'],
    ['its time has passed', { phase: 'voting', now: at(21) }, 'moment-passed'],
    ['its step was taken', { phase: 'counting', now: at(12) }, 'moment-passed'],
    ['the round is closed', { phase: 'closed', now: at(12) }, 'moment-passed'],
    ['it was never planned', { phase: 'voting', moment: 'accountingOpensAt' }, 'not-planned'],
  ] as [string, GivenState, string][])('is refused when %s', (_, given, code) => {
    const { phase, moment = 'votingClosesAt', now = at(12) } = given;
    const later = wanted({ moment, newMoment: at(50) });
    const postponing = () => postpone(aRound(phase), later, byDays(1), now);

    expect(faultsOf(postponing, PostponementRefusedError)).toEqual([code]);
  });

  it('goes past no later moment that stays', () => {
    const postponing = () => postpone(aRound(), wanted({ newMoment: at(26) }), byDays(6), at(12));

    expect(faultsOf(postponing, InvalidInputError)).toEqual(['timeline-order']);
  });

  it('names everything that is wrong with the request at once', () => {
    const faulty = wanted({ reason: '', newMoment: at(1), decisionReference: 'x'.repeat(201) });
    const postponing = () => postpone(aRound(), faulty, byDays(1), at(12));

    expect(faultsOf(postponing, InvalidInputError)).toHaveLength(3);
  });

  it.each(MOMENTS)('knows every moment: %s', (moment) => {
    const timeline = { ...NOTHING_PLANNED, [moment]: at(5) };

    const { timeline: after } = postpone(
      aRound('draft', timeline),
      wanted({ moment, newMoment: at(6) }),
      byDays(1),
      at(1),
    );

    expect(after).toEqual({ ...NOTHING_PLANNED, [moment]: at(6) });
  });
});
