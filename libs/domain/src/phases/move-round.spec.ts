import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOMENTS, NOTHING_PLANNED, type Timeline, timelineFaults } from '../rounds/timeline.js';
import { moveRound, type RoutedRound, TimelinePassedError } from './move-round.js';
import {
  PhaseTransitionError,
  possibleEvents,
  ROUND_PHASES,
  type RoundPhase,
} from './round-phase.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 4, day));
const PLAN: Timeline = {
  ...NOTHING_PLANNED,
  submissionOpensAt: at(1),
  submissionClosesAt: at(5),
  votingOpensAt: at(10),
  votingClosesAt: at(20),
};

function aRound(phase: RoundPhase, timeline: Timeline): RoutedRound {
  return { id: 'round', mode: 'resident-vote', phase, timeline };
}

describe('moving a round', () => {
  it('makes now the moment when it is earlier than planned', () => {
    expect(moveRound(aRound('draft', PLAN), 'open-submission', at(0)).timeline).toEqual({
      ...PLAN,
      submissionOpensAt: at(0),
    });
    expect(moveRound(aRound('submission', PLAN), 'start-screening', at(3)).timeline).toEqual({
      ...PLAN,
      submissionClosesAt: at(3),
    });
    expect(moveRound(aRound('screening', PLAN), 'open-voting', at(8)).timeline).toEqual({
      ...PLAN,
      votingOpensAt: at(8),
    });
    expect(moveRound(aRound('voting', PLAN), 'close-voting', at(15)).timeline).toEqual({
      ...PLAN,
      votingClosesAt: at(15),
    });
  });

  it('makes now the moment when none was planned', () => {
    const { phase, timeline } = moveRound(
      aRound('voting', NOTHING_PLANNED),
      'close-voting',
      at(15),
    );

    expect(phase).toBe('counting');
    expect(timeline).toEqual({ ...NOTHING_PLANNED, votingClosesAt: at(15) });
  });

  it('keeps a planned moment that has passed', () => {
    expect(moveRound(aRound('screening', PLAN), 'open-voting', at(12)).timeline).toEqual(PLAN);
    expect(moveRound(aRound('voting', PLAN), 'close-voting', at(25)).timeline).toEqual(PLAN);
  });

  it('leaves the timeline alone at a step that has no moment', () => {
    expect(moveRound(aRound('screening', PLAN), 'cancel', at(8))).toEqual({
      phase: 'cancelled',
      timeline: PLAN,
    });
  });

  it('opens nothing that should have ended by now, the last moment included', () => {
    expect(() => moveRound(aRound('screening', PLAN), 'open-voting', at(20))).toThrow(
      TimelinePassedError,
    );
    expect(() => moveRound(aRound('draft', PLAN), 'open-submission', at(5))).toThrow(
      TimelinePassedError,
    );
  });

  it('does not end the submission after the moment that voting should have begun', () => {
    const timeline = { ...PLAN, submissionClosesAt: null };

    expect(() => moveRound(aRound('submission', timeline), 'start-screening', at(10))).toThrow(
      TimelinePassedError,
    );
  });

  it('takes no step that the route has not', () => {
    expect(() => moveRound(aRound('draft', PLAN), 'open-voting', at(12))).toThrow(
      PhaseTransitionError,
    );
  });

  it('always leaves a timeline in order', () => {
    const size = { minLength: MOMENTS.length, maxLength: MOMENTS.length };
    const timelines = fc
      .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), size), fc.array(fc.boolean(), size))
      .map(([days, isPlanned]) => {
        const inOrder = days.toSorted((one, other) => one - other);
        return MOMENTS.map((name, index) => [name, isPlanned[index] ? at(inOrder[index]!) : null]);
      })
      .map((planned) => ({ ...NOTHING_PLANNED, ...Object.fromEntries(planned) }) as Timeline);
    const phases = fc.constantFrom(...ROUND_PHASES);
    fc.assert(
      fc.property(timelines, phases, fc.integer({ min: 0, max: 30 }), (timeline, phase, day) => {
        for (const event of possibleEvents('resident-vote', phase)) {
          const moved = timelineAfter(aRound(phase, timeline), event, at(day));
          expect(moved === null ? [] : timelineFaults(moved)).toEqual([]);
        }
      }),
    );
  });
});

function timelineAfter(
  round: RoutedRound,
  event: Parameters<typeof moveRound>[1],
  now: Date,
): Timeline | null {
  try {
    return moveRound(round, event, now).timeline;
  } catch (error) {
    if (error instanceof TimelinePassedError) return null;
    throw error;
  }
}
