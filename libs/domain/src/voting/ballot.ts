import { DomainError, type Fault } from '../domain-error.js';
import { type Cents, sumCents } from '../money/cents.js';
import type { RoundPhase } from '../phases/round-phase.js';
import { type BallotRules, hasPoints } from '../rounds/ballot-rules.js';
import type { BallotPaperLine } from '../rounds/rule-set.js';

/** What a resident marked, in the order in which it was marked (the order counts when ranking). */
export type Choice = { readonly initiativeId: string; readonly points: number | null };

/** A round as far as a ballot needs it. */
export type VotingRound = {
  readonly id: string;
  readonly phase: RoundPhase;
  readonly votingOpensAt: Date | null;
  readonly votingClosesAt: Date | null;
  readonly ballot: BallotRules;
  readonly paper: readonly BallotPaperLine[];
};

/** A valid ballot. It names no voter: who voted is kept apart, on the roll. */
export type Ballot = {
  readonly roundId: string;
  /** Places on the ballot paper, in the order in which they were marked. */
  readonly choices: readonly number[];
  /** The points per choice, on ballots that carry points. */
  readonly points: readonly number[] | null;
};

export class VotingClosedError extends DomainError {
  readonly code = 'voting-closed';
  readonly kind = 'conflict';

  constructor(roundId: string) {
    super('Voting in this round is not open.', { roundId });
  }
}

export class AlreadyVotedError extends DomainError {
  readonly code = 'already-voted';
  readonly kind = 'conflict';

  constructor(roundId: string) {
    super('This resident has already voted in this round.', { roundId });
  }
}

export class BallotRejectedError extends DomainError {
  readonly code = 'ballot-rejected';
  readonly kind = 'rule-violated';

  constructor(roundId: string, faults: readonly Fault[]) {
    super('This ballot does not follow the rules of the round.', { roundId }, faults);
  }
}

/**
 * Decides whether a resident's choices make a valid ballot for this round.
 *
 * Pure: the clock and the round come in as values. `votingOpensAt` is inclusive,
 * `votingClosesAt` exclusive; a moment that is not planned is no limit.
 *
 * @throws {VotingClosedError} outside the voting phase or its window
 * @throws {BallotRejectedError} naming every rule that the choices break
 */
export function castBallot(round: VotingRound, choices: readonly Choice[], now: Date): Ballot {
  const early = round.votingOpensAt !== null && now < round.votingOpensAt;
  const late = round.votingClosesAt !== null && now >= round.votingClosesAt;
  if (round.phase !== 'voting' || early || late) throw new VotingClosedError(round.id);

  const lines = new Map(round.paper.map((line) => [line.initiativeId, line]));
  const faults = [
    ...countFaults(round.ballot, choices),
    ...choiceFaults(choices, lines),
    ...costFaults(round.ballot, choices, lines),
    ...pointFaults(round.ballot, choices),
  ];
  if (faults.length > 0) throw new BallotRejectedError(round.id, faults);
  return {
    roundId: round.id,
    choices: choices.flatMap(({ initiativeId }) => lines.get(initiativeId)?.number ?? []),
    points: hasPoints(round.ballot.type) ? choices.map(({ points }) => points ?? 0) : null,
  };
}

function countFaults(rules: BallotRules, choices: readonly Choice[]): Fault[] {
  if (choices.length < rules.choicesMin) {
    const reason = `Choose at least ${rules.choicesMin}.`;
    return [{ name: 'choices', code: 'too-few-choices', reason }];
  }
  if (rules.choicesMax !== null && choices.length > rules.choicesMax) {
    const reason = `Choose at most ${rules.choicesMax}.`;
    return [{ name: 'choices', code: 'too-many-choices', reason }];
  }
  return [];
}

function choiceFaults(
  choices: readonly Choice[],
  lines: ReadonlyMap<string, BallotPaperLine>,
): Fault[] {
  const seen = new Set<string>();
  return choices.flatMap(({ initiativeId }, index) => {
    const name = `choices[${index}].initiativeId`;
    const repeated = seen.has(initiativeId);
    seen.add(initiativeId);
    if (!lines.has(initiativeId)) {
      return [{ name, code: 'unknown-choice', reason: 'This initiative is not on the ballot.' }];
    }
    return repeated
      ? [{ name, code: 'repeated-choice', reason: 'An initiative can be chosen only once.' }]
      : [];
  });
}

function costFaults(
  rules: BallotRules,
  choices: readonly Choice[],
  lines: ReadonlyMap<string, BallotPaperLine>,
): Fault[] {
  if (rules.costMaxCents === null) return [];
  const costs = choices.flatMap<Cents>(
    ({ initiativeId }) => lines.get(initiativeId)?.costCents ?? [],
  );
  return sumCents(costs) > rules.costMaxCents
    ? [{ name: 'choices', code: 'over-budget', reason: 'These choices cost too much together.' }]
    : [];
}

function pointFaults(rules: BallotRules, choices: readonly Choice[]): Fault[] {
  if (!hasPoints(rules.type)) {
    return choices.flatMap(({ points }, index) =>
      points === null
        ? []
        : [pointFault(index, 'points-not-used', 'This ballot carries no points.')],
    );
  }
  const faults = choices.flatMap(({ points }, index) => {
    if (points === null || !Number.isSafeInteger(points) || points < 1) {
      return [pointFault(index, 'points-missing', 'Give a whole number of points, at least 1.')];
    }
    return rules.pointsMax !== null && points > rules.pointsMax
      ? [pointFault(index, 'too-many-points', `Give at most ${rules.pointsMax} points.`)]
      : [];
  });
  const total = choices.reduce((sum, { points }) => sum + (points ?? 0), 0);
  if (rules.pointsTotalMax !== null && total > rules.pointsTotalMax) {
    const reason = `Give at most ${rules.pointsTotalMax} points together.`;
    faults.push({ name: 'choices', code: 'too-many-points', reason });
  }
  return faults;
}

function pointFault(index: number, code: string, reason: string): Fault {
  return { name: `choices[${index}].points`, code, reason };
}
