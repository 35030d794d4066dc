import {
  type BallotPaperLine,
  type CastBallots,
  hasPoints,
  openPacker,
  parseDecimal,
  type RuleSet,
} from '#domain';
import type { EqualBallots, TallyInputStore } from '#persistence';

/** Reads all ballots of a round into the packed form that a count works on. */
export async function readCastBallots(
  tallyInput: TallyInputStore,
  roundId: string,
  { rules, paper }: { readonly rules: RuleSet; readonly paper: readonly BallotPaperLine[] },
): Promise<CastBallots> {
  const summary = await tallyInput.summarise(roundId);
  const standard = parseDecimal(summary.defaultScore ?? '0') ?? { coefficient: 0n, decimals: 0 };
  const pointDecimals = Math.max(summary.pointDecimals, standard.decimals);
  const packer = openPacker(paper.length, hasPoints(rules.ballot.type));
  for await (const batch of tallyInput.readBallots(roundId, pointDecimals)) {
    for (const equal of batch) pack(packer, equal);
  }
  return {
    ballots: packer.pack(),
    pointDecimals,
    defaultPoints: Number(standard.coefficient) * 10 ** (pointDecimals - standard.decimals),
    longestBallot: summary.longestBallot,
  };
}

function pack(
  packer: ReturnType<typeof openPacker>,
  { choices, units, count }: EqualBallots,
): void {
  for (let ballot = 0; ballot < count; ballot += 1) {
    // The paper counts from 1, the packed ballots from 0.
    choices.forEach((choice, index) => packer.add(choice - 1, units?.[index] ?? 0));
    packer.endBallot();
  }
}
