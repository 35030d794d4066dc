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
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  DEFAULT_TIES,
  SEED_LENGTH_MAX,
  SIMULATED_RULES_MAX,
  TALLY_RULES,
  type TallyRule,
  type TallyRuleName,
  TIE_CRITERIA,
  type TieCriterion,
} from '#domain';
import { centsOf, IsCents } from '#platform';

const THRESHOLD_LIMIT = 1_000_000_000;

/** A rule to count by. The budget, the paper and the limits on groups are those of the round. */
export class SimulatedRuleRequest {
  /** A name with a version, as in the rules of a round. */
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

  /** What the lot is drawn from: 1 to 200 characters. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, SEED_LENGTH_MAX)
  readonly seed: string | null = null;

  /** Whether what the limits leave over goes to the others by score; greedy family only. */
  @ApiPropertyOptional()
  @IsBoolean()
  readonly leftoverByScore: boolean = false;
}

/** The rules to compare. */
export class SimulateTallyRequest {
  /** 1 to 5 rules; the answers come in the same order. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SIMULATED_RULES_MAX)
  @ValidateNested({ each: true })
  @Type(() => SimulatedRuleRequest)
  readonly rules!: SimulatedRuleRequest[];
}

/** The rules that a valid request carries. What is left at its default is not set. */
export function simulatedRulesOf({ rules }: SimulateTallyRequest): TallyRule[] {
  return rules.map(({ rule, threshold, ties, unitCents, seed, leftoverByScore }) => ({
    rule,
    threshold,
    ties: [...ties],
    ...(unitCents === null ? {} : { unitCents: centsOf(unitCents) }),
    ...(seed === null ? {} : { seed }),
    ...(leftoverByScore ? { leftoverByScore } : {}),
  }));
}
