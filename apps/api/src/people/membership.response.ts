import { ApiProperty } from '@nestjs/swagger';
import { type RecordedMembership, type Role, type WayIn, WAYS_IN } from '#domain';
import type { NamedMembership } from '#persistence';

/** A role that somebody has, had or will have. */
export class MembershipResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  readonly role!: Role;
  /** The wijkteam that the role holds for; null for the whole municipality. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly wijkteamId!: string | null;
  /** The first day on which the role holds. */
  @ApiProperty({ format: 'date' })
  readonly validFromOn!: string;
  /** The last day on which the role holds; null while none is set. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly validUntilOn!: string | null;
  /** How this person came to the seat; null for a resident and for a role of the municipality. */
  @ApiProperty({ type: 'string', enum: WAYS_IN, nullable: true })
  readonly cameIn!: WayIn | null;
  /** The buurt that a sub-representative speaks for; null for everybody else. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;
  /** Whether this person agreed that the name stands on the public page of the wijkteam. */
  readonly isNamePublic!: boolean;
  /** The number in the ETag: send it, in quotes, as If-Match to change the membership. */
  @ApiProperty({ type: 'integer' })
  readonly version!: number;

  static of(membership: RecordedMembership): MembershipResponse {
    return fieldsOf(membership);
  }
}

/** A membership, with the name of whose it is. */
export class NamedMembershipResponse extends MembershipResponse {
  /** Null for somebody who is known by the code of a letter only. */
  readonly personName!: string | null;

  static override of(membership: NamedMembership): NamedMembershipResponse {
    return { ...fieldsOf(membership), personName: membership.personName };
  }
}

/** What is shown of a membership, and nothing else that a store may have sent along. */
function fieldsOf(membership: RecordedMembership): RecordedMembership {
  const { id, personId, role, wijkteamId, validFromOn, validUntilOn } = membership;
  const { cameIn, areaId, isNamePublic, version } = membership;
  return {
    ...{ id, personId, role, wijkteamId, validFromOn, validUntilOn },
    ...{ cameIn, areaId, isNamePublic, version },
  };
}
