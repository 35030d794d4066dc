import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  BALLOT_TYPES,
  type BallotType,
  DEFAULT_TIES,
  LIMIT_GROUPINGS,
  type LimitGrouping,
  type RoundRules,
  type RoundTally,
  SEED_LENGTH_MAX,
  TALLY_RULES,
  type TallyRuleName,
  tidyLine,
  TIE_CRITERIA,
  type TieCriterion,
} from '#domain';
import { centsOf, IsCents } from '#platform';

const CHOICES_LIMIT = 1_000;
const POINTS_LIMIT = 1_000_000;
const THRESHOLD_LIMIT = 1_000_000_000;
const GROUP_LIMIT = 1_000;

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

/** What each group of initiatives may get at most. At least one of the two is set. */
export class RoundLimitRequest {
  /** What makes the groups: area (the area that a plan names) or initiator (who proposed it). */
  @IsIn(LIMIT_GROUPINGS)
  readonly per!: LimitGrouping;

  /** The most that the funded initiatives of one group may cost together, in cents. */
  @IsOptional()
  @ApiPropertyOptional()
  @IsCents()
  readonly costMaxCents: number | null = null;

  /** The most initiatives of one group that may be funded. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(GROUP_LIMIT)
  readonly countMax: number | null = null;
}

/** How the ballots are counted. */
export class TallyRulesRequest {
  /** A name with a version; whatever changes the outcome, such as a completion or a start, is in it. */
  @ApiProperty({ enum: TALLY_RULES })
  @IsIn(TALLY_RULES)
  readonly rule!: TallyRuleName;

  /** The fewest votes (or points) that an initiative needs. greedy-threshold needs it, greedy has none. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(THRESHOLD_LIMIT)
  readonly threshold: number | null = null;

  /** What decides between equal initiatives, in this order; the last is id. A lot needs a seed. */
  @ApiPropertyOptional({ type: 'string', enum: [...TIE_CRITERIA], isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TIE_CRITERIA.length)
  @ArrayUnique()
  @IsIn(TIE_CRITERIA, { each: true })
  readonly ties: TieCriterion[] = [...DEFAULT_TIES];

  /** The unit of money per voter, in cents: Equal Shares with Add1 or a floor start; 100 when left out. */
  @IsOptional()
  @ApiPropertyOptional()
  @IsCents()
  readonly unitCents: number | null = null;

  /** What the lot is drawn from: 1 to 200 characters, published with the rules. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, SEED_LENGTH_MAX)
  readonly seed: string | null = null;

  /** Whether what the limits leave over goes to the others by score, limits aside; greedy family only. */
  @ApiPropertyOptional()
  @IsBoolean()
  readonly leftoverByScore: boolean = false;

  /** What groups of initiatives may get at most; each way of making groups at most once. */
  @ApiPropertyOptional({ maxItems: LIMIT_GROUPINGS.length })
  @IsArray()
  @ArrayMaxSize(LIMIT_GROUPINGS.length)
  @ValidateNested({ each: true })
  @Type(() => RoundLimitRequest)
  readonly limits: RoundLimitRequest[] = [];
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
    tally: tally === null ? null : tallyOf(tally),
  };
}

/** What is left at its default is not set, so that it takes no place in the published rules. */
function tallyOf(request: TallyRulesRequest): RoundTally {
  const { rule, threshold, ties, unitCents, seed, leftoverByScore } = request;
  const limits = request.limits.map(({ per, costMaxCents, countMax }) => ({
    per,
    costMaxCents: costMaxCents === null ? null : centsOf(costMaxCents),
    countMax,
  }));
  return {
    rule,
    threshold,
    ties: [...ties],
    ...(unitCents === null ? {} : { unitCents: centsOf(unitCents) }),
    ...(seed === null ? {} : { seed: tidyLine(seed) }),
    ...(leftoverByScore ? { leftoverByScore } : {}),
    ...(limits.length === 0 ? {} : { limits }),
  };
}
