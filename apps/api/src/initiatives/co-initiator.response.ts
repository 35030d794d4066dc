import { ApiProperty } from '@nestjs/swagger';
import type { CoInitiatorInvitation } from '#domain';
import type { NamedInitiator, ReceivedInvitation } from '#persistence';

/** Somebody who makes the initiative; told to the others who make it and to who helps them, and to nobody else. */
export class InitiatorResponse {
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  @ApiProperty({ type: 'string', nullable: true })
  readonly name!: string | null;
  @ApiProperty({ enum: ['proposer', 'co-initiator'] })
  readonly role!: 'proposer' | 'co-initiator';
  @ApiProperty({ format: 'date-time' })
  readonly sinceAt!: string;

  static of({ personId, name, role, since }: NamedInitiator): InitiatorResponse {
    return { personId, name, role, sinceAt: since.toISOString() };
  }
}

/** An invitation that was sent. It is the same whether anybody has an account with that address or not. */
export class InvitationResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  /** The e-mail address that was invited; null for an invitation to an account. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly email!: string | null;
  /** The account that was invited; null for an invitation to an e-mail address. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly personId!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly invitedAt!: string;
  /** What became of it; null while it is open. */
  @ApiProperty({ enum: ['accepted', 'declined', 'withdrawn'], nullable: true, type: String })
  readonly answer!: string | null;

  static of(invitation: CoInitiatorInvitation): InvitationResponse {
    const { id, initiativeId, email, inviteeId, invitedAt, answer } = invitation;
    const personId = inviteeId;
    return { id, initiativeId, email, personId, invitedAt: invitedAt.toISOString(), answer };
  }
}

/** Who makes an initiative, and who was asked to. */
export class InitiatorsResponse {
  readonly initiators!: InitiatorResponse[];
  /** The open ones, the first one first. */
  readonly invitations!: InvitationResponse[];
}

/** An invitation as who is invited sees it. */
export class ReceivedInvitationResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  /** What the initiative is called. */
  readonly title!: string;
  /** The name of who asks, as far as they gave one. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly invitedByName!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly invitedAt!: string;

  static of(invitation: ReceivedInvitation): ReceivedInvitationResponse {
    return { ...invitation, invitedAt: invitation.invitedAt.toISOString() };
  }
}
