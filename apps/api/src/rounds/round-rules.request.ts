import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  BALLOT_TYPES,
  type BallotType,
  type RoundRules,
  TALLY_RULES,
  type TallyRuleName,
  TIE_CRITERIA,
  type TieCriterion,
} from '#domain';
import { centsOf, IsCents } from '#platform';

const CHOICES_LIMIT = 1_000;
const POINTS_LIMIT = 1_000_000;
const THRESHOLD_LIMIT = 1_000_000_000;

/** How a ballot is filled in. Null, or left out: no such limit. */
export class BallotRulesRequest {
  /** approval, choose-1, ordinal, cumulative or scoring. */
  @IsIn(BALLOT_TYPES)
  readonly type!: BallotType;

  /** The fewest choices on a ballot. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(CHOICES_LIMIT)
  readonly choicesMin: number = 1;

  /** The most choices on a ballot. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(CHOICES_LIMIT)
  readonly choicesMax: number | null = null;

  /** The most that the choices may cost together, in cents. */
  @IsOptional()
  @ApiPropertyOptional()
  @IsCents()
  readonly costMaxCents: number | null = null;

  /** The most points for one initiative; cumulative and scoring ballots only. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(POINTS_LIMIT)
  readonly pointsMax: number | null = null;

  /** The most points on one ballot; cumulative ballots only. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(POINTS_LIMIT)
  readonly pointsTotalMax: number | null = null;
}

/** How the ballots are counted. */
export class TallyRulesRequest {
  /** A name with a version: greedy@1, greedy-no-skip@1 or greedy-threshold@1. */
  @IsIn(TALLY_RULES)
  readonly rule!: TallyRuleName;

  /** The fewest votes (or points) that an initiative needs; greedy-threshold only. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(THRESHOLD_LIMIT)
  readonly threshold: number | null = null;

  /** What decides between equal initiatives, in this order; the last is id. */
  @ApiPropertyOptional({ type: 'string', enum: [...TIE_CRITERIA], isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TIE_CRITERIA.length)
  @ArrayUnique()
  @IsIn(TIE_CRITERIA, { each: true })
  readonly ties: TieCriterion[] = [...TIE_CRITERIA];
}

/** The rules of a round. A round without a vote has a budget only. */
export class RoundRulesRequest {
  /** How much the round divides, in cents. */
  @IsCents()
  readonly budgetCents!: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BallotRulesRequest)
  readonly ballot: BallotRulesRequest | null = null;

  @ApiPropertyOptional()
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TallyRulesRequest)
  readonly tally: TallyRulesRequest | null = null;
}

/** The rules that a valid request carries. */
export function rulesOf({ budgetCents, ballot, tally }: RoundRulesRequest): RoundRules {
  return {
    budgetCents: centsOf(budgetCents),
    ballot:
      ballot === null
        ? null
        : {
            type: ballot.type,
            choicesMin: ballot.choicesMin,
            choicesMax: ballot.choicesMax,
            costMaxCents: ballot.costMaxCents === null ? null : centsOf(ballot.costMaxCents),
            pointsMax: ballot.pointsMax,
            pointsTotalMax: ballot.pointsTotalMax,
          },
    tally:
      tally === null
        ? null
        : { rule: tally.rule, threshold: tally.threshold, ties: [...tally.ties] },
  };
}
