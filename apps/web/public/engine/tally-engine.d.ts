/**
 * The tally engine of Wijkkas as one ES module, for a browser or any other JavaScript program that
 * has `crypto.subtle`: the very code that the service counts with.
 *
 *     import { count, inputHash, readElection } from './tally-engine.js';
 *
 *     const reading = readElection(textOfThePbFile);
 *     if (reading.kind === 'read') {
 *       const { election } = reading;
 *       const settings = election.declared?.settings ?? { rule: 'greedy@1' };
 *       const answer = await count(election, settings);
 *       if (answer.kind === 'counted') console.log(answer.result.winners);
 *       console.log(await inputHash(election, settings));
 *     }
 *
 * Amounts are whole cents (a hundred to the unit of any currency) as `bigint`. The result depends on
 * the election and the settings alone: never on the order of projects or ballots, or on the machine.
 */

/** The names of the rules of Equal Shares; whatever changes the outcome is in the name. */
export type EqualSharesRuleName = `equal-shares-${'cost' | 'cardinality'}${
  | ''
  | '-add1'
  | '-add1-exhaustive'
  | '-utilitarian'
  | '-add1-utilitarian'
  | '-add1-exhaustive-utilitarian'}${'' | '-floor'}${'' | '-comparison'}@1`;

/** The published name of a rule. A name with another version is another rule. */
export type RuleName =
  | 'greedy@1'
  | 'greedy-no-skip@1'
  | 'greedy-threshold@1'
  | 'greedy-reserve-80@1'
  | 'greedy-per-cost@1'
  | EqualSharesRuleName
  | 'sequential-phragmen@1';

/** What decides between projects that are equally entitled to be next. */
export type TieCriterion = 'cost' | 'cost-descending' | 'votes' | 'list-order' | 'lot' | 'id';

/** How to count. Only the rule has to be there. */
export type CountSettings = {
  readonly rule: RuleName;
  /** The fewest votes or points that a project needs, inclusive; null, or absent: no minimum. */
  readonly threshold?: number | null;
  /** In this order; absent: cost, votes, id. The last one is `id`. */
  readonly ties?: readonly TieCriterion[];
  /** The unit of Add1 and of the floor start, per voter; absent: 100. Equal Shares only. */
  readonly unitCents?: bigint;
  /** What the lot is drawn from; with the criterion `lot` only. */
  readonly seed?: string;
  /** Money that the limits leave over goes by score, limits aside. Greedy family only. */
  readonly leftoverByScore?: boolean;
  /** Whether the limits on groups of projects that the file sets are kept; absent: they are not. */
  readonly keepsLimits?: boolean;
};

export type Project = {
  readonly id: string;
  readonly name: string | null;
  readonly costCents: bigint;
};

/** An election that was read. Only `readElection` and `readElectionStream` make one. */
export type Election = {
  /** What the file calls itself; null when it does not. */
  readonly title: string | null;
  /** Three capitals; EUR when the file names none. */
  readonly currency: string;
  readonly budgetCents: bigint;
  readonly voteType: 'approval' | 'choose-1' | 'ordinal' | 'cumulative' | 'scoring';
  readonly ballotCount: number;
  readonly projects: readonly Project[];
  /** How the file says that it was counted, as written. */
  readonly declaredRule: string;
  /** The same as settings; null when this engine does not count that way. */
  readonly declared: { readonly settings: CountSettings; readonly limitCount: number } | null;
  /** The fewest votes or points that the file asks of a project; null when it asks none. */
  readonly scoreMin: number | null;
};

/** Something about a file, by line from 1; 0 for what concerns no one line. */
export type Fault = {
  readonly line: number;
  /** An error makes the file unusable; a note says what was unusual and how it was read. */
  readonly severity: 'error' | 'note';
  /** In kebab-case, stable. */
  readonly code: string;
  /** In English. */
  readonly message: string;
};

