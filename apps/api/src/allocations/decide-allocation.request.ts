import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { MOTIVATION_LENGTH_MAX } from '#domain';

const INITIATIVES_MAX = 1_000;

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
