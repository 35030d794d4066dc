import type { LimitKeeper } from '../limits.js';
import { openLimits } from '../limits.js';
import { type MergedBallots, mergeBallots } from '../merge/merge-ballots.js';
import { countVotes, scoreProjects } from '../score-projects.js';
import { leastScore, type TallyElection } from '../tally-election.js';

/** An election and a set of funded projects, as every certificate looks at them; made once for all. */
export type AuditedOutcome = {
  readonly election: TallyElection;
  readonly merged: MergedBallots;
  /** By place in the list of projects, like all that follows. */
  readonly votes: Float64Array;
  readonly scores: Float64Array;
  /** The voters who give the project more than 0 points. */
  readonly supporters: Float64Array;
  /** The funded projects, in the order that was given. */
  readonly winners: readonly number[];
  readonly isFunded: Uint8Array;
  /** 1 for projects with a score below the threshold. */
  readonly isBelowThreshold: Uint8Array;
  /** The limits when all winners are funded. */
  readonly limits: LimitKeeper;
};

/**
 * Prepares an outcome for an audit; any outcome will do, however it came about.
 *
 * @param threshold the fewest votes or points that a project needs, in whole ones; null for none
 * @throws {RangeError} when a winner is no project of the election or stands there twice
 */
export function auditedOutcome(
  election: TallyElection,
  winnerIds: readonly string[],
  threshold: number | null = null,
): AuditedOutcome {
  const merged = mergeBallots(election);
  const scores = scoreProjects(election);
  const scoreMin = leastScore(election.form, threshold);
  const winners = placesOf(election, winnerIds);
  const isFunded = new Uint8Array(election.projects.length);
  const limits = openLimits(election);
  for (const place of winners) {
    if (isFunded[place] === 1) throw new RangeError('A project is named twice as a winner.');
    isFunded[place] = 1;
    limits.fund(place);
  }
  return {
    election,
    merged,
    votes: countVotes(election),
    scores,
    supporters: supportersOf(merged, election.projects.length),
    winners,
    isFunded,
    isBelowThreshold: Uint8Array.from(scores, (score) => (score < scoreMin ? 1 : 0)),
    limits,
  };
}

/** The places of projects by id. @throws {RangeError} on an id that no project has */
export function placesOf({ projects }: TallyElection, ids: readonly string[]): number[] {
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  return ids.map((id) => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError(`There is no project ${id}.`);
    return place;
  });
}

function supportersOf({ byProject, weights }: MergedBallots, projectCount: number): Float64Array {
  const supporters = new Float64Array(projectCount);
  for (let project = 0; project < projectCount; project += 1) {
    let voters = 0;
    const to = byProject.starts[project + 1] as number;
    for (let at = byProject.starts[project] as number; at < to; at += 1) {
      voters += weights[byProject.columns[at] as number] as number;
    }
    supporters[project] = voters;
  }
  return supporters;
}
