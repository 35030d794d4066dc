import { openList, push, valuesOf } from './growing-list.js';

/**
 * All ballots of a count, packed: the choices of ballot `b` stand in `choices` from `starts[b]` up
 * to (not including) `starts[b + 1]`, as places in the list of projects.
 *
 * A project stands at most once on a ballot; on ranked ballots the order is the order of
 * preference. Empty ballots are kept: they count as voters. No ballot names its voter.
 */
export type BallotSet = {
  readonly size: number;
  readonly starts: Uint32Array;
  readonly choices: Uint32Array;
  /** The points of each choice (whole numbers), or null on ballots without points. */
  readonly points: Float64Array | null;
};

/** One ballot before packing; `points` has as many entries as `choices`, or is null. */
export type LooseBallot = {
  readonly choices: readonly number[];
  readonly points: readonly number[] | null;
};

/**
 * Packs ballots, in the given order.
 *
 * A project that stands twice on a ballot keeps its first place, and its points add up.
 *
 * @throws {RangeError} on a choice outside the list of projects, or on missing points: the caller's mistake
 */
export function packBallots(
  ballots: Iterable<LooseBallot>,
  projectCount: number,
  hasPoints: boolean,
): BallotSet {
  const packer = openPacker(projectCount, hasPoints);
  for (const ballot of ballots) {
    if (hasPoints && ballot.points?.length !== ballot.choices.length) {
      throw new RangeError('A ballot has other numbers of points and of choices.');
    }
    ballot.choices.forEach((choice, index) => {
      if (!Number.isInteger(choice) || choice < 0 || choice >= projectCount) {
        throw new RangeError(`There is no project at place ${choice}.`);
      }
      packer.add(choice, ballot.points?.[index] ?? 0);
    });
    packer.endBallot();
  }
  return packer.pack();
}

/** Collects choices ballot by ballot; see `packBallots`. */
export type BallotPacker = {
  /** Adds a choice to the open ballot; false when the project already stood on it. */
  readonly add: (choice: number, points: number) => boolean;
  readonly endBallot: () => void;
  readonly pack: () => BallotSet;
};

/** An empty packer for ballots over this many projects, with or without points. */
export function openPacker(projectCount: number, hasPoints: boolean): BallotPacker {
  const starts = openList(1024);
  const choices = openList(1024);
  const points: number[] = [];
  // Where each project stands on the ballot that it was last seen on: no search within a ballot.
  const lastSeenAt = new Int32Array(projectCount).fill(-1);
  push(starts, 0);
  let ballotStart = 0;
  return {
    add: (choice, earned) => {
      const seenAt = lastSeenAt[choice] ?? -1;
      if (seenAt >= ballotStart) {
        if (hasPoints) points[seenAt] = (points[seenAt] ?? 0) + earned;
        return false;
      }
      lastSeenAt[choice] = choices.size;
      push(choices, choice);
      if (hasPoints) points.push(earned);
      return true;
    },
    endBallot: () => {
      ballotStart = choices.size;
      push(starts, ballotStart);
    },
    pack: () => ({
      size: starts.size - 1,
      starts: valuesOf(starts),
      choices: valuesOf(choices),
      points: hasPoints ? new Float64Array(points) : null,
    }),
  };
}
