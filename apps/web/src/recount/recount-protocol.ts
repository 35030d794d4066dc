import type { Answer, CountSettings, Election, Fault } from '../../public/engine/tally-engine.js';

/** Where the ballots come from: a file of the visitor, or an address of this very site. */
export type RecountSource =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'address'; readonly address: string };

/** What the page asks of the worker; each is answered before the next one is begun. */
export type Ask =
  | { readonly kind: 'read'; readonly source: RecountSource }
  | { readonly kind: 'count'; readonly settings: CountSettings };

/** Why there is nothing to read or no result. */
export type FailureReason =
  'elsewhere' | 'forbidden' | 'missing' | 'unreachable' | 'unreadable' | 'broken';

/** The faults or notes of a file: the first ones, how many there are in all, and how many are errors. */
export type FaultReport = {
  readonly shown: readonly Fault[];
  readonly total: number;
  readonly errors: number;
};

export type Counted = {
  readonly answer: Answer;
  readonly settings: CountSettings;
  /** The SHA-256 of the canonical input, in hex. */
  readonly hash: string;
  /** The time of the count alone. */
  readonly milliseconds: number;
};

/** What the worker tells the page. */
export type Told =
  | { readonly kind: 'reading'; readonly bytes: number; readonly total: number | null }
  | { readonly kind: 'read'; readonly election: Election; readonly notes: FaultReport }
  | { readonly kind: 'faulty'; readonly faults: FaultReport }
  | { readonly kind: 'counting'; readonly counts: number }
  | { readonly kind: 'counted'; readonly counted: Counted }
  | { readonly kind: 'failed'; readonly reason: FailureReason };
