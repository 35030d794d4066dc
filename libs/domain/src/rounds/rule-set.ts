import { DomainError, type Fault } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import { lineFaults } from '../people/plain-text.js';
import { SEED_LENGTH_MAX, tallyRuleFaults } from '../tally/tally-rule-faults.js';
import { type BallotRules, ballotRulesFaults } from './ballot-rules.js';
import { roundLimitFaults, type RoundTally } from './round-limits.js';

/** The rules of one round: how to fill in a ballot, how to count, and over how much money. */
export type RuleSet = {
  readonly budgetCents: Cents;
  readonly ballot: BallotRules;
  readonly tally: RoundTally;
};

/** One line of the ballot paper, as it stood when voting opened. */
export type BallotPaperLine = {
  /** The place on the paper, from 1. */
  readonly number: number;
  readonly initiativeId: string;
  /** The code that the count knows the initiative by; unique on the paper. */
  readonly code: string;
  readonly costCents: Cents;
  /** The groups whose limits hold for it, such as `area <id>`; none or absent where no limits are set. */
  readonly groups?: readonly string[];
};

export class RulesFrozenError extends DomainError {
  readonly code = 'rules-frozen';
  readonly kind = 'conflict';

  constructor(roundId: string) {
    super('The rules of a round cannot change once voting or deciding has begun.', { roundId });
  }
}

/** Every fault in a rule set; empty when a round can be held under it. */
export function ruleSetFaults(rules: RuleSet): Fault[] {
  const faults = ballotRulesFaults(rules.ballot);
  const refuse = (name: string, reason: string): number =>
    faults.push({ name, code: 'rule-set-refused', reason });
  if (rules.budgetCents <= 0n) refuse('budgetCents', 'A round divides more than nothing.');
  return [
    ...faults,
    ...tallyRuleFaults(rules.tally),
    ...seedFaults(rules.tally),
    ...roundLimitFaults(rules.tally),
  ];
}

/** A seed is published, so people have to be able to copy it. How long it is, is said elsewhere. */
function seedFaults({ seed = '' }: RoundTally): Fault[] {
  return seed === ''
    ? []
    : lineFaults('tally.seed', seed.slice(0, SEED_LENGTH_MAX), SEED_LENGTH_MAX);
}
