import { ApiProperty } from '@nestjs/swagger';
/** A resident who was registered. */
export class ResidentResponse {
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly membershipId!: string;
  /** For the letter, such as `7ZQ4-M0KX-H2VD-9TRB`. It is told here only, and kept as a hash. */
  readonly letterCode!: string;
}
