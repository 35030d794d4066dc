import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { PageQuery } from '#platform';

/** Which objections to list for those who handle them. */
export class ListObjectionCasesRequest extends PageQuery {
  /** Only those whose term has passed without an end. */
  @ApiPropertyOptional()
  @Transform(({ value }: { value: unknown }) => booleanOf(value))
  @IsBoolean()
  readonly isOverdue: boolean = false;

  /** Only those that you handle. */
  @ApiPropertyOptional()
  @Transform(({ value }: { value: unknown }) => booleanOf(value))
  @IsBoolean()
  readonly isMine: boolean = false;
}

function booleanOf(value: unknown): unknown {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}
