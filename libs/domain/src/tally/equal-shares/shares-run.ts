import type { Rational } from '../arithmetic/rational.js';
import type { Tie } from '../tally-result.js';
import type { RhoLine } from './shares-state.js';

/** One step of a count. */
export type SharesStep = {
  readonly project: number;
  /** Up to this many cents above the endowment, every count begins with the same steps, this one too. */
  readonly width: number;
  /** What was found of other projects before it. */
  readonly lines: readonly RhoLine[];
};

/** What one endowment comes to. */
export type SharesRun = {
  readonly endowment: Rational;
  readonly steps: readonly SharesStep[];
  readonly spent: bigint;
  /** The ties that were met; those of steps taken over from an earlier run are not among them. */
  readonly ties: readonly Tie[];
  /** How many steps were taken over from an earlier run. */
  readonly repeated: number;
  /** Up to this many cents above the endowment, every count has the same steps. */
  readonly width: number;
  /** What was found of the projects that were left. */
  readonly lines: readonly RhoLine[];
};

/** How far beyond its own endowment a count is followed. */
export type Stretch = {
  /** At most, in cents. */
  readonly width: number;
  /** Less than this is not worth the effort. */
  readonly least: number;
  readonly earlier: EarlierRun | null;
};

/** A run at a smaller endowment, of which the first steps may be the same. */
export type EarlierRun = {
  readonly run: SharesRun;
  /** By how many cents its endowment is smaller. */
  readonly shift: number;
};
