import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';

const EMAIL_LENGTH_MAX = 254;

/** One of the two. */
export class InviteCoInitiatorRequest {
  /** An account in the municipality. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly personId: string | null = null;

  /** An e-mail address; nobody is told whether somebody here has it. */
  @ApiPropertyOptional({ type: 'string', format: 'email', nullable: true })
  @IsOptional()
  @IsEmail()
  @MaxLength(EMAIL_LENGTH_MAX)
  readonly email: string | null = null;
}

export class AnswerInvitationRequest {
  /** accepted: one makes it with them. declined: one does not. withdrawn: an initiator takes the invitation back. */
  @IsIn(['accepted', 'declined', 'withdrawn'])
  readonly answer!: 'accepted' | 'declined' | 'withdrawn';
}
