import { ApiProperty } from '@nestjs/swagger';

/** What an import brought in. */
export class ImportedInitiativesResponse {
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  @ApiProperty({ type: 'integer' })
  readonly importedCount!: number;
  /** In the order of the file. */
  @ApiProperty({ type: 'string', format: 'uuid', isArray: true })
  readonly initiativeIds!: string[];
}
