import type { ValueTransformer } from 'typeorm';
import { type BallotRules, type Cents, cents, type RoundRules } from '#domain';

/** Rules as stored: amounts as decimal text, as in the frozen document. */
export type StoredRules = {
  readonly budgetCents: string;
  readonly ballot: StoredBallotRules | null;
  readonly tally: RoundRules['tally'];
};
export type StoredBallotRules = Omit<BallotRules, 'costMaxCents'> & {
  readonly costMaxCents: string | null;
};

/** JSON has no bigint, so amounts inside it are text. */
export const rulesColumn: ValueTransformer = {
  to: (rules: RoundRules | undefined): StoredRules | undefined =>
    rules === undefined
      ? undefined
      : {
          budgetCents: rules.budgetCents.toString(),
          ballot:
            rules.ballot === null
              ? null
              : {
                  ...rules.ballot,
                  costMaxCents: rules.ballot.costMaxCents?.toString() ?? null,
                },
          tally: rules.tally,
        },
  from: (stored: StoredRules): RoundRules => ({
    budgetCents: centsFrom(stored.budgetCents),
    ballot: stored.ballot === null ? null : ballotRulesFrom(stored.ballot),
    tally: stored.tally,
  }),
};

/** The ballot rules that stand in stored rules. */
export function ballotRulesFrom(stored: StoredBallotRules): BallotRules {
  const { costMaxCents } = stored;
  return { ...stored, costMaxCents: costMaxCents === null ? null : centsFrom(costMaxCents) };
}

function centsFrom(text: string): Cents {
  return cents(BigInt(text));
}
