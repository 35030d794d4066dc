import { DomainError } from '../domain-error.js';
import { formatAmount } from '../pabulib/decimals.js';
import {
  type PabulibFile,
  type PabulibMetaEntry,
  pabulibTable,
  type PabulibTable,
} from '../pabulib/pabulib-file.js';
import type { RoundPhase } from '../phases/round-phase.js';
import { hasPoints } from '../rounds/ballot-rules.js';
import type { RuleSet } from '../rounds/rule-set.js';
import type { Cents } from '../money/cents.js';
import type { Location } from '../initiatives/plan.js';
import { declarationOf } from './declaration-of-rule.js';

/** A line of the ballot paper with what the public may know of its initiative. */
export type ExportedProject = {
  readonly number: number;
  readonly code: string;
  readonly costCents: Cents;
  readonly title: string;
  readonly location: Location | null;
};

/** A ballot without a voter: places on the paper, and points as decimal text where it has them. */
export type ExportedBallot = {
  readonly choices: readonly number[];
  readonly points: readonly string[] | null;
};

/** A counted round as far as a `.pb` file tells of it. Dates are `dd.mm.yyyy`. */
export type CountedRound = {
  readonly title: string;
  readonly municipality: string;
  readonly wijkteam: string;
  readonly currency: string;
  readonly beganOn: string;
  readonly endedOn: string;
  readonly rules: RuleSet;
  readonly paper: readonly ExportedProject[];
  /** In an order that does not tell who voted when. */
  readonly ballots: readonly ExportedBallot[];
};

/** The phases in which ballots may be shown: nobody can vote any more, and the count is known. */
const COUNTED_PHASES: readonly RoundPhase[] = [
  'counted',
  'deciding',
  'allocated',
  'accounting',
  'evaluating',
  'closed',
];

export class RoundNotCountedError extends DomainError {
  readonly code = 'round-not-counted';
  readonly kind = 'conflict';

  constructor(roundId: string, phase: RoundPhase) {
    super('Ballots are given out only after they have been counted.', { roundId, phase });
  }
}

/**
 * Refuses to give out the ballots of a round that was not counted yet. An imported election was
 * public before it came here.
 *
 * @throws {RoundNotCountedError} when ballots could still be cast, or the count is not known
 */
export function refuseUncounted(round: {
  readonly id: string;
  readonly phase: RoundPhase;
  readonly isImported: boolean;
}): void {
  if (!round.isImported && !COUNTED_PHASES.includes(round.phase)) {
    throw new RoundNotCountedError(round.id, round.phase);
  }
}

/**
 * A counted round as a `.pb` file: reading it gives the same projects, rules and ballots.
 *
 * Voters are numbered in the order of `ballots`; nothing else about them is written.
 */
export function electionOfRound(round: CountedRound): PabulibFile {
  return {
    meta: metaOf(round),
    projectTable: projectTableOf(round),
    voteTable: voteTableOf(round),
  };
}

function metaOf(round: CountedRound): PabulibMetaEntry[] {
  const { ballot, budgetCents, tally } = round.rules;
  const declared = declarationOf(tally);
  const entries: readonly (readonly [string, string | number | null])[] = [
    ['description', round.title],
    ['country', 'Netherlands'],
    ['unit', round.municipality],
    ['subunit', round.wijkteam],
    ['instance', round.endedOn.slice(-4)],
    ['num_projects', round.paper.length],
    ['num_votes', round.ballots.length],
    ['budget', formatAmount(budgetCents)],
    ['vote_type', ballot.type],
    ['rule', declared.rule],
    ['date_begin', round.beganOn],
    ['date_end', round.endedOn],
    ['min_length', ballot.choicesMin],
    ['max_length', ballot.choicesMax],
    ['max_sum_cost', ballot.costMaxCents === null ? null : formatAmount(ballot.costMaxCents)],
    ['max_points', ballot.pointsMax],
    ['max_sum_points', ballot.pointsTotalMax],
    ['min_project_score_threshold', tally.threshold],
    ['language', 'nl'],
    ['currency', round.currency],
    ['comment', declared.comment],
    ['wijkkas_rule', declared.settings],
  ];
  return entries.flatMap(([key, value]) =>
    value === null ? [] : [{ key, value: value.toString() }],
  );
}

function projectTableOf({ paper, ballots }: CountedRound): PabulibTable {
  const votes = new Map<number, number>();
  for (const { choices } of ballots) {
    for (const choice of choices) votes.set(choice, (votes.get(choice) ?? 0) + 1);
  }
  return pabulibTable(
    ['project_id', 'cost', 'votes', 'name', 'latitude', 'longitude'],
    paper.map(({ number, code, costCents, title, location }) => [
      code,
      formatAmount(costCents),
      (votes.get(number) ?? 0).toString(),
      title,
      location?.latitude.toString() ?? '',
      location?.longitude.toString() ?? '',
    ]),
  );
}

function voteTableOf({ paper, ballots, rules }: CountedRound): PabulibTable {
  const codes = new Map(paper.map(({ number, code }) => [number, code]));
  const withPoints = hasPoints(rules.ballot.type);
  return pabulibTable(
    withPoints ? ['voter_id', 'vote', 'points'] : ['voter_id', 'vote'],
    ballots.map(({ choices, points }, index) => {
      const vote = choices.map((choice) => codes.get(choice) ?? '').join(',');
      const voter = (index + 1).toString();
      return withPoints ? [voter, vote, (points ?? []).join(',')] : [voter, vote];
    }),
  );
}
