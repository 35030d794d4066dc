import type { BallotPaperLine } from '../rounds/rule-set.js';
import { canonicalTallyInput } from '../tally/canonical-tally-input.js';
import type { Grouping } from '../tally/certify/representation.js';
import { countTally } from '../tally/count-tally.js';
import { type HashText, withLots } from '../tally/drawn-order.js';
import { buildTallyRecord } from '../tally/record/build-tally-record.js';
import { recordText, sealRecord, type TallyRecord } from '../tally/record/tally-record.js';
import type { TallyElection } from '../tally/tally-election.js';
import type { TallyRefusal } from '../tally/tally-refusal.js';
import type { TallyRule } from '../tally/tally-rule.js';
import { shareOfCounts, type TallyPosition } from './tally-progress.js';
import { TALLY_ENGINE_VERSION, type TallyOutcome, tallyOutcome } from './tally-run.js';

/** What is counted: the election of a round, and what its record has to name. */
export type CountRequest = {
  readonly election: TallyElection;
  readonly rule: TallyRule;
  readonly paper: readonly BallotPaperLine[];
  /** SHA-256 of the frozen rules document, in hex; null for a rule that was never published. */
  readonly rulesHash: string | null;
  /** How the paper is divided, for spending against votes. */
  readonly groupings: readonly Grouping[];
};

/** How fair an outcome is, in three numbers out of its record. */
export type TallyFairness = {
  /** Ballots that name at least one initiative. */
  readonly ballotsWithChoices: number;
  /** Ballots that name at least one funded initiative. */
  readonly votersWithFundedChoice: number;
  /** Initiatives that break EJR+ up to one project by cost; null on ballots with points. */
  readonly ejrPlusViolations: number | null;
};

/** A count with its sealed record. */
export type CountWithRecord = {
  /** SHA-256 of the canonical tally input, in hex. */
  readonly inputHash: string;
  readonly outcome: TallyOutcome;
  readonly fairness: TallyFairness;
  /** The record as text; its hash stands in it. */
  readonly recordText: string;
  readonly recordHash: string;
};

export type CountAnswer =
  | { readonly kind: 'counted'; readonly count: CountWithRecord }
  | { readonly kind: 'refused'; readonly refusal: TallyRefusal };

/**
 * Counts the election of a round by a rule and makes the record of it, certificates and all.
 *
 * A function of the request alone: who counts the same ballots again gets the same record, hash
 * included. Lots are drawn here, from the seed of the rule.
 *
 * @param onProgress is told of each stage, and of how much of it is done; what it throws comes through
 */
export function countWithRecord(
  { election: ballots, rule, paper, rulesHash, groupings }: CountRequest,
  sha256: HashText,
  onProgress: (position: TallyPosition) => void = () => undefined,
): CountAnswer {
  const election = withLots(ballots, rule, sha256);
  onProgress({ stage: 'hashing', share: 0 });
  const inputHash = sha256(canonicalTallyInput(election, rule));
  onProgress({ stage: 'counting', share: 0 });
  const answer = countTally(election, rule, (counts) => {
    onProgress({ stage: 'counting', share: shareOfCounts(counts) });
  });
  if (answer.kind === 'refused') return answer;
  const { result } = answer;
  onProgress({ stage: 'certifying', share: 0 });
  const record = sealRecord(
    buildTallyRecord({
      engine: TALLY_ENGINE_VERSION,
      inputHash,
      rulesHash,
      election,
      rule,
      result,
      groupings,
    }),
    sha256,
  );
  return {
    kind: 'counted',
    count: {
      inputHash,
      outcome: tallyOutcome(election, result, paper),
      fairness: fairnessOf(record),
      recordText: recordText(record),
      recordHash: record.recordHash,
    },
  };
}

function fairnessOf({ representation, certificates }: TallyRecord): TallyFairness {
  const { ballotsWithChoices, votersWithFundedChoice } = representation;
  const { ejrPlus } = certificates;
  return {
    ballotsWithChoices,
    votersWithFundedChoice,
    ejrPlusViolations: ejrPlus.applies ? ejrPlus.cost.length : null,
  };
}
