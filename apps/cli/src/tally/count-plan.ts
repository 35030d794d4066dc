import {
  type Cents,
  countEqualShares,
  countGreedyPerCost,
  countMaximinSupport,
  countSequentialPhragmen,
  countTally,
  maxWelfare,
  type PabulibFault,
  type ProjectOutcome,
  type SharesResult,
  type SharesSettings,
  type ShareUtility,
  subtractCents,
  type TallyElection,
  type Tie,
  type TieCriterion,
} from '#domain';
import { fault } from './read-election.js';
import type { TallyPlan } from './tally-plan.js';

/** What every count comes to, and what only some rules can tell. */
export type Count = {
  /** The published name, with its version. */
  readonly rule: string;
  /** Ids in order of selection; a set without an order for maximum welfare. */
  readonly winners: readonly string[];
  readonly spent: Cents;
  readonly leftover: Cents;
  readonly ties: readonly Tie[];
  /** Greedy by votes: every project in the order in which the count came to it. */
  readonly outcomes?: readonly ProjectOutcome[];
  /** Equal Shares. */
  readonly shares?: { readonly settings: SharesSettings; readonly result: SharesResult };
  /** Phragmén and maximin support: the projects that were next when one of them did not fit. */
  readonly stoppedBy?: readonly string[];
};

/** Counts by a plan. An election that is too large or too hard for the rule is a fault, not a result. */
export function countPlan(election: TallyElection, plan: TallyPlan): Count | PabulibFault {
  switch (plan.kind) {
    case 'greedy':
      return countTally(election, plan.rule);
    case 'greedy-per-cost':
      return { rule: 'greedy-per-cost@1', ...countGreedyPerCost(election, plan.ties) };
    case 'equal-shares': {
      const result = countEqualShares(election, plan.settings);
      const { rule, winners, spent, leftover, ties } = result;
      const shares = { settings: plan.settings, result };
      return { rule, winners, spent, leftover, ties, shares };
    }
    case 'sequential-phragmen':
      return { rule: 'sequential-phragmen@1', ...countSequentialPhragmen(election, plan.ties) };
    case 'maximin-support':
      return countMaximin(election, plan.ties);
    case 'max-welfare':
      return countWelfare(election, plan.utility);
  }
}

function countMaximin(
  election: TallyElection,
  criteria: readonly TieCriterion[],
): Count | PabulibFault {
  const result = countMaximinSupport(election, criteria);
  if (result.kind === 'counted') return { rule: 'maximin-support@1', ...result };
  const sizes = `its size is ${result.work}, at most ${result.workMax} is possible`;
  return fault(
    'too-large',
    `Not counted. The election is too large for maximin support: ${sizes}.`,
  );
}

function countWelfare(election: TallyElection, utility: ShareUtility): Count | PabulibFault {
  const result = maxWelfare(election, utility);
  if (result.kind === 'too-hard') {
    const bound = 'the search for the set with the most welfare was given up';
    return fault('too-hard', `Not counted. The election is too hard for max-welfare: ${bound}.`);
  }
  const { winners, spent } = result;
  const leftover = subtractCents(election.budget, spent);
  return { rule: `max-welfare-${utility}@1`, winners, spent, leftover, ties: [] };
}
