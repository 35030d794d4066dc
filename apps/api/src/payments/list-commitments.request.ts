import { IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#platform';

export class ListCommitmentsRequest extends PageQuery {
  /** Only the commitments of this round. */
  @IsOptional()
  @IsUUID()
  readonly roundId?: string;
}
