import type { Cents } from '../money/cents.js';
import type { BallotSet } from './ballot-set.js';

/** A project on the ballot paper; `listPosition` is its place there, from 1. */
export type TallyProject = {
  readonly id: string;
  readonly cost: Cents;
  readonly listPosition: number;
  /** Its place in the order that was drawn, from 1; absent when no lot was drawn. */
  readonly lot?: number;
};

/** What a group of projects may get together, at most. */
export type TallyLimit = {
  /** What the group is, such as `category Groen`; unique in an election, shown to people. */
  readonly name: string;
  /** The projects of the group, as places in the list of projects. A project can be in several groups. */
  readonly members: readonly number[];
  /** The most that its funded projects may cost together; null: no such limit. */
  readonly costMax: Cents | null;
  /** The most of its projects that may be funded; 1 for projects that exclude each other; null: no such limit. */
  readonly countMax: number | null;
};

/** How ballots are filled in, and so how one ballot adds to a project's score. */
export type BallotForm =
  /** Every project named earns 1. */
  | { readonly type: 'approval' | 'choose-1' }
  /** The project at rank r (from 0) earns `lengthMax` - r, never less than 0. */
  | { readonly type: 'ordinal'; readonly lengthMax: number }
  /** Every project named earns its points, in units of 10^-pointDecimals. */
  | { readonly type: 'cumulative'; readonly pointDecimals: number }
  /** The same, and every project that a ballot does not name earns `defaultPoints`. */
  | {
      readonly type: 'scoring';
      readonly pointDecimals: number;
      readonly defaultPoints: number;
    };

/** All that a count depends on beside the rule: no names, no voters, no time. */
export type TallyElection = {
  readonly budget: Cents;
  /** Ids are unique; the order means nothing. */
  readonly projects: readonly TallyProject[];
  readonly form: BallotForm;
  /** Choices are places in `projects`; the order of the ballots means nothing. */
  readonly ballots: BallotSet;
  /** Absent: every project may be funded beside every other. */
  readonly limits?: readonly TallyLimit[];
};

/** The decimals of a score: scores are whole numbers of 10^-this. */
export function scoreDecimals(form: BallotForm): number {
  return form.type === 'cumulative' || form.type === 'scoring' ? form.pointDecimals : 0;
}

/** The score that a threshold in whole votes or points asks for; without one every score is enough. */
export function leastScore(form: BallotForm, threshold: number | null): number {
  return threshold === null ? -Infinity : threshold * 10 ** scoreDecimals(form);
}
