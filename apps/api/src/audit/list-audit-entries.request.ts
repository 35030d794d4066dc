import { IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '#platform';

export class ListAuditEntriesRequest extends PageQuery {
  /** Only what was done to the thing with this id. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly subjectId?: string;
}
