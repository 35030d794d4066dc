import type { Cents } from '../../money/cents.js';
import { compareCodePoints } from '../compare-code-points.js';
import type { HashText } from '../drawn-order.js';
import type { EjrPlus } from '../certify/ejr-plus.js';
import type { Exhaustiveness, Feasibility } from '../certify/feasibility.js';
import type { SupportersLeft } from '../certify/price-system.js';
import type { Representation } from '../certify/representation.js';
import type { OutcomeComparison } from '../equal-shares/compare-with-greedy.js';
import type { BallotForm } from '../tally-election.js';
import type { ProjectFate, Tie } from '../tally-result.js';
import type { TallyRuleName, TieCriterion } from '../tally-rule.js';

export const TALLY_RECORD_FORMAT = 'wijkkas-tally-record/1';

/** One purchase; fractions are exact, as `n` or `n/d` in lowest terms. */
export type RecordedPurchase = {
  readonly id: string;
  /** Cents per point; on ballots without points, what one voter pays at most. */
  readonly price: string;
  /** The price per point of utility. */
  readonly rho: string;
  /** cost / price with two decimals, rounded down: the votes or points that the price amounts to. */
  readonly effectiveVotes: string;
  readonly fullPayers: number;
  readonly shortPayers: number;
};

/** How the rule came to its winners, as far as that cannot be seen from the list of projects. */
export type RecordedTrace =
  | {
      readonly kind: 'equal-shares';
      /** Cents per voter. */
      readonly endowment: string;
      readonly increments: bigint;
      readonly steps: readonly RecordedPurchase[];
      readonly completed: readonly string[];
      readonly comparison: OutcomeComparison | null;
    }
  | {
      readonly kind: 'sequential-phragmen';
      /** One for each winner: cents per voter. */
      readonly times: readonly string[];
      readonly stoppedBy: readonly string[];
    }
  | null;

/**
 * What shows that nobody could have bought more; the prices themselves stand in the trace. `none` when
 * the winners were not bought.
 */
export type RecordedPrices =
  | {
      readonly kind: 'equal-shares' | 'sequential-phragmen';
      /** The winners that were bought, in order. */
      readonly covers: readonly string[];
      readonly notBought: readonly SupportersLeft[];
    }
  | { readonly kind: 'none'; readonly reason: 'rule-without-prices' | 'greedy-outcome-stands' };

/** The record of one count before it is sealed: everything in it follows from rule and ballots. */
export type UnsealedRecord = {
  readonly format: typeof TALLY_RECORD_FORMAT;
  /** The version of the engine that counted. */
  readonly engine: string;
  /** SHA-256 of the canonical tally input, in hex. */
  readonly inputHash: string;
  /** SHA-256 of the frozen rules document, in hex; null for a count outside a round. */
  readonly rulesHash: string | null;
  readonly rule: {
    readonly rule: TallyRuleName;
    readonly threshold: number | null;
    readonly ties: readonly TieCriterion[];
    readonly unitCents: Cents | null;
    readonly seed: string | null;
    readonly leftoverByScore: boolean;
  };
  readonly budgetCents: Cents;
  readonly ballotCount: number;
  readonly form: BallotForm;
  readonly scoreDecimals: number;
  /** By name; members by id. */
  readonly limits: readonly {
    readonly name: string;
    readonly costMaxCents: Cents | null;
    readonly countMax: number | null;
    readonly members: readonly string[];
  }[];
  readonly winners: readonly string[];
  readonly spentCents: Cents;
  readonly leftoverCents: Cents;
  /** All projects in the order in which the count came to them. */
  readonly projects: readonly {
    readonly id: string;
    readonly costCents: Cents;
    readonly votes: number;
    readonly score: number;
    readonly fate: ProjectFate;
  }[];
  readonly ties: readonly Tie[];
  readonly trace: RecordedTrace;
  readonly certificates: {
    readonly feasible: Feasibility;
    readonly exhaustive: Exhaustiveness;
    readonly prices: RecordedPrices;
    readonly ejrPlus: EjrPlus;
  };
  readonly representation: Representation;
};

/** The record of one count; `recordHash` is the SHA-256, in hex, of the text of all the rest. */
export type TallyRecord = UnsealedRecord & { readonly recordHash: string };

/** Adds the hash of the record's own text. */
export function sealRecord(record: UnsealedRecord, sha256: HashText): TallyRecord {
  return { ...record, recordHash: sha256(recordText(record)) };
}

/**
 * The one text of a record: JSON without spaces, keys in code-point order (as RFC 8785 has it), amounts
 * as decimal text. The hash does not depend on how a database or a tool orders or spaces JSON.
 */
export function recordText(record: UnsealedRecord | TallyRecord): string {
  return canonicalJson(record);
}

function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([one], [other]) => compareCodePoints(one, other))
    .map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`);
  return `{${entries.join(',')}}`;
}
