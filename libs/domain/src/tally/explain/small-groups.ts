import type { MergedBallots } from '../merge/merge-ballots.js';
import { forEachEntry } from './entries-of.js';
import type { CarriedGroup } from './tally-explanation.js';

/**
 * How many supporters of a project got how many of their choices funded, in groups of at least
 * `minimumGroup` voters: smaller ones are put together with their neighbours, from the top down.
 *
 * Null when all supporters together are fewer. @param isWinner 1 for each project that won, by place
 */
export function carriedGroups(
  merged: MergedBallots,
  project: number,
  isWinner: Uint8Array,
  minimumGroup: number,
): CarriedGroup[] | null {
  const counts = carriedCounts(merged, project, isWinner);
  const groups: CarriedGroup[] = [];
  let [to, voters] = [counts.length - 1, 0];
  for (let carried = counts.length - 1; carried >= 0; carried -= 1) {
    voters += counts[carried] ?? 0;
    if (voters < minimumGroup || voters === 0) continue;
    groups.push({ from: carried, to, voters });
    [to, voters] = [carried - 1, 0];
  }
  const last = groups.pop();
  if (last === undefined) return null;
  return [
    ...groups,
    voters === 0 ? last : { ...last, from: 0, voters: last.voters + voters },
  ].reverse();
}

/** The number of supporters by how many of their choices won. */
function carriedCounts(
  { weights, byClass, byProject }: MergedBallots,
  project: number,
  isWinner: Uint8Array,
): number[] {
  const counts: number[] = [];
  forEachEntry(byProject, project, (one) => {
    let carried = 0;
    forEachEntry(byClass, one, (choice) => {
      carried += isWinner[choice] as number;
    });
    while (counts.length <= carried) counts.push(0);
    counts[carried] = (counts[carried] as number) + (weights[one] as number);
  });
  return counts;
}
