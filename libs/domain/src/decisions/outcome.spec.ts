import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_TEAM_DECISION_RULES,
  type TeamDecisionRules,
} from '../play/team-decision-rules.js';
import { countTeamVotes, quorumOf, VOTE_CHOICES, type VoteFacts } from './outcome.js';
import type { TeamSeat } from './team-seat.js';

const RULES: TeamDecisionRules = { ...DEFAULT_TEAM_DECISION_RULES, quorum: null };

/** The first is the chair; `+`, `-`, `o` and `.` are for, against, abstained and nothing. */
function facts(votes: string, given: Partial<VoteFacts> = {}): VoteFacts {
  const seats = Array.from(votes, (_, index): TeamSeat => {
    const role = index === 0 ? 'chair' : 'member';
    return { personId: `${index}`, role, label: `${role}-${index}`, isVoting: true };
  });
  const choiceOf = { '+': 'for', '-': 'against', o: 'abstain' } as const;
  return {
    seats,
    presentIds: seats.map(({ personId }) => personId),
    recusedIds: [],
    votes: Array.from(votes).flatMap((sign, index) =>
      sign === '.'
        ? []
        : [{ personId: `${index}`, choice: choiceOf[sign as keyof typeof choiceOf] }],
    ),
    ...given,
  };
}

describe('the quorum', () => {
  it.each([
    [{ numerator: 1, denominator: 2 }, null, 5, 3],
    [{ numerator: 1, denominator: 2 }, null, 4, 2],
    [{ numerator: 2, denominator: 3 }, null, 7, 5],
    [{ numerator: 1, denominator: 1 }, null, 7, 7],
    [{ numerator: 1, denominator: 2 }, 4, 5, 4],
    [{ numerator: 1, denominator: 2 }, 2, 5, 3],
    [null, 3, 5, 3],
    [null, null, 5, 0],
    [{ numerator: 1, denominator: 2 }, null, 0, 0],
  ])('%j and at least %s of %i seats are %i', (quorum, quorumMin, seats, needed) => {
    expect(quorumOf({ quorum, quorumMin }, seats)).toBe(needed);
  });

  it('is the smallest whole number that is not less than the share', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 9 }), fc.nat(200), (of, part, seats) => {
        const [numerator, denominator] = [part, part + of];

        const needed = quorumOf({ quorum: { numerator, denominator }, quorumMin: null }, seats);

        expect(needed * denominator).toBeGreaterThanOrEqual(seats * numerator);
        expect((needed - 1) * denominator).toBeLessThan(seats * numerator);
      }),
    );
  });

  it.each([
    [true, { outcome: 'adopted', seatCount: 4, presentCount: 2, quorumNeeded: 2 }],
    [false, { outcome: 'no-quorum', seatCount: 3, presentCount: 1, quorumNeeded: 2 }],
  ])('has recused members in it or not, as the rules say: %s', (recusedCountInQuorum, expected) => {
    const rules = {
      ...RULES,
      quorum: { numerator: 1, denominator: 2 },
      recusedCountInQuorum,
    };

    const count = countTeamVotes(
      rules,
      facts('++..', { recusedIds: ['1'], presentIds: ['0', '1'] }),
    );

    expect(count).toMatchObject({ ...expected, forCount: 1 });
  });
});

describe('the outcome of a vote', () => {
  it.each([
    ['simple', '++-', 'adopted'],
    ['simple', '+--', 'rejected'],
    ['simple', '++--', 'tied'],
    ['simple', '+ooo', 'adopted'],
    ['simple', 'ooo', 'rejected'],
    ['simple', '...', 'rejected'],
    ['two-thirds', '++-', 'adopted'],
    ['two-thirds', '+++--', 'rejected'],
    ['two-thirds', '++--', 'rejected'],
    ['two-thirds', '++-o', 'adopted'],
    ['unanimous', '+++o', 'adopted'],
    ['unanimous', '+++-', 'rejected'],
    ['unanimous', 'oooo', 'rejected'],
  ] as const)('by %s majority of %s is %s', (majority, votes, outcome) => {
    expect(countTeamVotes({ ...RULES, majority }, facts(votes)).outcome).toBe(outcome);
  });

  it.each([
    ['+-', 'adopted', true],
    ['-+', 'rejected', true],
    ['o+-', 'tied', false],
    ['.+-', 'tied', false],
    ['-++', 'adopted', false],
  ])('of %s with a casting vote is %s', (votes, outcome, isByCastingVote) => {
    const count = countTeamVotes({ ...RULES, castingVote: true }, facts(votes));

    expect(count).toMatchObject({ outcome, isByCastingVote });
  });

  it('has no casting vote of a chair who is recused, nor of two chairs', () => {
    const rules = { ...RULES, castingVote: true };
    const two = facts('+-');
    const seats = two.seats.map((seat): TeamSeat => ({ ...seat, role: 'chair' }));

    expect(countTeamVotes(rules, facts('++-', { recusedIds: ['0'] })).outcome).toBe('tied');
    expect(countTeamVotes(rules, { ...two, seats }).outcome).toBe('tied');
  });

  it.each([
    ['+oo', 'adopted'],
    ['++-', 'rejected'],
    ['ooo', 'rejected'],
    ['+-', 'rejected'],
  ])('by consent of %s is %s', (votes, outcome) => {
    const rules = { ...RULES, form: 'consent', castingVote: true } as const;

    expect(countTeamVotes(rules, facts(votes)).outcome).toBe(outcome);
  });

  it('never counts who is recused, has no vote, or has no seat', () => {
    const given = facts('+--', { recusedIds: ['1'] });
    const seats = given.seats.map((seat, index) => ({ ...seat, isVoting: index !== 2 }));
    const votes = [...given.votes, { personId: 'stranger', choice: 'against' as const }];

    const count = countTeamVotes(RULES, { ...given, seats, votes });

    expect(count).toMatchObject({ outcome: 'adopted', forCount: 1, againstCount: 0, seatCount: 2 });
  });

  const anyVotes = fc.array(fc.constantFrom('+', '-', 'o', '.'), { minLength: 1, maxLength: 12 });
  const anyRules = fc.record({
    majority: fc.constantFrom('simple', 'two-thirds', 'unanimous'),
    form: fc.constantFrom('votes', 'consent'),
    castingVote: fc.boolean(),
    recusedCountInQuorum: fc.boolean(),
  });

  it('is not turned from adopted by one more vote in favour', () => {
    fc.assert(
      fc.property(anyVotes, anyRules, (votes, some) => {
        const rules = { ...RULES, ...some } as TeamDecisionRules;
        const before = countTeamVotes(rules, facts(votes.join('')));

        const after = countTeamVotes(rules, facts(`${votes.join('')}+`));

        expect(before.outcome === 'adopted' && after.outcome !== 'adopted').toBe(false);
      }),
    );
  });

  it('does not depend on what a recused member voted', () => {
    fc.assert(
      fc.property(anyVotes, anyRules, fc.constantFrom(...VOTE_CHOICES), (votes, some, choice) => {
        const rules = { ...RULES, ...some } as TeamDecisionRules;
        const given = facts(votes.join(''), { recusedIds: ['0'] });
        const others = given.votes.filter(({ personId }) => personId !== '0');

        const changed = { ...given, votes: [{ personId: '0', choice }, ...others] };

        expect(countTeamVotes(rules, changed)).toEqual(countTeamVotes(rules, given));
      }),
    );
  });
});
