import { createHash } from 'node:crypto';
import { tallyElectionOfPabulib, withLots } from '#domain';
import type { PabulibElection, TallyElection, TallyLimit, TallyRule, Yardstick } from '#domain';

/** One definite way to count: a rule with everything that it leaves open, and the limits it keeps. */
export type TallyPlan = {
  readonly rule: TallyRule | Yardstick;
  readonly limits: readonly TallyLimit[];
};

/** What is counted under a plan: the election of a file, with the limits and the lots of the plan. */
export function electionOfPlan(
  election: PabulibElection,
  { rule, limits }: TallyPlan,
): TallyElection {
  const input = tallyElectionOfPabulib(election);
  const limited = limits.length === 0 ? input : { ...input, limits };
  return 'seed' in rule ? withLots(limited, rule, sha256) : limited;
}

/** The SHA-256 of the UTF-8 bytes of a text, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
