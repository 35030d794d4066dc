import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { PageQuery } from '#platform';

export class ListTransfersRequest extends PageQuery {
  /** Only the transfers from or to this account. */
  @IsOptional()
  @Matches(/^[a-z]+(:[a-z0-9-]+)+$/)
  @ApiProperty({ required: false, example: 'external:council' })
  readonly accountPath?: string;
}
