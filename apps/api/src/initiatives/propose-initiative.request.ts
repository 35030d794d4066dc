import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
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

export class ProposeInitiativeRequest {
  /** What the initiative is called. */
  @IsString()
  @MaxLength(TITLE_LENGTH_MAX)
  readonly title!: string;

  /** What it is about, for everybody to read. */
  @ApiPropertyOptional()
  @IsString()
  @MaxLength(SUMMARY_LENGTH_MAX)
  readonly summary: string = '';

  /** What it costs, line by line; needed to submit it. */
  @ApiPropertyOptional()
  @IsArray()
  @ArrayMaxSize(COST_LINES_MAX)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CostLineRequest)
  readonly costLines: CostLineRequest[] = [];

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

/** The plan that a valid request carries. */
export function planOf(request: ProposeInitiativeRequest): InitiativePlan {
  return {
    title: tidyLine(request.title),
    summary: tidyText(request.summary),
    costLines: costLinesOf(request.costLines),
    location: locationOf(request.location),
    areaId: request.areaId,
  };
}
