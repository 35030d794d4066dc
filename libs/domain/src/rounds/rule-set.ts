import { DomainError, type Fault } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import { type BallotRules, ballotRulesFaults } from './ballot-rules.js';

/** The counts that a round can be held under. A name with another version is another rule. */
export const TALLY_RULES = ['greedy@1', 'greedy-no-skip@1', 'greedy-threshold@1'] as const;
export type TallyRuleName = (typeof TALLY_RULES)[number];

/** What decides between equal initiatives, in this order, for every step of one count. */
export const TIE_CRITERIA = ['cost', 'votes', 'id'] as const;
export type TieCriterion = (typeof TIE_CRITERIA)[number];

/** The rules of one round: how to fill in a ballot, how to count, and over how much money. */
export type RuleSet = {
  readonly budgetCents: Cents;
  readonly ballot: BallotRules;
  readonly tally: {
    readonly rule: TallyRuleName;
    /** Fewest votes (or points) that an initiative needs; greedy-threshold only. */
    readonly threshold: number | null;
    readonly ties: readonly TieCriterion[];
  };
};

/** One line of the ballot paper, as it stood when voting opened. */
export type BallotPaperLine = {
  /** The place on the paper, from 1. */
  readonly number: number;
  readonly initiativeId: string;
  /** The code that the count knows the initiative by; unique on the paper. */
  readonly code: string;
  readonly costCents: Cents;
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
  const { rule, threshold, ties } = rules.tally;
  if ((rule === 'greedy-threshold@1') !== (threshold !== null)) {
    refuse('tally.threshold', 'A threshold belongs to the rule greedy-threshold, and only to it.');
  }
  if (threshold !== null && threshold < 1) {
    refuse('tally.threshold', 'A threshold is at least 1.');
  }
  if (ties.at(-1) !== 'id' || new Set(ties).size !== ties.length) {
    refuse('tally.ties', 'Ties end with the id, which never leaves two equal; name each once.');
  }
  return faults;
}

/**
 * The one text of a round's rules, for hashing and for publishing: same rules, same text.
 *
 * Keys stand in a fixed order and amounts as decimal strings of cents, so the text does not
 * depend on the platform. The database checks that the stored hash is the SHA-256 of it.
 */
export function rulesDocument(rules: RuleSet, paper: readonly BallotPaperLine[]): string {
  const { ballot, tally } = rules;
  return JSON.stringify({
    format: 'wijkkas-rules/1',
    budgetCents: rules.budgetCents.toString(),
    ballot: {
      type: ballot.type,
      choicesMin: ballot.choicesMin,
      choicesMax: ballot.choicesMax,
      costMaxCents: ballot.costMaxCents?.toString() ?? null,
      pointsMax: ballot.pointsMax,
      pointsTotalMax: ballot.pointsTotalMax,
    },
    tally: { rule: tally.rule, threshold: tally.threshold, ties: [...tally.ties] },
    paper: paper
      .toSorted((left, right) => left.number - right.number)
      .map(({ number, initiativeId, code, costCents }) => ({
        number,
        initiativeId,
        code,
        costCents: costCents.toString(),
      })),
  });
}
