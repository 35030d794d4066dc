import { DomainError } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import { type RoundMove, moveRound } from '../phases/move-round.js';
import type { RoundEvent } from '../phases/round-phase.js';
import { type GroupedInitiative, groupsOnPaper, type RoundLimit } from './round-limits.js';
import { type Round, votingRules } from './round.js';
import type { BallotPaperLine } from './rule-set.js';
import { rulesDocument } from './rules-document.js';

/** An initiative that passed the screening, as far as the ballot paper needs it. */
export type PaperCandidate = GroupedInitiative & {
  readonly initiativeId: string;
  readonly costCents: Cents;
  /** The code that an imported election gave it; null for one of our own. */
  readonly importedCode: string | null;
};

/** What is fixed for good before anybody votes. */
export type FrozenBallot = {
  readonly paper: readonly BallotPaperLine[];
  /** The text that is frozen, hashed and published. */
  readonly rulesDocument: string;
};

/** What happens to a round when its ballot is fixed: it moves on, and its rules and paper stay. */
export type VotingOpening = RoundMove & FrozenBallot;

export class NoEligibleInitiativeError extends DomainError {
  readonly code = 'no-eligible-initiative';
  readonly kind = 'conflict';

  constructor(roundId: string) {
    super('Nothing to vote on: no initiative has passed the screening.', { roundId });
  }
}

/**
 * The ballot paper: one line for each candidate, in the order given, numbered from 1.
 *
 * Codes are the numbers with zeros in front, all of one width, so that the order of the codes by
 * code point is the order of the paper. When every candidate has an imported code, those are used.
 * Where limits are set, each line names its groups, see `groupsOnPaper`.
 *
 * @example
 * ballotPaper(tenCandidates).map(({ code }) => code);
 * //=> ['01', '02', …, '10']
 */
export function ballotPaper(
  candidates: readonly PaperCandidate[],
  limits: readonly RoundLimit[] = [],
): readonly BallotPaperLine[] {
  const groups = groupsOnPaper(candidates, limits);
  const width = candidates.length.toString().length;
  const isImported = candidates.every(({ importedCode }) => importedCode !== null);
  return candidates.map(({ initiativeId, costCents, importedCode }, index) => {
    const number = index + 1;
    const ownCode = number.toString().padStart(width, '0');
    return {
      number,
      initiativeId,
      code: isImported ? (importedCode ?? ownCode) : ownCode,
      costCents,
      ...(limits.length === 0 ? {} : { groups: groups[index] ?? [] }),
    };
  });
}

/**
 * Whether a step fixes the rules and the ballot paper: fixing the ballot does, and opening the
 * voting of a round that was not fixed before.
 */
export function fixesBallot({ rulesHash }: Pick<Round, 'rulesHash'>, event: RoundEvent): boolean {
  return event === 'fix-ballot' || (event === 'open-voting' && rulesHash === null);
}

/**
 * The ballot paper and the rules document of a round, as they are fixed now.
 *
 * `candidates` are the eligible initiatives in their published order.
 *
 * @throws {NoEligibleInitiativeError} when there is nothing to vote on
 * @throws {VotingRulesMissingError} when the round's mode has no vote
 */
export function freezeBallot(
  round: Pick<Round, 'id' | 'rules'>,
  candidates: readonly PaperCandidate[],
): FrozenBallot {
  if (candidates.length === 0) throw new NoEligibleInitiativeError(round.id);
  const rules = votingRules(round.rules);
  const paper = ballotPaper(candidates, rules.tally.limits);
  return { paper, rulesDocument: rulesDocument(rules, paper) };
}

/**
 * Decides how voting opens on a ballot that was not fixed before: the move to the voting phase, the
 * ballot paper and the rules document.
 *
 * @throws {PhaseTransitionError} when the round is not in screening, or its mode has no vote
 * @throws {TimelinePassedError} when the planned end of the voting has passed
 * @throws {NoEligibleInitiativeError} when there is nothing to vote on
 */
export function openVoting(
  round: Round,
  candidates: readonly PaperCandidate[],
  now: Date,
): VotingOpening {
  return { ...moveRound(round, 'open-voting', now), ...freezeBallot(round, candidates) };
}
