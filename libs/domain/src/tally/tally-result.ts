import type { Cents } from '../money/cents.js';
import type { Rational } from './arithmetic/rational.js';
import type { OutcomeComparison } from './equal-shares/compare-with-greedy.js';
import type { SharesTraceStep } from './equal-shares/shares-trace.js';
import type { TallyRuleName, TieCriterion, YardstickName } from './tally-rule.js';

/** What became of a project in the count. */
export type ProjectFate =
  /** Chosen, and paid from the budget. */
  | 'funded'
  /** Its turn came, but it cost more than was left. */
  | 'does-not-fit'
  /** It has fewer votes or points than the rule asks. */
  | 'below-threshold'
  /** The count had stopped before its turn. */
  | 'not-reached'
  /** A limit on a group of projects would have been passed. */
  | 'limit-reached'
  /** Its supporters did not have enough of their shares left. */
  | 'support-spent'
  /** Nobody voted for it. */
  | 'no-support'
  /** Another set of projects is worth more to the voters; maximum welfare only. */
  | 'not-chosen';

/** One project in the order in which the count came to it; those below the threshold stand last. */
export type ProjectOutcome = {
  readonly id: string;
  readonly cost: Cents;
  /** In units of 10^-scoreDecimals. */
  readonly score: number;
  readonly fate: ProjectFate;
};

/** Two or more projects that were equally entitled to be next, and how the rule chose. */
export type Tie = {
  /** The selection that it was about: 1 for the first project chosen, and so on. */
  readonly step: number;
  /** The ids of all that were equal, in the order that the criteria gave; the first went first. */
  readonly candidates: readonly string[];
  readonly score: number;
  /** The criterion that put the first before the second. */
  readonly decidedBy: TieCriterion;
};

/** What only some rules can tell of how they came to their winners. */
export type TallyDetail =
  /** A list was walked down. */
  | { readonly kind: 'greedy' }
  | {
      readonly kind: 'equal-shares';
      /** What every voter started with in the count that stands, in cents. */
      readonly endowment: Rational;
      /** How many units Add1 added to it. */
      readonly increments: bigint;
      /** The purchases in order. Projects that cost nothing were funded before them. */
      readonly trace: readonly SharesTraceStep[];
      /** The winners that the utilitarian completion added; no price certificate covers them. */
      readonly completed: readonly string[];
      readonly comparison: OutcomeComparison | null;
    }
  | {
      readonly kind: 'sequential-phragmen';
      /** When each winner was bought: the cents that a voter without any purchase would have by then. */
      readonly times: readonly Rational[];
      /** The projects that were next, if the count ended because one of them did not fit. */
      readonly stoppedBy: readonly string[];
    }
  | {
      readonly kind: 'maximin-support';
      /** The largest load of a voter after each purchase, as small as it can be. */
      readonly loads: readonly Rational[];
      readonly stoppedBy: readonly string[];
    }
  /** Σ score (times cost, for cost utilities) of the winners. */
  | { readonly kind: 'max-welfare'; readonly welfare: bigint };

/** The result of one count: a function of the election and the rule alone. */
export type TallyResult = {
  readonly rule: TallyRuleName | YardstickName;
  /** Ids in order of selection; for maximum welfare by code point. */
  readonly winners: readonly string[];
  readonly spent: Cents;
  /** Negative only under `greedy-reserve-80@1`: what the reserve has to add. */
  readonly leftover: Cents;
  readonly scoreDecimals: number;
  readonly outcomes: readonly ProjectOutcome[];
  /** Every tie that the count met, in order. */
  readonly ties: readonly Tie[];
  readonly detail: TallyDetail;
};
