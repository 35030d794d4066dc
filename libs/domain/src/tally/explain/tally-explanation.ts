import type { Cents } from '../../money/cents.js';
import type { Rational } from '../arithmetic/rational.js';
import type { BallotForm } from '../tally-election.js';
import type { ProjectFate, TallyDetail, TallyResult, Tie } from '../tally-result.js';

/** Why a project was chosen when it was. */
export type StepReason =
  /** It costs nothing and somebody wants it. */
  | { readonly kind: 'free' }
  /** Its turn came on the list and it fitted in what was left then. */
  | { readonly kind: 'list'; readonly leftBefore: Cents }
  /** The same, in the completion that spends what Equal Shares left over. */
  | { readonly kind: 'completion'; readonly leftBefore: Cents }
  /** Its supporters paid least for what they got. */
  | {
      readonly kind: 'shares';
      /** What a supporter paid at most, in cents per point given (per vote on approval ballots). */
      readonly price: Rational;
      /** cost / price, rounded to a float. */
      readonly effectiveVotes: number;
      readonly fullPayers: number;
      readonly shortPayers: number;
    }
  /** Its supporters were the first to hold its cost; `time` in cents earned by a voter. */
  | { readonly kind: 'time'; readonly time: Rational };

/** In what the chosen project and the next best one were compared; `price` and `time`: less is better. */
export type MarginMeasure = 'score' | 'score-per-cost' | 'effective-votes' | 'price' | 'time';

/** How far the next best project was behind at one decision. The values are rounded to floats. */
export type DecisionMargin = {
  readonly step: number;
  readonly measure: MarginMeasure;
  readonly chosen: string;
  readonly chosenValue: number;
  readonly runnerUp: string;
  readonly runnerUpValue: number;
  /** Never negative; 0 only for a tie. In the unit of the measure; scores in units of 10^-scoreDecimals. */
  readonly lead: number;
};

export type ExplainedStep = {
  /** From 1. */
  readonly step: number;
  readonly id: string;
  readonly cost: Cents;
  readonly score: number;
  readonly reason: StepReason;
  /** Null when there was no other project that could be chosen. */
  readonly margin: DecisionMargin | null;
  readonly tie: Tie | null;
};

/**
 * A measure, and in which count it holds: `recount` when counting anew by the whole rule gives that
 * outcome; `final-run` when it is certain only for the run of the endowment that stands.
 */
export type Measure<Value> = {
  readonly value: Value;
  readonly measuredIn: 'final-run' | 'recount';
};

/** What a project that did not win was missing. Null: no such number exists, or it was not looked for. */
export type MissingSupport = {
  /**
   * The largest price in whole cents at which it would have won. Where winning is not monotone (Add1, ties by
   * the dearest first): a price at which it wins while one cent more loses.
   */
  readonly price: Measure<Cents> | null;
  /** The fewest voters who would have had to approve it as well, if those with most left had done so. */
  readonly addedApprovals: Measure<number> | null;
  /** How many more voters, approving only it, would have made it win. */
  readonly newVoters: NewVoters | null;
  /** The fewest points more, in units of 10^-scoreDecimals. Greedy family on ballots with points only. */
  readonly addedPoints: Measure<number> | null;
};

/** `isLeast`: no smaller number does; otherwise only: one voter fewer does not. */
export type NewVoters = Measure<number> & { readonly isLeast: boolean };

/** So many voters, of whom each got from `from` to `to` (inclusive) of its choices funded. */
export type CarriedGroup = { readonly from: number; readonly to: number; readonly voters: number };

/** What the supporters of one project paid together for a winner, in cents, exactly. */
export type MoneyFlow = { readonly id: string; readonly voters: number; readonly amount: Rational };

/** Where the money of a project's supporters went; Equal Shares only. */
export type MoneyOfSupporters = {
  /** Largest amount first; only winners that at least `minimumGroup` of the supporters paid for. */
  readonly flows: readonly MoneyFlow[];
  /** What went to the other winners, together. */
  readonly otherWinners: number;
  readonly otherAmount: Rational;
  readonly unspent: Rational;
};

export type ExplainedInitiative = {
  readonly id: string;
  readonly cost: Cents;
  readonly score: number;
  /** The ballots that support it. */
  readonly voters: number;
  readonly fate: ProjectFate;
  /** cost / price when it was bought, or when its supporters could last pay it; null: never. */
  readonly effectiveVotes: number | null;
  /**
   * The share of its cost that its supporters held when it dropped out, in whole percents rounded down:
   * below 100. Null for winners, and where supporters hold no money.
   */
  readonly effectiveSupport: number | null;
  /** Null when there are fewer supporters than `minimumGroup`. */
  readonly carried: readonly CarriedGroup[] | null;
  /** Null for winners. */
  readonly missing: MissingSupport | null;
  readonly money: MoneyOfSupporters | null;
};

type WithoutTrace<Detail> = Detail extends unknown ? Omit<Detail, 'trace'> : never;

/** What an account needs of a result: the steps and the initiatives of the account tell the rest. */
export type ExplainedResult = Pick<
  TallyResult,
  'rule' | 'winners' | 'spent' | 'leftover' | 'scoreDecimals'
> & { readonly detail: WithoutTrace<TallyDetail> };

/** The whole account of a count, without words: see the wording library for those. */
export type TallyExplanation = {
  readonly result: ExplainedResult;
  readonly budget: Cents;
  readonly form: BallotForm;
  readonly voters: number;
  readonly steps: readonly ExplainedStep[];
  /** In the order of the outcomes: winners first. */
  readonly initiatives: readonly ExplainedInitiative[];
  readonly smallestMargin: DecisionMargin | null;
  /** The smallest one over a project that did not win later either. */
  readonly decisiveMargin: DecisionMargin | null;
  /** Groups of voters smaller than this are not told apart. */
  readonly minimumGroup: number;
};
