import { ApiProperty } from '@nestjs/swagger';
import type {
  BallotType,
  Round,
  RoundMode,
  RoundPhase,
  RoundRules,
  TallyRuleName,
  TieCriterion,
  Timeline,
} from '#domain';
import { wireCents } from '#platform';

const MOMENT = { type: 'string', format: 'date-time', nullable: true } as const;

export class TimelineResponse {
  /** From this moment on initiatives can be submitted. */
  @ApiProperty(MOMENT)
  readonly submissionOpensAt!: string | null;
  /** From this moment on they cannot. */
  @ApiProperty(MOMENT)
  readonly submissionClosesAt!: string | null;
  /** From this moment on residents can vote. */
  @ApiProperty(MOMENT)
  readonly votingOpensAt!: string | null;
  /** A ballot at this moment is late. */
  @ApiProperty(MOMENT)
  readonly votingClosesAt!: string | null;

  static of(timeline: Timeline): TimelineResponse {
    return {
      submissionOpensAt: timeline.submissionOpensAt?.toISOString() ?? null,
      submissionClosesAt: timeline.submissionClosesAt?.toISOString() ?? null,
      votingOpensAt: timeline.votingOpensAt?.toISOString() ?? null,
      votingClosesAt: timeline.votingClosesAt?.toISOString() ?? null,
    };
  }
}

export class BallotRulesResponse {
  /** approval, choose-1, ordinal, cumulative or scoring. */
  readonly type!: BallotType;
  /** The fewest choices on a ballot. */
  @ApiProperty({ type: 'integer' })
  readonly choicesMin!: number;
  /** The most choices on a ballot; null for no limit. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly choicesMax!: number | null;
  /** The most that the choices may cost together, in cents; null for no limit. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  readonly costMaxCents!: number | null;
  /** The most points for one initiative; null for no limit. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly pointsMax!: number | null;
  /** The most points on one ballot; null for no limit. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly pointsTotalMax!: number | null;
}

export class TallyRulesResponse {
  /** The rule that the ballots are counted by, with its version. */
  readonly rule!: TallyRuleName;
  /** The fewest votes (or points) that an initiative needs; null for none. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly threshold!: number | null;
  /** What decides between equal initiatives, in this order. */
  readonly ties!: TieCriterion[];
}

export class RoundRulesResponse {
  /** How much the round divides, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly budgetCents!: number;
  /** How a ballot is filled in; null where there is no vote. */
  readonly ballot!: BallotRulesResponse | null;
  /** How the ballots are counted; null where there is no vote. */
  readonly tally!: TallyRulesResponse | null;

  static of({ budgetCents, ballot, tally }: RoundRules): RoundRulesResponse {
    return {
      budgetCents: wireCents(budgetCents),
      ballot:
        ballot === null
          ? null
          : {
              ...ballot,
              costMaxCents: ballot.costMaxCents === null ? null : wireCents(ballot.costMaxCents),
            },
      tally: tally === null ? null : { ...tally, ties: [...tally.ties] },
    };
  }
}

export class RoundResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  /** The budget that pays; null until it is named. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly budgetId!: string | null;
  readonly title!: string;
  /** resident-vote, committee-advice, first-come or assembly. */
  readonly mode!: RoundMode;
  /** Where the round stands. */
  readonly phase!: RoundPhase;
  /** EUR, or the currency of an imported election. */
  readonly currency!: string;
  readonly rules!: RoundRulesResponse;
  /** The SHA-256 of the rules and the ballot paper as they were frozen; null until voting opens. */
  readonly rulesHash!: string | null;
  readonly timeline!: TimelineResponse;
  /** Whether the election was held elsewhere and brought in from a file. */
  readonly isImported!: boolean;
  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  static of(round: Round): RoundResponse {
    const { id, wijkteamId, budgetId, title, mode, phase, currency, rulesHash } = round;
    return {
      id,
      wijkteamId,
      budgetId,
      title,
      mode,
      phase,
      currency,
      rules: RoundRulesResponse.of(round.rules),
      rulesHash,
      timeline: TimelineResponse.of(round.timeline),
      isImported: round.isImported,
      createdAt: round.createdAt.toISOString(),
    };
  }
}
