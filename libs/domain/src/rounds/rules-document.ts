import { cents } from '../money/cents.js';
import type { RoundLimit, RoundTally } from './round-limits.js';
import type { BallotPaperLine, RuleSet } from './rule-set.js';

/** The rules of a count as JSON: amounts as decimal strings of cents, and what is not set left out. */
export type TallyRulesJson = Pick<RoundTally, 'rule' | 'threshold' | 'ties' | 'seed'> & {
  readonly unitCents?: string;
  readonly leftoverByScore?: true;
  readonly limits?: readonly (Omit<RoundLimit, 'costMaxCents'> & {
    readonly costMaxCents: string | null;
  })[];
};

/** The rules of a count as they stand in the rules document, with its keys in their fixed order. */
export function tallyRulesJson(tally: RoundTally): TallyRulesJson {
  const { rule, threshold, ties, unitCents, seed, leftoverByScore, limits = [] } = tally;
  return {
    rule,
    threshold,
    ties: [...ties],
    ...(unitCents === undefined ? {} : { unitCents: unitCents.toString() }),
    ...(seed === undefined ? {} : { seed }),
    ...(leftoverByScore === true ? { leftoverByScore } : {}),
    ...(limits.length === 0
      ? {}
      : {
          limits: limits.map(({ per, costMaxCents, countMax }) => ({
            per,
            costMaxCents: costMaxCents?.toString() ?? null,
            countMax,
          })),
        }),
  };
}

/** The rules of a count that `tallyRulesJson` wrote. */
export function tallyRulesFrom({ unitCents, limits, ...rest }: TallyRulesJson): RoundTally {
  return {
    ...rest,
    ...(unitCents === undefined ? {} : { unitCents: cents(BigInt(unitCents)) }),
    ...(limits === undefined
      ? {}
      : {
          limits: limits.map((limit) => ({
            ...limit,
            costMaxCents: limit.costMaxCents === null ? null : cents(BigInt(limit.costMaxCents)),
          })),
        }),
  };
}

/**
 * The one text of a round's rules, for hashing and for publishing: same rules, same text.
 *
 * Keys stand in a fixed order and amounts as decimal strings of cents, so the text does not
 * depend on the platform. Settings that a count does not have take no place in it, and lines of the
 * paper name their groups only where limits are set. The database checks that the stored hash is the
 * SHA-256 of it.
 */
export function rulesDocument(rules: RuleSet, paper: readonly BallotPaperLine[]): string {
  const { ballot } = rules;
  const tally = tallyRulesJson(rules.tally);
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
    tally,
    paper: paper
      .toSorted((left, right) => left.number - right.number)
      .map(({ number, initiativeId, code, costCents, groups = [] }) => ({
        number,
        initiativeId,
        code,
        costCents: costCents.toString(),
        ...(tally.limits === undefined ? {} : { groups: [...groups] }),
      })),
  });
}
