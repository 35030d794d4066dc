import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DEVIATION_REASON_MAX, MOTIVATION_LENGTH_MAX } from '#domain';

const INITIATIVES_MAX = 1_000;

/** Why one initiative is treated otherwise than was found. */
export class AllocationDeviationRequest {
  @IsUUID()
  readonly initiativeId!: string;

  /** At least 20 characters, for everybody to read. */
  @IsString()
  @MaxLength(DEVIATION_REASON_MAX)
  readonly reason!: string;
}

/** What the decision rests on: after a residents' vote `tallyRunId`; otherwise the other two. */
export class DecideAllocationRequest {
  /** The count that the decision follows; its winners get their costs. Only after a residents' vote. */
  @IsOptional()
  @IsUUID()
  readonly tallyRunId?: string;

  /** The initiatives that get their costs, each once. Not after a residents' vote. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => lowerCased(value))
  @IsArray()
  @ArrayMaxSize(INITIATIVES_MAX)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly initiativeIds?: string[];

  /**
   * The adopted decision of the wijkteam that this carries out, exactly; what it says need not be
   * repeated here. In a wijkteam with decision rules this or `mandateId` is needed.
   */
  @IsOptional()
  @IsUUID()
  readonly teamDecisionId?: string;

  /** The mandate by which its holder decides in the place of the wijkteam. */
  @IsOptional()
  @IsUUID()
  readonly mandateId?: string;

  /** After an advice or an assembly: the confirmed record of what was found, which this rests on. */
  @IsOptional()
  @IsUUID()
  readonly outcomeRecordId?: string;

  /** Why initiatives are treated otherwise than that record has it; not beside `teamDecisionId`. */
  @ApiPropertyOptional({ type: () => [AllocationDeviationRequest] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(INITIATIVES_MAX)
  @ValidateNested({ each: true })
  @Type(() => AllocationDeviationRequest)
  readonly deviations?: AllocationDeviationRequest[];

  /** The reasons, for everybody to read. Needed unless the decision follows a count. */
  @IsOptional()
  @IsString()
  @MaxLength(MOTIVATION_LENGTH_MAX)
  readonly motivation?: string;
}

function lowerCased(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((each: unknown) => (typeof each === 'string' ? each.toLowerCase() : each));
}
