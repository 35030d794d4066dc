import { ApiProperty } from '@nestjs/swagger';
/** Somebody with an account. The e-mail address is not sent back. */
export class PersonResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly name!: string;
  /** Whether the person can sign in with a password. */
  readonly hasPassword!: boolean;
}
