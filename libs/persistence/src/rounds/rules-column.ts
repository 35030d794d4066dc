import type { ValueTransformer } from 'typeorm';
import {
  type BallotRules,
  type Cents,
  cents,
  type RoundRules,
  tallyRulesFrom,
  tallyRulesJson,
  type TallyRulesJson,
} from '#domain';

/** Rules as stored: amounts as decimal text, as in the frozen document. */
export type StoredRules = {
  readonly budgetCents: string;
  readonly ballot: StoredBallotRules | null;
  readonly tally: TallyRulesJson | null;
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
          tally: rules.tally === null ? null : tallyRulesJson(rules.tally),
        },
  from: (stored: StoredRules): RoundRules => ({
    budgetCents: centsFrom(stored.budgetCents),
    ballot: stored.ballot === null ? null : ballotRulesFrom(stored.ballot),
    tally: stored.tally === null ? null : tallyRulesFrom(stored.tally),
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
