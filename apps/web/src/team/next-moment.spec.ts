import { describe, expect, it } from '@jest/globals';
import { isOver, nextMomentOf } from './next-moment.js';
import type { TeamRound } from './team-types.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const TIMELINE: TeamRound['timeline'] = {
  submissionOpensAt: '2026-11-01T08:00:00Z',
  submissionClosesAt: '2026-12-01T08:00:00Z',
  supportClosesAt: null,
  ballotFixedAt: null,
  votingOpensAt: '2026-12-10T08:00:00Z',
  votingClosesAt: '2026-12-20T08:00:00Z',
  decidingOpensAt: null,
  accountingOpensAt: null,
  evaluatingOpensAt: null,
  closesAt: null,
};

const aRound = (
  phase: TeamRound['phase'],
  timeline: Partial<TeamRound['timeline']> = {},
): Pick<TeamRound, 'mode' | 'phase' | 'timeline'> => ({
  mode: 'resident-vote',
  phase,
  timeline: { ...TIMELINE, ...timeline },
});

describe('the next moment of a round', () => {
  it('is the first planned one that lies ahead of its phase', () => {
    expect(nextMomentOf(aRound('submission'), NOW)).toEqual({
      moment: 'submissionClosesAt',
      at: new Date('2026-12-01T08:00:00Z'),
      isLate: false,
    });
    expect(nextMomentOf(aRound('screening'), NOW)?.moment).toBe('votingOpensAt');
    expect(nextMomentOf(aRound('voting'), NOW)?.moment).toBe('votingClosesAt');
  });

  it('is late from its very moment on, as long as nothing happened', () => {
    const at = (submissionClosesAt: string): boolean | undefined =>
      nextMomentOf(aRound('submission', { submissionClosesAt }), NOW)?.isLate;

    expect(at('2026-11-22T12:00:00.000Z')).toBe(true);
    expect(at('2026-11-22T12:00:00.001Z')).toBe(false);
  });

  it('is none when nothing is planned, or the round is over', () => {
    expect(nextMomentOf(aRound('counted'), NOW)).toBeNull();
    expect(nextMomentOf(aRound('closed', { closesAt: '2026-12-30T08:00:00Z' }), NOW)).toBeNull();
    expect(['closed', 'cancelled'].map((phase) => isOver(aRound(phase as 'closed')))).toEqual([
      true,
      true,
    ]);
    expect(isOver(aRound('evaluating'))).toBe(false);
  });
});
