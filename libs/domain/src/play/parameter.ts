import type { Cents } from '../money/cents.js';
import type { BallotRules } from '../rounds/ballot-rules.js';
import type { RoundTally } from '../rounds/round-limits.js';

/** A part of a whole, such as 1/4; more than 0 and at most 1, in whole numbers up to 1,000. */
export type Share = { readonly numerator: number; readonly denominator: number };

/** What a parameter of a rule can be. `optional` ones may be null: the rule does not set them. */
export type ParameterSpec =
  | { readonly type: 'cents'; readonly optional: boolean }
  | { readonly type: 'share'; readonly optional: boolean }
  | {
      readonly type: 'count';
      readonly min: number;
      readonly max: number;
      readonly optional: boolean;
    }
  | { readonly type: 'flag' }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'choices'; readonly values: readonly string[]; readonly min: number }
  | { readonly type: 'ballot' }
  | { readonly type: 'tally' };

type Optional<Spec, Value> = Spec extends { readonly optional: true } ? Value | null : Value;

/** The type of the values that a spec allows. */
export type ParameterValue<Spec> = Spec extends { readonly type: 'cents' }
  ? Optional<Spec, Cents>
  : Spec extends { readonly type: 'share' }
    ? Optional<Spec, Share>
    : Spec extends { readonly type: 'count' }
      ? Optional<Spec, number>
      : Spec extends { readonly type: 'flag' }
        ? boolean
        : Spec extends { readonly type: 'choice'; readonly values: readonly (infer One)[] }
          ? One
          : Spec extends { readonly type: 'choices'; readonly values: readonly (infer One)[] }
            ? readonly One[]
            : Spec extends { readonly type: 'ballot' }
              ? BallotRules
              : RoundTally;

/** The most that the two numbers of a share can be. */
export const SHARE_TERM_MAX = 1_000;

/** A share of an amount in whole cents, rounded down: what may be spent is never more than the share. */
export function shareOf({ numerator, denominator }: Share, amount: Cents): Cents {
  return ((amount * BigInt(numerator)) / BigInt(denominator)) as Cents;
}

/** A share of an amount in whole cents, rounded up: what has to be paid is never less than the share. */
export function leastShareOf({ numerator, denominator }: Share, amount: Cents): Cents {
  const divisor = BigInt(denominator);
  return ((amount * BigInt(numerator) + divisor - 1n) / divisor) as Cents;
}
