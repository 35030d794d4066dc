import {
  countTally,
  type OnTallyProgress,
  type PabulibFault,
  type TallyElection,
  type TallyResult,
} from '#domain';
import { fault } from './read-election.js';
import type { TallyPlan } from './tally-plan.js';

/** Counts by a plan. An election that the rule cannot count is a fault, not a result. */
export function countPlan(
  election: TallyElection,
  { rule }: TallyPlan,
  onProgress?: OnTallyProgress,
): TallyResult | PabulibFault {
  const answer = countTally(election, rule, onProgress);
  if (answer.kind === 'counted') return answer.result;
  const { code, details } = answer.refusal;
  switch (code) {
    case 'too-large': {
      const sizes = `its size is ${details['work']}, at most ${details['workMax']} is possible`;
      return fault(code, `Not counted. The election is too large for maximin support: ${sizes}.`);
    }
    case 'too-hard': {
      const bound = 'the search for the set with the most welfare was given up';
      return fault(code, `Not counted. The election is too hard for max-welfare: ${bound}.`);
    }
    case 'points-too-large':
      return fault(
        code,
        `Not counted. The points of project ${details['project']} add up to more than 2^53.`,
      );
    case 'negative-amount':
      return fault(code, `Not counted. The amount of ${details['of']} is negative.`);
    case 'limits-not-kept':
      return fault(code, 'Not counted. This measure cannot keep limits on groups of projects.');
  }
}
