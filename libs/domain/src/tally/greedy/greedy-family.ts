import { cents, type Cents, subtractCents } from '../../money/cents.js';
import { openLimits } from '../limits.js';
import { scoreProjects } from '../score-projects.js';
import { scoreDecimals, type TallyElection } from '../tally-election.js';
import type { ProjectFate, ProjectOutcome, TallyResult } from '../tally-result.js';
import type { GreedyRuleName, TallyRule } from '../tally-rule.js';
import { type Candidate, candidatesOf, compareTied } from '../tie-order.js';
import { GREEDY_MANNERS, type GreedyManner } from './greedy-manner.js';
import { type Listed, walkDown, type Walk } from './walk-down.js';

/** A rule of the greedy family with its settings. */
export type GreedyRule = TallyRule & { readonly rule: GreedyRuleName };

/**
 * Counts by the greedy family: projects in the order of a list, equal ones by the rule's tie criteria;
 * each is funded when it fits in what is left of the budget. The rules differ as `GREEDY_MANNERS` says.
 *
 * Projects below the threshold never get a turn. Without a threshold only a negative score bars a
 * project: one without votes is funded when money is left at the end, as in the Pabulib reference
 * counts. A rule that must not do so sets the threshold 1. A project that a limit shuts out is passed
 * by, and does not stop a count that stops at the first project that does not fit.
 */
export function countGreedily(election: TallyElection, rule: GreedyRule): TallyResult {
  const decimals = scoreDecimals(election.form);
  const scoreMin = (rule.threshold ?? 0) * 10 ** decimals;
  const manner = GREEDY_MANNERS[rule.rule];
  const ranked = rank(election, rule, manner);
  const eligible = ranked.filter(({ score }) => score >= scoreMin);
  const barred = ranked.filter(({ score }) => score < scoreMin);
  const walk = walkAll(eligible, election, { ...manner, criteria: rule.ties }, rule);
  return {
    rule: rule.rule,
    winners: walk.funded,
    spent: subtractCents(election.budget, walk.leftover),
    leftover: walk.leftover,
    scoreDecimals: decimals,
    outcomes: [
      ...eligible.map((one) => outcome(one, walk.fates.get(one.place) ?? 'not-reached')),
      ...barred.map((one) => outcome(one, 'below-threshold')),
    ],
    ties: walk.ties,
    detail: { kind: 'greedy' },
  };
}

function rank(election: TallyElection, { ties }: TallyRule, { compare }: GreedyManner): Listed[] {
  return candidatesOf(election, scoreProjects(election))
    .map((candidate, place) => ({ ...candidate, place }))
    .sort((left, right) => compare(left, right) || compareTied(ties, left, right));
}

function outcome({ id, cost, score }: Candidate, fate: ProjectFate): ProjectOutcome {
  return { id, cost, score, fate };
}

type WalkManner = Parameters<typeof walkDown>[2];

/** One walk within the limits and, when the rule says so, another for what is left, limits aside. */
function walkAll(
  eligible: readonly Listed[],
  election: TallyElection,
  manner: WalkManner,
  { leftoverByScore = false }: TallyRule,
): Walk {
  const start = { budget: election.budget, limits: openLimits(election), step: 1 };
  const first = walkDown(eligible, start, manner);
  if (!leftoverByScore) return first;
  const rest = eligible.filter(({ place }) => first.fates.get(place) !== 'funded');
  const free = openLimits({ ...election, limits: [] });
  const from: { budget: Cents; limits: typeof free; step: number } = {
    budget: cents(first.leftover),
    limits: free,
    step: first.funded.length + 1,
  };
  const second = walkDown(rest, from, manner);
  return {
    funded: [...first.funded, ...second.funded],
    fates: new Map([...first.fates, ...second.fates]),
    leftover: second.leftover,
    ties: [...first.ties, ...second.ties],
  };
}
