import type { Fault } from '../domain-error.js';
import type { Cents } from '../money/cents.js';

/** How a ballot is filled in; the names are those of the Pabulib format. */
export const BALLOT_TYPES = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const;
export type BallotType = (typeof BALLOT_TYPES)[number];

/** What makes one ballot valid. Null means: no such limit. */
export type BallotRules = {
  readonly type: BallotType;
  readonly choicesMin: number;
  readonly choicesMax: number | null;
  /** The choices together may not cost more than this (knapsack voting). */
  readonly costMaxCents: Cents | null;
  /** Most points for one initiative (cumulative and scoring). */
  readonly pointsMax: number | null;
  /** Most points on one ballot (cumulative). */
  readonly pointsTotalMax: number | null;
};

/** Whether the choices on this kind of ballot carry points. */
export function hasPoints(type: BallotType): boolean {
  return type === 'cumulative' || type === 'scoring';
}

type Check = { readonly name: string; readonly holds: boolean; readonly reason: string };

/** Every fault in a set of ballot rules; empty when they can be used. */
export function ballotRulesFaults(rules: BallotRules): Fault[] {
  return [...choiceChecks(rules), ...pointChecks(rules)]
    .filter(({ holds }) => !holds)
    .map(({ name, reason }) => ({ name: `ballot.${name}`, code: 'ballot-rules-refused', reason }));
}

function choiceChecks({ type, choicesMin, choicesMax, costMaxCents }: BallotRules): Check[] {
  return [
    {
      name: 'choicesMin',
      holds: choicesMin >= 1,
      reason: 'A ballot holds at least one choice.',
    },
    {
      name: 'choicesMax',
      holds: choicesMax === null || choicesMax >= choicesMin,
      reason: 'The most choices cannot be fewer than the least choices.',
    },
    {
      name: 'choicesMax',
      holds: type !== 'choose-1' || choicesMax === 1,
      reason: 'A choose-1 ballot holds exactly one choice.',
    },
    {
      name: 'costMaxCents',
      holds: costMaxCents === null || costMaxCents > 0n,
      reason: 'The most that the choices may cost is more than nothing.',
    },
  ];
}

function pointChecks({ type, pointsMax, pointsTotalMax }: BallotRules): Check[] {
  return [
    {
      name: 'pointsTotalMax',
      holds: type !== 'cumulative' || pointsTotalMax !== null,
      reason: 'A cumulative ballot needs a total number of points.',
    },
    {
      name: 'pointsMax',
      holds: hasPoints(type) || (pointsMax === null && pointsTotalMax === null),
      reason: 'Only cumulative and scoring ballots carry points.',
    },
    {
      name: 'pointsMax',
      holds: (pointsMax ?? 1) >= 1 && (pointsTotalMax ?? 1) >= 1,
      reason: 'A limit on points is at least 1.',
    },
  ];
}
