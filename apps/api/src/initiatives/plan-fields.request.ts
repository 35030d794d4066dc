import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  APPLICANT_KINDS,
  type ApplicantKind,
  CARRIED_OUT_BY_LENGTH_MAX,
  COST_LINES_MAX,
  EXCLUDED_AIMS,
  type ExcludedAim,
  FOR_WHOM_LENGTH_MAX,
  INITIATIVE_THEMES,
  type InitiativePlan,
  type InitiativeTheme,
  SUMMARY_LENGTH_MAX,
  tidyLine,
  tidyText,
} from '#domain';
import { centsOf, IsCents } from '#platform';
import { locationOf, LocationRequest } from '../openapi/location.request.js';
import { CostLineRequest, costLinesOf, isGiven } from './initiative-plan.request.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What can be told of a plan; all of it can come later, field by field. */
export class PlanFieldsRequest {
  /** What it is about, for everybody to read. */
  @ApiPropertyOptional()
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(SUMMARY_LENGTH_MAX)
  readonly summary?: string;

  /** All its cost lines; at least one is needed to submit it. */
  @ApiPropertyOptional({ type: [CostLineRequest] })
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayMaxSize(COST_LINES_MAX)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CostLineRequest)
  readonly costLines?: CostLineRequest[];

  /** Where it will be; null for nowhere in particular. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LocationRequest)
  readonly location?: LocationRequest | null;

  /** The wijk or buurt that it is for; null for none. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly areaId?: string | null;

  /** For whom it is, in one's own words. */
  @ApiPropertyOptional()
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(FOR_WHOM_LENGTH_MAX)
  readonly forWhom?: string;

  /** Who does the work, in one's own words. No names of private persons: everybody reads it. */
  @ApiPropertyOptional()
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(CARRIED_OUT_BY_LENGTH_MAX)
  readonly carriedOutBy?: string;

  /** As what one applies. */
  @ApiPropertyOptional({ enum: APPLICANT_KINDS, nullable: true, type: String })
  @IsOptional()
  @IsIn(APPLICANT_KINDS)
  readonly applicantKind?: ApplicantKind | null;

  /** What it is mostly about. */
  @ApiPropertyOptional({ enum: INITIATIVE_THEMES, nullable: true, type: String })
  @IsOptional()
  @IsIn(INITIATIVE_THEMES)
  readonly theme?: InitiativeTheme | null;

  /** Which of the aims that rules of play can leave out it has; an empty list for none of them. */
  @ApiPropertyOptional({ enum: EXCLUDED_AIMS, isArray: true, nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(EXCLUDED_AIMS, { each: true })
  readonly aims?: ExcludedAim[] | null;

  /** The first day of carrying it out. */
  @ApiPropertyOptional({ type: 'string', format: 'date', nullable: true })
  @IsOptional()
  @Matches(DAY)
  readonly startsOn?: string | null;

  /** The last day of carrying it out. */
  @ApiPropertyOptional({ type: 'string', format: 'date', nullable: true })
  @IsOptional()
  @Matches(DAY)
  readonly endsOn?: string | null;

  /** What the initiators pay themselves, in cents; 0 for nothing. */
  @ApiPropertyOptional({ type: 'integer', nullable: true })
  @IsOptional()
  @IsCents(0)
  readonly ownContributionCents?: number | null;

  /** What others pay, in cents. */
  @ApiPropertyOptional()
  @ValidateIf(isGiven)
  @IsCents(0)
  readonly otherFundingCents?: number;

  /** What is set aside for the unforeseen, in cents. */
  @ApiPropertyOptional()
  @ValidateIf(isGiven)
  @IsCents(0)
  readonly unforeseenCents?: number;
}

/** The fields of the plan that a valid request carries. */
export function fieldsOf(request: PlanFieldsRequest): Partial<InitiativePlan> {
  const { areaId, applicantKind, theme, aims, startsOn, endsOn } = request;
  const { costLines, location, ownContributionCents: own } = request;
  return given({
    summary: mapped(request.summary, tidyText),
    forWhom: mapped(request.forWhom, tidyText),
    carriedOutBy: mapped(request.carriedOutBy, tidyText),
    costLines: mapped(costLines, costLinesOf),
    location: mapped(location, locationOf),
    ...{ areaId, applicantKind, theme, aims, startsOn, endsOn },
    ownContributionCents: mapped(own, (amount) => (amount === null ? null : centsOf(amount))),
    otherFundingCents: mapped(request.otherFundingCents, centsOf),
    unforeseenCents: mapped(request.unforeseenCents, centsOf),
  });
}

/** The same for a request that can carry a title. */
export function titleOf(title: string | undefined): Partial<InitiativePlan> {
  return title === undefined ? {} : { title: tidyLine(title) };
}

type Given = { [Field in keyof InitiativePlan]?: InitiativePlan[Field] | undefined };

/** What is left out of a request is not a field with nothing in it. */
function given(fields: Given): Partial<InitiativePlan> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function mapped<From, To>(value: From | undefined, map: (value: From) => To): To | undefined {
  return value === undefined ? undefined : map(value);
}
