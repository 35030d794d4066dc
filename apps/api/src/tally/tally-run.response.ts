import { ApiProperty } from '@nestjs/swagger';
import {
  type ProjectFate,
  type TalliedInitiative,
  type TallyRuleName,
  type Tie,
  type TieCriterion,
} from '#domain';
import { wireCents } from '#platform';
import type { FollowedTallyRun } from './tally-run.query.js';

/** An initiative on the ballot paper, and what became of it in the count. */
export class TalliedInitiativeResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  /** The code that the count knows the initiative by. */
  readonly code!: string;
  /** What it costs, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly costCents!: number;
  /** How many ballots name it. */
  @ApiProperty({ type: 'integer' })
  readonly votes!: number;
  /** What the rule ranks by: votes, or points in units of 10 to the power of minus `scoreDecimals`. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly score!: number;
  /** Whether it is funded, and why not. */
  readonly fate!: ProjectFate;

  static of({ costCents, ...initiative }: TalliedInitiative): TalliedInitiativeResponse {
    return { ...initiative, costCents: wireCents(costCents) };
  }
}

/** Initiatives that were equally entitled to be next. */
export class TieResponse {
  /** The selection that it was about: 1 for the first winner, and so on. */
  @ApiProperty({ type: 'integer' })
  readonly step!: number;
  /** The codes of all that were equal, in the order that the published criteria gave. */
  readonly codes!: string[];
  /** The score that they share. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly score!: number;
  /** The criterion that put the first before the second. */
  readonly decidedBy!: TieCriterion;

  static of({ step, candidates, score, decidedBy }: Tie): TieResponse {
    return { step, codes: [...candidates], score, decidedBy };
  }
}

/** An initiative that the decision after the count treats otherwise than it, and why. */
export class CountDeviationResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  readonly reason!: string;
}

/** The record of a count. It never changes, and anybody who has the ballots can make it again. */
export class TallyRunResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** The published rule, with its version. */
  readonly rule!: TallyRuleName;
  /** The version of the program that counted. */
  readonly engineVersion!: string;
  /** The SHA-256 of the rules and the ballot paper, as frozen when voting opened; in hex. */
  readonly rulesHash!: string;
  /** The SHA-256 of the canonical text of all that the count depends on, in hex. */
  readonly inputHash!: string;
  @ApiProperty({ type: 'integer' })
  readonly ballotCount!: number;
  /** In order of selection. */
  readonly winners!: TalliedInitiativeResponse[];
  /** All initiatives on the paper, in the order in which the count came to them. */
  readonly initiatives!: TalliedInitiativeResponse[];
  @ApiProperty({ type: 'integer' })
  readonly scoreDecimals!: number;
  /** What the winners cost together, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly spentCents!: number;
  /** What is left of the budget of the round, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly leftoverCents!: number;
  /** Every tie that the count met, in order. */
  readonly ties!: TieResponse[];
  @ApiProperty({ format: 'date-time' })
  readonly countedAt!: string;
  /** The hash that seals the record, in hex; null for a count from before there were records. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly recordHash!: string | null;
  /** Where the decision that followed this count leaves its outcome, and why; empty elsewhere. */
  readonly deviations!: CountDeviationResponse[];

  static of({ outcome, countedAt, deviations, ...run }: FollowedTallyRun): TallyRunResponse {
    return {
      ...run,
      winners: outcome.winners.map((each) => TalliedInitiativeResponse.of(each)),
      initiatives: outcome.initiatives.map((each) => TalliedInitiativeResponse.of(each)),
      scoreDecimals: outcome.scoreDecimals,
      spentCents: wireCents(outcome.spentCents),
      leftoverCents: wireCents(outcome.leftoverCents),
      ties: outcome.ties.map((each) => TieResponse.of(each)),
      countedAt: countedAt.toISOString(),
      deviations: deviations.map(({ initiativeId, reason }) => ({ initiativeId, reason })),
    };
  }
}
