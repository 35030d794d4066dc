import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOMENTS, momentsOfMode, NOTHING_PLANNED, type Timeline } from '../rounds/timeline.js';
import { dueStep, nextPlannedStep } from './due-step.js';
import { moveRound, type RoutedRound, TimelinePassedError } from './move-round.js';
import { ROUND_MODES, type RoundEvent, type RoundMode, type RoundPhase } from './round-phase.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 4, day));
/** One moment a day, in their order, from the first of May on. */
const FULL: Timeline = {
  ...NOTHING_PLANNED,
  ...Object.fromEntries(MOMENTS.map((moment, index) => [moment, at(index + 1)])),
};

function fullPlan(mode: RoundMode): Timeline {
  const moments = momentsOfMode(mode);
  return {
    ...NOTHING_PLANNED,
    ...Object.fromEntries(moments.map((moment) => [moment, FULL[moment]])),
  };
}

function aRound(phase: RoundPhase, timeline: Timeline, mode: RoundMode = 'resident-vote') {
  return { id: 'round', mode, phase, timeline };
}

/** What the clock does with a round by a moment, step after step; `by` does what it waits for. */
function walk(round: RoutedRound, now: Date, by: Partial<Record<RoundPhase, RoundEvent>>) {
  const events: RoundEvent[] = [];
  let here = round;
  for (;;) {
    const due = dueStep(here, now);
    if (due === null) return { events, phase: here.phase };
    const event = due.event ?? by[here.phase];
    if (event === undefined) return { events, phase: here.phase };
    here = { ...here, ...moveRound(here, event, now) };
    events.push(event);
  }
}

describe('what is due', () => {
  it.each([
    ['draft', 1, 'open-submission'],
    ['submission', 2, 'open-support'],
    ['support', 3, 'start-screening'],
    ['screening', 4, 'fix-ballot'],
    ['ballot-fixed', 5, 'open-voting'],
    ['voting', 6, 'close-voting'],
    ['counted', 7, 'start-deciding'],
    ['allocated', 8, 'start-accounting'],
    ['accounting', 9, 'start-evaluating'],
    ['evaluating', 10, 'close'],
  ] as const)('in the phase %s comes with its moment, and not before it', (phase, day, event) => {
    const round = aRound(phase, FULL);

    expect(dueStep(round, new Date(at(day).getTime() - 1))).toBeNull();
    expect(dueStep(round, at(day))).toMatchObject({ event, plannedAt: at(day), waitsFor: null });
  });

  it.each([
    ['counting', 'tally'],
    ['deciding', 'allocation'],
    ['draft', 'earlier-step'],
  ] as const)('in the phase %s waits for the %s', (phase, waitsFor) => {
    const timeline = { ...FULL, submissionOpensAt: null, submissionClosesAt: null };

    expect(dueStep(aRound(phase, timeline), at(20))).toMatchObject({ event: null, waitsFor });
  });

  it('waits for the allocation when the plan has no deciding', () => {
    const timeline = { ...FULL, decidingOpensAt: null };

    expect(dueStep(aRound('counted', timeline), at(8))).toMatchObject({ waitsFor: 'allocation' });
  });

  it('goes from submission to screening where no support is planned', () => {
    const timeline = { ...FULL, supportClosesAt: null };

    expect(dueStep(aRound('submission', timeline), at(2))?.event).toBe('start-screening');
  });

  it('opens voting without fixing the ballot first where that is not planned', () => {
    const timeline = { ...FULL, ballotFixedAt: null };

    expect(dueStep(aRound('screening', timeline), at(5))?.event).toBe('open-voting');
  });

  it('lets first come, first served decide after the end of its submission', () => {
    const round = aRound('submission', fullPlan('first-come'), 'first-come');

    expect(dueStep(round, at(7))).toBeNull();
    expect(dueStep(round, at(8))?.event).toBe('start-accounting');
  });

  it.each(['closed', 'cancelled'] as const)('is nothing in the phase %s', (phase) => {
    expect(dueStep(aRound(phase, FULL), at(30))).toBeNull();
    expect(nextPlannedStep(aRound(phase, FULL))).toBeNull();
  });

  it('is nothing without a plan', () => {
    expect(dueStep(aRound('screening', NOTHING_PLANNED), at(30))).toBeNull();
  });
});

describe('a round that the clock moves', () => {
  const decided = { counting: 'record-tally', counted: 'allocate', deciding: 'allocate' } as const;

  it.each(ROUND_MODES)('comes from draft to closed in the mode %s, step by step', (mode) => {
    const timeline = fullPlan(mode);
    let here: RoutedRound = aRound('draft', timeline, mode);

    for (let day = 1; day <= MOMENTS.length; day += 1) {
      const { events } = walk(here, at(day), decided);
      for (const event of events) here = { ...here, ...moveRound(here, event, at(day)) };
    }

    expect(here).toMatchObject({ phase: 'closed', timeline });
  });

  it('takes every step in order when the service stood still', () => {
    const timeline = { ...FULL, votingClosesAt: at(25), decidingOpensAt: null };
    const plan = { ...timeline, accountingOpensAt: null, evaluatingOpensAt: null, closesAt: null };

    const { events, phase } = walk(aRound('support', plan), at(20), {});

    expect(events).toEqual(['start-screening', 'fix-ballot', 'open-voting']);
    expect(phase).toBe('voting');
  });

  it('opens no voting that should have ended', () => {
    const round = aRound('ballot-fixed', FULL);

    expect(dueStep(round, at(6))?.event).toBe('open-voting');
    expect(() => moveRound(round, 'open-voting', at(6))).toThrow(TimelinePassedError);
  });

  it('never comes to a moment twice, whatever was planned', () => {
    const days = fc.array(fc.option(fc.constant(true)), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.constantFrom(...ROUND_MODES), days, (mode, planned) => {
        const full = fullPlan(mode);
        const timeline = {
          ...NOTHING_PLANNED,
          ...Object.fromEntries(
            MOMENTS.map((moment, index) => [moment, planned[index] === true ? full[moment] : null]),
          ),
        };
        const seen = new Set<string>();
        let here: RoutedRound = aRound('draft', timeline, mode);
        for (let day = 1; day <= 10; day += 1) {
          const due = dueStep(here, at(day));
          if (due?.event === undefined || due.event === null) continue;
          expect(seen.has(due.moment)).toBe(false);
          seen.add(due.moment);
          here = { ...here, ...moveRound(here, due.event, at(day)) };
        }
      }),
    );
  });
});
