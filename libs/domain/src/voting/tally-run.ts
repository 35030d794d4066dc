import { DomainError } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import type { BallotRules } from '../rounds/ballot-rules.js';
import { tallyLimits } from '../rounds/round-limits.js';
import type { BallotPaperLine, RuleSet } from '../rounds/rule-set.js';
import type { BallotSet } from '../tally/ballot-set.js';
import { countTally, type OnTallyProgress } from '../tally/count-tally.js';
import { countVotes } from '../tally/score-projects.js';
import type { BallotForm, TallyElection } from '../tally/tally-election.js';
import type { TallyRefusal } from '../tally/tally-refusal.js';
import type { ProjectFate, TallyResult, Tie } from '../tally/tally-result.js';
import type { TallyRuleName } from '../tally/tally-rule.js';

/** Another behaviour of the count, however small, is another version. */
export const TALLY_ENGINE_VERSION = 'wijkkas-tally/2';

/** The ballots of a round, packed, with what the count has to know about all of them together. */
export type CastBallots = {
  /** Choices are places on the ballot paper, from 0. */
  readonly ballots: BallotSet;
  /** Points are in units of 10^-this. */
  readonly pointDecimals: number;
  /** What an initiative earns from a scoring ballot that does not name it, in the same units. */
  readonly defaultPoints: number;
  /** The most choices on any ballot; 0 without ballots. */
  readonly longestBallot: number;
};

/** An initiative on the ballot paper, and what became of it in the count. */
export type TalliedInitiative = {
  readonly code: string;
  readonly initiativeId: string;
  readonly costCents: Cents;
  /** The number of ballots that name it. */
  readonly votes: number;
  /** What the rule ranks by: votes or points, in units of 10^-scoreDecimals. */
  readonly score: number;
  readonly fate: ProjectFate;
};

/** What a count came to. */
export type TallyOutcome = {
  /** The funded initiatives, in order of selection. */
  readonly winners: readonly TalliedInitiative[];
  /** All initiatives on the paper, in the order in which the count came to them. */
  readonly initiatives: readonly TalliedInitiative[];
  readonly scoreDecimals: number;
  readonly spentCents: Cents;
  readonly leftoverCents: Cents;
  /** Every tie that was met; its candidates are codes. */
  readonly ties: readonly Tie[];
};

/** The record of one count. It is never changed; a decision can name it. */
export type TallyRun = {
  readonly id: string;
  readonly roundId: string;
  readonly rule: TallyRuleName;
  readonly engineVersion: string;
  /** SHA-256 of the frozen rules document, in hex. */
  readonly rulesHash: string;
  /** SHA-256 of the canonical tally input, in hex. */
  readonly inputHash: string;
  readonly ballotCount: number;
  readonly outcome: TallyOutcome;
  readonly countedAt: Date;
};

/** The rules or the ballot paper are not those that were hashed when voting opened. */
export class RulesTamperedError extends DomainError {
  readonly code = 'rules-tampered';
  readonly kind = 'conflict';

  constructor(roundId: string) {
    super('The rules or the ballot paper of this round are not those that were frozen.', {
      roundId,
    });
  }
}

/**
 * What a round's frozen rules, ballot paper and ballots ask to be counted.
 *
 * The paper is in the order of its numbers. On ranked ballots the first place earns as many points
 * as a ballot may hold choices or, when there is no such limit, as the longest ballot holds. Each group
 * on the paper has the limit that the rules set for groups of its kind. Where the rules draw lots, the
 * caller adds them, see `withLots`.
 */
export function tallyElectionOfRound(
  rules: RuleSet,
  paper: readonly BallotPaperLine[],
  cast: CastBallots,
): TallyElection {
  const limits = tallyLimits(rules.tally.limits ?? [], paper);
  return {
    budget: rules.budgetCents,
    projects: paper.map(({ code, costCents, number }) => ({
      id: code,
      cost: costCents,
      listPosition: number,
    })),
    form: formOf(rules.ballot, cast),
    ballots: cast.ballots,
    ...(limits.length === 0 ? {} : { limits }),
  };
}

function formOf({ type, choicesMax }: BallotRules, cast: CastBallots): BallotForm {
  const { pointDecimals, defaultPoints, longestBallot } = cast;
  switch (type) {
    case 'approval':
    case 'choose-1':
      return { type };
    case 'ordinal':
      return { type, lengthMax: choicesMax ?? longestBallot };
    case 'cumulative':
      return { type, pointDecimals };
    case 'scoring':
      return { type, pointDecimals, defaultPoints };
  }
}

/** The ballots of a round cannot be counted by its rule. */
export class TallyRefusedError extends DomainError {
  readonly code = 'tally-refused';
  readonly kind = 'conflict';

  constructor({ code, details }: TallyRefusal) {
    super('These ballots cannot be counted by the rule of the round.', {
      reason: code,
      ...details,
    });
  }
}

/**
 * Counts the election of a round by its published rule.
 *
 * @throws {TallyRefusedError} when these ballots cannot be counted by it
 */
export function countRound(
  election: TallyElection,
  rule: RuleSet['tally'],
  onProgress?: OnTallyProgress,
): TallyResult {
  const answer = countTally(election, rule, onProgress);
  if (answer.kind === 'refused') throw new TallyRefusedError(answer.refusal);
  return answer.result;
}

/** The result of a count in terms of initiatives. */
export function tallyOutcome(
  election: TallyElection,
  result: TallyResult,
  paper: readonly BallotPaperLine[],
): TallyOutcome {
  const initiatives = initiativesOf(election, result, paper);
  const byCode = new Map(initiatives.map((each) => [each.code, each]));
  return {
    winners: result.winners.flatMap((code) => byCode.get(code) ?? []),
    initiatives,
    scoreDecimals: result.scoreDecimals,
    spentCents: result.spent,
    leftoverCents: result.leftover,
    ties: result.ties,
  };
}

function initiativesOf(
  election: TallyElection,
  result: TallyResult,
  paper: readonly BallotPaperLine[],
): TalliedInitiative[] {
  const votes = countVotes(election);
  const lines = new Map(paper.map((line, place) => [line.code, { line, place }]));
  return result.outcomes.flatMap(({ id, cost, score, fate }) => {
    const found = lines.get(id);
    if (found === undefined) return [];
    const { initiativeId } = found.line;
    return [
      { code: id, initiativeId, costCents: cost, votes: votes[found.place] ?? 0, score, fate },
    ];
  });
}
