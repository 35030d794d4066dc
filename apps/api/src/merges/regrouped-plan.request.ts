import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  COST_DESCRIPTION_LENGTH_MAX,
  COST_LINES_MAX,
  INITIATIVE_THEMES,
  type InitiativePlan,
  type InitiativeTheme,
  plainCost,
  SUMMARY_LENGTH_MAX,
  tidyLine,
  tidyText,
  TITLE_LENGTH_MAX,
} from '#domain';
import { centsOf, IsCents } from '#platform';
import { locationOf, LocationRequest } from '../openapi/location.request.js';

/** One line of what a plan costs. */
export class RegroupedCostRequest {
  /** What the money is for. */
  @IsString()
  @MaxLength(COST_DESCRIPTION_LENGTH_MAX)
  readonly description!: string;

  /** How much, in cents. */
  @IsCents()
  readonly amountCents!: number;
}

/** A plan that comes of merging or splitting. For whom it is and who does it is taken over. */
export class RegroupedPlanRequest {
  /** What it will be called. */
  @IsString()
  @MaxLength(TITLE_LENGTH_MAX)
  readonly title!: string;

  /** What it will be about, for everybody to read. */
  @ApiPropertyOptional()
  @IsString()
  @MaxLength(SUMMARY_LENGTH_MAX)
  readonly summary: string = '';

  /** What it costs, line by line. */
  @IsArray()
  @ArrayMaxSize(COST_LINES_MAX)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RegroupedCostRequest)
  readonly costLines!: RegroupedCostRequest[];

  /** What is set aside for the unforeseen, in cents. */
  @ApiPropertyOptional({ type: 'integer', format: 'int64' })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly unforeseenCents: number = 0;

  /** What the initiators pay themselves, in cents. */
  @ApiPropertyOptional({ type: 'integer', format: 'int64' })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly ownContributionCents: number = 0;

  /** What others pay, in cents. */
  @ApiPropertyOptional({ type: 'integer', format: 'int64' })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly otherFundingCents: number = 0;

  /** What it is mostly about. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsIn(INITIATIVE_THEMES)
  readonly theme: InitiativeTheme | null = null;

  /** Where it will be. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LocationRequest)
  readonly location: LocationRequest | null = null;

  /** The wijk or buurt that it is for. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly areaId: string | null = null;
}

/** The plan that a valid request carries, with what it takes over from the first of the old ones. */
export function regroupedPlanOf(
  request: RegroupedPlanRequest,
  { forWhom, carriedOutBy, applicantKind, aims, startsOn, endsOn }: InitiativePlan,
): InitiativePlan {
  const { title, summary, costLines, theme, location, areaId } = request;
  return {
    title: tidyLine(title),
    summary: tidyText(summary),
    costLines: costLines.map(({ description, amountCents }) =>
      plainCost(tidyLine(description), centsOf(amountCents)),
    ),
    unforeseenCents: centsOf(request.unforeseenCents),
    ownContributionCents: centsOf(request.ownContributionCents),
    otherFundingCents: centsOf(request.otherFundingCents),
    theme,
    location: locationOf(location),
    areaId,
    forWhom,
    carriedOutBy,
    applicantKind,
    aims,
    startsOn,
    endsOn,
  };
}
