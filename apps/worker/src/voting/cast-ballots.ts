import { setImmediate as turn } from 'node:timers/promises';
import {
  type BallotPaperLine,
  type BallotPacker,
  type CastBallots,
  hasPoints,
  openPacker,
  parseDecimal,
  type RuleSet,
} from '#domain';
import type { EqualBallots, TallyInputStore } from '#persistence';

/** How many choices are packed before anything else gets a turn; about a millisecond. */
const CHOICES_PER_TURN = 20_000;

export type ReadingWatch = {
  readonly signal: AbortSignal;
  /** The share of the ballots that is read, from 0 to 1. */
  readonly onShare: (share: number) => void;
};

/**
 * Reads all ballots of a round into the packed form that a count works on.
 *
 * @throws the reason of the signal, when it is aborted
 */
export async function readCastBallots(
  tallyInput: TallyInputStore,
  roundId: string,
  { rules, paper }: { readonly rules: RuleSet; readonly paper: readonly BallotPaperLine[] },
  watch?: ReadingWatch,
): Promise<CastBallots> {
  const summary = await tallyInput.summarise(roundId);
  const standard = parseDecimal(summary.defaultScore ?? '0') ?? { coefficient: 0n, decimals: 0 };
  const pointDecimals = Math.max(summary.pointDecimals, standard.decimals);
  const packer = openPacker(paper.length, hasPoints(rules.ballot.type));
  let ballots = 0;
  for await (const batch of tallyInput.readBallots(roundId, pointDecimals)) {
    watch?.signal.throwIfAborted();
    for (const equal of batch) {
      await pack(packer, equal);
      ballots += equal.count;
    }
    watch?.onShare(ballots / summary.ballotCount);
  }
  return {
    ballots: packer.pack(),
    pointDecimals,
    defaultPoints: Number(standard.coefficient) * 10 ** (pointDecimals - standard.decimals),
    longestBallot: summary.longestBallot,
  };
}

/** Equal ballots stand once in the answer, and can be very many. */
async function pack(packer: BallotPacker, { choices, units, count }: EqualBallots): Promise<void> {
  let packed = 0;
  for (let ballot = 0; ballot < count; ballot += 1) {
    // The paper counts from 1, the packed ballots from 0.
    choices.forEach((choice, index) => packer.add(choice - 1, units?.[index] ?? 0));
    packer.endBallot();
    packed += choices.length + 1;
    if (packed >= CHOICES_PER_TURN) {
      await turn();
      packed = 0;
    }
  }
}
