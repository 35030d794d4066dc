import { countVotes, isScored, scoreProjects } from './score-projects.js';
import type { TallyElection } from './tally-election.js';
import { isYardstick, type TallyRule, type Yardstick } from './tally-rule.js';

/** Why an election cannot be counted by a rule. */
export type TallyRefusal = {
  readonly code:
    /** The budget or a cost is negative. */
    | 'negative-amount'
    /** The points of one project add up to more than 2^53. */
    | 'points-too-large'
    /** The yardstick cannot keep limits on groups of projects. */
    | 'limits-not-kept'
    /** The election is too large for maximin support. */
    | 'too-large'
    /** The search for the most welfare was given up. */
    | 'too-hard';
  readonly details: Readonly<Record<string, number | string>>;
};

/** Why an election cannot be counted at all, whatever the ballots' choices come to; null when it can. */
export function isUncountable(
  election: TallyElection,
  rule: TallyRule | Yardstick,
): TallyRefusal | null {
  const { projects, budget, limits = [] } = election;
  if (budget < 0n) return { code: 'negative-amount', details: { of: 'budget' } };
  const negative = projects.find(({ cost }) => cost < 0n);
  if (negative !== undefined) return { code: 'negative-amount', details: { of: negative.id } };
  if (limits.length > 0 && isYardstick(rule)) return { code: 'limits-not-kept', details: {} };
  return pointsTooLarge(election);
}

/** The scores as computed are exact as long as no intermediate sum passes 2^53 either way. */
function pointsTooLarge(election: TallyElection): TallyRefusal | null {
  if (!isScored(election.form)) return null;
  const { points } = election.ballots;
  const scores = scoreProjects(election);
  const gross = points === null ? countVotes(election) : grossPoints(election, points);
  const place = gross.findIndex(
    (total, at) => total > Number.MAX_SAFE_INTEGER || !Number.isSafeInteger(scores[at] ?? 0),
  );
  const project = election.projects[place];
  return project === undefined
    ? null
    : { code: 'points-too-large', details: { project: project.id } };
}

function grossPoints({ ballots, projects }: TallyElection, points: Float64Array): Float64Array {
  const gross = new Float64Array(projects.length);
  ballots.choices.forEach((choice, at) => {
    const given = points[at] ?? 0;
    gross[choice] = (gross[choice] ?? 0) + (given < 0 ? -given : given);
  });
  return gross;
}
