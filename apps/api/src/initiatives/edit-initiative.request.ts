import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  COST_LINES_MAX,
  type InitiativePlan,
  SUMMARY_LENGTH_MAX,
  tidyLine,
  tidyText,
  TITLE_LENGTH_MAX,
} from '#domain';
import {
  CostLineRequest,
  costLinesOf,
  locationOf,
  LocationRequest,
} from './initiative-plan.request.js';

const isGiven = (_: unknown, value: unknown): boolean => value !== undefined;

/** What is left out stays as it is. */
export class EditInitiativeRequest {
  /** What the initiative is called. */
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(TITLE_LENGTH_MAX)
  readonly title?: string;

  /** What it is about, for everybody to read. */
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(SUMMARY_LENGTH_MAX)
  readonly summary?: string;

  /** All its cost lines, in place of those it has. */
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayMaxSize(COST_LINES_MAX)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CostLineRequest)
  readonly costLines?: CostLineRequest[];

  /** Where it will be; null for nowhere in particular. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LocationRequest)
  readonly location?: LocationRequest | null;

  /** The wijk or buurt that it is for; null for none. */
  @IsOptional()
  @IsUUID()
  readonly areaId?: string | null;
}

/** The parts of the plan that a valid request carries. */
export function editsOf(request: EditInitiativeRequest): Partial<InitiativePlan> {
  const { title, summary, costLines, location, areaId } = request;
  return {
    ...(title === undefined ? {} : { title: tidyLine(title) }),
    ...(summary === undefined ? {} : { summary: tidyText(summary) }),
    ...(costLines === undefined ? {} : { costLines: costLinesOf(costLines) }),
    ...(location === undefined ? {} : { location: locationOf(location) }),
    ...(areaId === undefined ? {} : { areaId }),
  };
}
