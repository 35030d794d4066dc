import { ApiProperty } from '@nestjs/swagger';
import {
  type BallotType,
  LIMIT_GROUPINGS,
  type LimitGrouping,
  type Moment,
  MOMENTS,
  type Round,
  type RoundMode,
  type RoundPhase,
  type RoundRules,
  type RoundTally,
  TALLY_RULES,
  type TallyRuleName,
  TIE_CRITERIA,
  type TieCriterion,
  type Timeline,
} from '#domain';
import { localText, wireCents } from '#platform';

const MOMENT = { type: 'string', format: 'date-time', nullable: true } as const;

export class TimelineResponse {
  /** From this moment on initiatives can be submitted. */
  @ApiProperty(MOMENT)
  readonly submissionOpensAt!: string | null;
  /** From this moment on they cannot. */
  @ApiProperty(MOMENT)
  readonly submissionClosesAt!: string | null;
  /** From this moment on nobody can support an initiative, and the screening begins. */
  @ApiProperty(MOMENT)
  readonly supportClosesAt!: string | null;
  /** From this moment on the ballot paper and the rules are fixed. */
  @ApiProperty(MOMENT)
  readonly ballotFixedAt!: string | null;
  /** From this moment on residents can vote. */
  @ApiProperty(MOMENT)
  readonly votingOpensAt!: string | null;
  /** A ballot at this moment is late. */
  @ApiProperty(MOMENT)
  readonly votingClosesAt!: string | null;
  /** From this moment on the wijkteam decides. */
  @ApiProperty(MOMENT)
  readonly decidingOpensAt!: string | null;
  /** From this moment on the spending is accounted for. */
  @ApiProperty(MOMENT)
  readonly accountingOpensAt!: string | null;
  /** From this moment on the round is looked back on. */
  @ApiProperty(MOMENT)
  readonly evaluatingOpensAt!: string | null;
  /** From this moment on the round is closed. */
  @ApiProperty(MOMENT)
  readonly closesAt!: string | null;

  static of(timeline: Timeline): TimelineResponse {
    return eachMoment(timeline, (at) => at.toISOString());
  }

  /** The same moments by the clock in Europe/Amsterdam, with its offset. */
  static locally(timeline: Timeline): TimelineResponse {
    return eachMoment(timeline, localText);
  }
}

function eachMoment(timeline: Timeline, text: (at: Date) => string): TimelineResponse {
  const texts = MOMENTS.map((moment) => {
    const at = timeline[moment];
    return [moment, at === null ? null : text(at)];
  });
  return Object.fromEntries(texts) as Record<Moment, string | null>;
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

export class RoundLimitResponse {
  /** What makes the groups: area or initiator. */
  @ApiProperty({ enum: LIMIT_GROUPINGS })
  readonly per!: LimitGrouping;
  /** The most that the funded initiatives of one group may cost together, in cents; null for no limit. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  readonly costMaxCents!: number | null;
  /** The most initiatives of one group that may be funded; null for no limit. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly countMax!: number | null;
}

export class TallyRulesResponse {
  /** The rule that the ballots are counted by, with its version. */
  @ApiProperty({ enum: TALLY_RULES })
  readonly rule!: TallyRuleName;
  /** The fewest votes (or points) that an initiative needs; null for none. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly threshold!: number | null;
  /** What decides between equal initiatives, in this order. */
  @ApiProperty({ enum: TIE_CRITERIA, isArray: true })
  readonly ties!: TieCriterion[];
  /** The unit of money per voter, in cents; null where the rule has its own or needs none. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  readonly unitCents!: number | null;
  /** What the lot is drawn from; null where no lot is drawn. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly seed!: string | null;
  /** Whether what the limits leave over goes to the others by score, limits aside. */
  readonly leftoverByScore!: boolean;
  /** What groups of initiatives may get at most. */
  readonly limits!: RoundLimitResponse[];

  static of({ limits = [], ...tally }: RoundTally): TallyRulesResponse {
    return {
      rule: tally.rule,
      threshold: tally.threshold,
      ties: [...tally.ties],
      unitCents: tally.unitCents === undefined ? null : wireCents(tally.unitCents),
      seed: tally.seed ?? null,
      leftoverByScore: tally.leftoverByScore ?? false,
      limits: limits.map(({ per, costMaxCents, countMax }) => ({
        per,
        costMaxCents: costMaxCents === null ? null : wireCents(costMaxCents),
        countMax,
      })),
    };
  }
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
      tally: tally === null ? null : TallyRulesResponse.of(tally),
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
  /** The envelope that pays instead: a part of a budget; null for none. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly envelopeId!: string | null;
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
  /** The same moments by the clock in Europe/Amsterdam, with its offset. */
  readonly localTimeline!: TimelineResponse;
  /** Whether the election was held elsewhere and brought in from a file. */
  readonly isImported!: boolean;
  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  static of(round: Round): RoundResponse {
    const { id, wijkteamId, budgetId, envelopeId, title, mode, phase, currency, rulesHash } = round;
    return {
      id,
      wijkteamId,
      budgetId,
      envelopeId,
      title,
      mode,
      phase,
      currency,
      rules: RoundRulesResponse.of(round.rules),
      rulesHash,
      timeline: TimelineResponse.of(round.timeline),
      localTimeline: TimelineResponse.locally(round.timeline),
      isImported: round.isImported,
      createdAt: round.createdAt.toISOString(),
    };
  }
}