export type Reading =
  | { readonly kind: 'read'; readonly election: Election; readonly notes: readonly Fault[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** An exact number. The denominator is positive. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** Projects that were equally entitled to be next; the first one went first. */
export type Tie = {
  /** The selection that it was about, from 1. */
  readonly step: number;
  readonly candidates: readonly string[];
  readonly score: number;
  readonly decidedBy: TieCriterion;
};

/** One project in the order in which the count came to it. */
export type Outcome = {
  readonly id: string;
  readonly cost: bigint;
  /** Votes or points, in units of 10^-scoreDecimals. */
  readonly score: number;
  readonly fate:
    | 'funded'
    | 'does-not-fit'
    | 'below-threshold'
    | 'not-reached'
    | 'limit-reached'
    | 'support-spent'
    | 'no-support'
    | 'not-chosen';
};

/** One purchase by the supporters of a project; amounts in cents. */
export type SharesStep = {
  readonly id: string;
  /** What a supporter with enough left paid for each point that it gave. */
  readonly price: Fraction;
  readonly fullPayers: number;
  /** Supporters who had less, and paid all of it. */
  readonly shortPayers: number;
};

/** What only some rules can tell of how they came to their winners. */
export type Detail =
  | { readonly kind: 'greedy' | 'maximin-support' | 'max-welfare' }
  | {
      readonly kind: 'equal-shares';
      /** What every voter started with, in cents. */
      readonly endowment: Fraction;
      readonly increments: bigint;
      readonly trace: readonly SharesStep[];
      /** Winners that the utilitarian completion added. */
      readonly completed: readonly string[];
      readonly comparison: {
        readonly prefersShares: number;
        readonly prefersGreedy: number;
        readonly chosen: 'shares' | 'greedy';
      } | null;
    }
  | {
      readonly kind: 'sequential-phragmen';
      readonly times: readonly Fraction[];
      readonly stoppedBy: readonly string[];
    };

export type Result = {
  readonly rule: string;
  /** Ids in order of selection. */
  readonly winners: readonly string[];
  readonly spent: bigint;
  readonly leftover: bigint;
  readonly scoreDecimals: number;
  readonly outcomes: readonly Outcome[];
  readonly ties: readonly Tie[];
  readonly detail: Detail;
};

export type Refusal = {
  readonly code:
    'negative-amount' | 'points-too-large' | 'limits-not-kept' | 'too-large' | 'too-hard';
  readonly details: Readonly<Record<string, number | string>>;
};

export type Answer =
  | { readonly kind: 'counted'; readonly result: Result }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The version of the engine, as in the record of a count. */
export declare const ENGINE_VERSION: string;

/** All rules. */
export declare const RULE_NAMES: readonly RuleName[];

/** Reads a `.pb` file: the election, or every fault at once. */
export declare function readElection(text: string): Reading;

/**
 * The same for a file that comes in pieces of UTF-8, such as `file.stream()`; it may be larger than
 * memory.
 *
 * @param onProgress is told the number of bytes read so far
 */
export declare function readElectionStream(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
  onProgress?: (bytes: number) => void,
): Promise<Reading>;

/** What is wrong with settings, each with the setting that it is about; empty when nothing is. */
export declare function settingsFaults(
  settings: CountSettings,
): readonly { readonly setting: string; readonly reason: string }[];

/**
 * Counts an election.
 *
 * @param onProgress is told how often Add1 has counted so far; what it throws ends the count
 */
export declare function count(
  election: Election,
  settings: CountSettings,
  onProgress?: (countsSoFar: number) => void,
): Promise<Answer>;

/** The one text of all that a count depends on. Same rule, budget, projects and ballots: same text. */
export declare function canonicalInput(election: Election, settings: CountSettings): string;

/** The SHA-256 of the canonical input, in hex: the `inputHash` in the record of a count. */
export declare function inputHash(election: Election, settings: CountSettings): Promise<string>;
