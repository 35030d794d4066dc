import { compareCodePoints } from './compare-code-points.js';
import type { TallyElection } from './tally-election.js';
import type { TallyRule } from './tally-rule.js';

/** A hash of a text that nobody can steer, in hex: SHA-256 of its UTF-8 bytes. */
export type HashText = (text: string) => string;

/**
 * The order that a seed draws: ids by the SHA-256 of `seed`, a line feed and the id, smallest first.
 *
 * Anybody can draw it again with a tool at hand. The seed is published before voting, so nobody can
 * choose it knowing the ballots.
 */
export function drawnOrder(ids: readonly string[], seed: string, sha256: HashText): string[] {
  return ids
    .map((id) => ({ id, hash: sha256(`${seed}\n${id}`) }))
    .sort(
      (left, right) =>
        compareCodePoints(left.hash, right.hash) || compareCodePoints(left.id, right.id),
    )
    .map(({ id }) => id);
}

/** The election with the lot of every project, when the rule draws; otherwise as it is. */
export function withLots(
  election: TallyElection,
  { seed }: Pick<TallyRule, 'seed'>,
  sha256: HashText,
): TallyElection {
  if (seed === undefined) return election;
  const ids = election.projects.map(({ id }) => id);
  const lots = new Map(drawnOrder(ids, seed, sha256).map((id, index) => [id, index + 1]));
  return {
    ...election,
    projects: election.projects.map((project) => ({ ...project, lot: lots.get(project.id) ?? 0 })),
  };
}
