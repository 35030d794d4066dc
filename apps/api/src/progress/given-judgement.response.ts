import { ApiProperty } from '@nestjs/swagger';

/** That your answer was taken. */
export class GivenJudgementResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  @ApiProperty({ format: 'date-time' })
  readonly givenAt!: string;
}
