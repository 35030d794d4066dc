import type { MergedBallots } from '../merge/merge-ballots.js';

/** How many voters get more out of the one outcome than out of the other. */
export type OutcomeComparison = {
  readonly prefersShares: number;
  readonly prefersGreedy: number;
  /** Strictly more voters must prefer the greedy outcome for it to replace the other. */
  readonly chosen: 'shares' | 'greedy';
};

/**
 * Compares the outcome of Equal Shares with the greedy one, voter by voter.
 *
 * A voter prefers the outcome that funds more of its choices (on ballots with points: more of its
 * points). Voters who get nothing from one side count like all others. Switching to the greedy
 * outcome can cost the guarantee that Equal Shares gives to groups of voters.
 */
export function compareWithGreedy(
  { weights, byClass }: MergedBallots,
  shares: readonly number[],
  greedy: readonly number[],
): OutcomeComparison {
  const inShares = new Set(shares);
  const inGreedy = new Set(greedy);
  let prefersShares = 0;
  let prefersGreedy = 0;
  weights.forEach((weight, one) => {
    let lead = 0;
    for (
      let at = byClass.starts[one] as number;
      at < (byClass.starts[one + 1] as number);
      at += 1
    ) {
      const project = byClass.columns[at] as number;
      const points = byClass.values === null ? 1 : (byClass.values[at] as number);
      lead += (inShares.has(project) ? points : 0) - (inGreedy.has(project) ? points : 0);
    }
    if (lead > 0) prefersShares += weight;
    if (lead < 0) prefersGreedy += weight;
  });
  const chosen = prefersGreedy > prefersShares ? 'greedy' : 'shares';
  return { prefersShares, prefersGreedy, chosen };
}
