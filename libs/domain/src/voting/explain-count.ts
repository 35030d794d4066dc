import { DomainError } from '../domain-error.js';
import { canonicalTallyInput } from '../tally/canonical-tally-input.js';
import { countTally } from '../tally/count-tally.js';
import { type HashText, withLots } from '../tally/drawn-order.js';
import { explainTally } from '../tally/explain/explain-tally.js';
import {
  type ExplanationDocument,
  explanationDocument,
} from '../tally/explain/explanation-document.js';
import { robustness } from '../tally/explain/robustness.js';
import type { TallyElection } from '../tally/tally-election.js';
import type { TallyResult } from '../tally/tally-result.js';
import type { TallyRule } from '../tally/tally-rule.js';
import { shareOfCounts, type TallyPosition } from './tally-progress.js';
import { TALLY_ENGINE_VERSION, TallyRefusedError, type TallyRun } from './tally-run.js';

const RESAMPLES_MAX = 1_000;
const RESAMPLES_MIN = 50;
/** As many ballots as are drawn, over all resamples together: 1,000 resamples of 2,000 ballots. */
const DRAWN_MAX = 2_000_000;

/**
 * How many times the ballots of a round are drawn and counted anew for its explanation: 1,000 for up to
 * 2,000 ballots; for more, 2,000,000 / ballots, rounded down; never fewer than 50.
 *
 * A number of the ballots alone, so that anybody can do it again. It keeps the drawing within about half
 * a minute of one core for each rule.
 */
export function resamplesFor(ballotCount: number): number {
  if (ballotCount * RESAMPLES_MAX <= DRAWN_MAX) return RESAMPLES_MAX;
  const samples = Number(BigInt(DRAWN_MAX) / BigInt(ballotCount));
  return samples < RESAMPLES_MIN ? RESAMPLES_MIN : samples;
}

/** The account of a count as the service keeps it: made once, never changed. */
export type TallyExplained = {
  readonly tallyRunId: string;
  readonly roundId: string;
  readonly document: ExplanationDocument;
  readonly explainedAt: Date;
};

/** What was counted for an explanation is not what the record of the count says. */
export class ExplanationDiffersError extends DomainError {
  readonly code = 'explanation-differs';
  readonly kind = 'conflict';

  constructor(tallyRunId: string) {
    super('What was counted for the explanation is not what is recorded.', { tallyRunId });
  }
}

/** A count that is explained in the background, or that never was. */
export class ExplanationNotMadeError extends DomainError {
  readonly code = 'explanation-not-made';
  readonly kind = 'not-found';

  constructor(tallyRunId: string) {
    super('The explanation of this count has not been made.', { tallyRunId });
  }
}

/**
 * Counts the election of a round again, explains it, and draws its ballots anew to see how firm it is.
 *
 * A function of the election and the rule alone: the seed of the resamples is the hash of the input.
 *
 * @param onProgress is told of each stage, and of how much of it is done; what it throws comes through
 * @throws {TallyRefusedError} when these ballots cannot be counted by the rule
 */
export function explainCount(
  { election: ballots, rule }: { readonly election: TallyElection; readonly rule: TallyRule },
  sha256: HashText,
  onProgress: (position: TallyPosition) => void = () => undefined,
): ExplanationDocument {
  const election = withLots(ballots, rule, sha256);
  onProgress({ stage: 'hashing', share: 0 });
  const inputHash = sha256(canonicalTallyInput(election, rule));
  const result = countAgain(election, rule, onProgress);
  onProgress({ stage: 'explaining', share: 0 });
  const explanation = explainTally(election, rule, result, {
    onProgress: (done, total) => {
      onProgress({ stage: 'explaining', share: done / total });
    },
  });
  onProgress({ stage: 'resampling', share: 0 });
  const samples = resamplesFor(election.ballots.size);
  const firmness = robustness(election, rule, { seed: inputHash, samples }, (done) => {
    onProgress({ stage: 'resampling', share: done / samples });
  });
  const source = { engine: TALLY_ENGINE_VERSION, inputHash };
  return explanationDocument(source, { explanation, robustness: firmness });
}

function countAgain(
  election: TallyElection,
  rule: TallyRule,
  onProgress: (position: TallyPosition) => void,
): TallyResult {
  onProgress({ stage: 'counting', share: 0 });
  const answer = countTally(election, rule, (counts) => {
    onProgress({ stage: 'counting', share: shareOfCounts(counts) });
  });
  if (answer.kind === 'refused') throw new TallyRefusedError(answer.refusal);
  return answer.result;
}

/**
 * The document, when it is about this count and no other.
 *
 * @throws {ExplanationDiffersError} when ballots, paper, rule or winners are other than those recorded
 */
export function explanationOf(
  { id, inputHash, outcome }: TallyRun,
  document: ExplanationDocument,
): ExplanationDocument {
  const winners = outcome.winners.map(({ code }) => code);
  const isSame =
    document.inputHash === inputHash &&
    JSON.stringify(document.winners) === JSON.stringify(winners);
  if (!isSame) throw new ExplanationDiffersError(id);
  return document;
}
