import { equalSharesVariant } from '../equal-shares/proportional-rules.js';
import { openLimits } from '../limits.js';
import { countVotes } from '../score-projects.js';
import { scoreDecimals, type TallyElection } from '../tally-election.js';
import type { TallyRule } from '../tally-rule.js';
import type { LoserFacts } from './loser-facts.js';

/** From how many new voters on a project may win at all, and how many are looked at, at most. */
export type VoterBounds = { readonly least: number; readonly most: number };

/** More new voters than this are not looked for: there are not so many people. */
const VOTERS_MAX = 1_000_000_000;

/**
 * Between which numbers the new voters lie whom a project needs under a proportional rule; null when no
 * number can be enough, as it costs too much for the budget or for a limit of its group.
 *
 * With `most` of them its supporters hold its cost, and it comes before every other project as long
 * as nothing has been bought. The exact start without completion needs at least `least`: with fewer,
 * its supporters never hold its cost.
 */
export function voterBounds(
  election: TallyElection,
  facts: LoserFacts,
  { rule, threshold }: Pick<TallyRule, 'rule' | 'threshold'>,
): VoterBounds | null {
  const { project, cost, voters, score } = facts;
  if (isOutOfReach(election, facts)) return null;
  const variant = equalSharesVariant(rule);
  const isPlain = variant?.completion === 'none' && variant.start === 'exact';
  // Under Phragmén money keeps coming: whoever is first to hold the cost has it, whatever the budget.
  const needed = variant === null ? 0 : votersToPay(election, facts);
  const scoreMin = (threshold ?? 0) * 10 ** scoreDecimals(election.form);
  const least = largest(largest(1, scoreMin - score), isPlain ? needed : 1);
  if (least > VOTERS_MAX) return null;
  const lead = Number(supportToLead(election, project, cost, variant?.utility === 'cost'));
  const most = largest(largest(least, needed), lead - voters + 1);
  return { least, most: most < VOTERS_MAX ? most : VOTERS_MAX };
}

function isOutOfReach(election: TallyElection, { project, cost }: LoserFacts): boolean {
  return cost > election.budget || openLimits(election).isShutOut(project);
}

/** With fewer new voters the supporters never hold the cost as equal shares of the budget. */
function votersToPay({ budget, ballots }: TallyElection, { cost, voters }: LoserFacts): number {
  const missing = cost * BigInt(ballots.size) - BigInt(voters) * budget;
  if (cost < budget) return Number(roundedUp(missing, budget - cost));
  // At a price of the whole budget every new voter brings as much as it takes from the others.
  return missing > 0n ? Infinity : 0;
}

/** How much support puts a project level with the best of the others before anything is bought. */
function supportToLead(
  election: TallyElection,
  project: number,
  cost: bigint,
  isByCost: boolean,
): bigint {
  const votes = countVotes(election);
  return election.projects.reduce((most, other, place) => {
    if (place === project || other.cost === 0n) return most;
    const support = BigInt(votes[place] ?? 0);
    const level = isByCost ? support : roundedUp(cost * support, other.cost);
    return level > most ? level : most;
  }, 0n);
}

/** The quotient of whole numbers, rounded up. */
function roundedUp(numerator: bigint, denominator: bigint): bigint {
  return numerator <= 0n ? 0n : (numerator + denominator - 1n) / denominator;
}

function largest(left: number, right: number): number {
  return left > right ? left : right;
}
